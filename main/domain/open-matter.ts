import { watchGapsMs } from './watch-schedule.ts';

/** Something of a ledger that is not over: in doubt, waiting to be sent, or watched for late money. */
export type OpenMatter = {
  readonly orderNo: string;
  readonly standing: 'open' | 'waiting' | 'watched';
  /** Of the API account it belongs to. */
  readonly fingerprint: string;
  /** How many looks of its watch are used up. */
  readonly looks: number;
};

/** What a person wants to change, as far as open matters care. */
export type AccountChange =
  /** Settings; `watched`: which watched payments could not be looked up in time afterwards. */
  | { readonly of: 'settings'; readonly watched: 'none' | 'dense' | 'all' }
  /** API keys; `kept`: the accounts that can still be asked about with them or with the kept ones. */
  | { readonly of: 'keys'; readonly next: string; readonly kept: ReadonlySet<string> };

/** The looks of a watch that come every few minutes; the far ones can be made up for later. */
const denseLooks = watchGapsMs.filter((gapMs) => gapMs === watchGapsMs[0]).length;

/** True when the change would leave the matter without anybody who can ask about it. */
export function standsInTheWay(matter: OpenMatter, change: AccountChange): boolean {
  const isWatched = matter.standing === 'watched';
  if (change.of === 'keys') {
    // The same account with another secret is asked with that.
    if (matter.fingerprint === change.next) return false;
    return !(isWatched && change.kept.has(matter.fingerprint));
  }
  if (!isWatched || change.watched === 'all') return true;
  return change.watched === 'dense' && matter.looks < denseLooks;
}
