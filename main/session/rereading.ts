import type { Failure } from '../../preload/failure.ts';
import type { RereadView } from '../../preload/ledger-view.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { watchGapMs } from '../domain/watch-schedule.ts';
import type { Core } from '../services/core.ts';
import { type RestoreProgress, restoreFromProvider } from '../services/restore.ts';
import { standDown } from '../services/stand-down.ts';
import type { LedgerCare } from './ledger-care.ts';

/** Reads this till's payments from the provider's list into the ledger; one reading at a time. */
export type Rereading = {
  /** How far it is, or what came of the last one; null before the first. */
  view(): RereadView | null;
  /** Fails at once while one is under way. Resolves with its end. */
  run(): Promise<Result<null, Failure>>;
  stop(): void;
};

type Parts = {
  readonly core: Core;
  readonly care: Pick<LedgerCare, 'vouch'>;
  readonly changed: () => void;
};

const begun: RestoreProgress = { daysDone: 0, daysInAll: 1, adopted: 0, corrected: 0 };

/** Only a reading that came to its end lets a held ledger go on. */
export function createRereading({ core, care, changed }: Parts): Rereading {
  let view: RereadView | null = null;
  let stopped = false;
  const show = (next: RereadView): void => {
    view = next;
    changed();
  };

  async function reread(): Promise<Result<null, Failure>> {
    let so = begun;
    const read = await restoreFromProvider(core, {
      isStopped: () => stopped,
      progress(now) {
        so = now;
        show({ ...so, at: 'running' });
      },
    });
    if (!read.ok) {
      show({ ...so, at: 'failed' });
      return read;
    }
    if (read.value === null) {
      show({ ...so, at: 'stopped' });
      return ok(null);
    }
    return vouchFor(read.value);
  }

  async function vouchFor(read: RestoreProgress): Promise<Result<null, Failure>> {
    const held = core.ledger.stopped()?.kind === 'older-copy';
    if (held) standDown(core);
    const vouched = held ? await care.vouch() : ok(null);
    if (held && vouched.ok) readAgain(0);
    show({ ...read, at: vouched.ok ? 'done' : 'failed' });
    return vouched.ok ? vouched : fail({ kind: 'keychain', state: vouched.failure.kind });
  }

  /** What was under way when the older ledger was copied may come late: read again as anything watched. */
  function readAgain(used: number): void {
    const gapMs = watchGapMs(used);
    if (gapMs === null) return;
    core.clock.after(gapMs, () => void quietly().finally(() => readAgain(used + 1)));
  }

  async function quietly(): Promise<void> {
    if (view?.at === 'running') return;
    try {
      const hands = { isStopped: () => false, progress: () => undefined };
      await core.track(restoreFromProvider(core, hands));
    } catch (error) {
      core.reportBug(error, 'reread');
    }
  }

  return {
    view: () => view,
    async run() {
      if (view?.at === 'running') return notNow;
      stopped = false;
      show({ ...begun, at: 'running' });
      try {
        return await core.track(reread());
      } catch (error) {
        show({ ...(view ?? begun), at: 'failed' });
        throw error;
      }
    },
    stop() {
      stopped = true;
    },
  };
}

const notNow = fail<Failure>({ kind: 'refused', field: 'ledger.work', rule: 'not-now' });
