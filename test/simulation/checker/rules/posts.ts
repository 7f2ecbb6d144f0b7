import type { HistoryLine } from '../../history.ts';
import type { Facts, LineOf } from '../facts.ts';
import { LookUps } from '../look-ups.ts';
import type { Complain, Rule } from '../rule.ts';

/**
 * Decisions §5.3: an attempt that may have been sent is never posted again, but for the one repeat after
 * a complete 401 and a look-up that shows nothing new. Every attempt stands on a customer's yes in the
 * same process life: what they typed lives only there.
 */
export const posts: Rule = {
  name: 'never a second POST',
  begin(facts, complain) {
    const lookUps = new LookUps(facts);
    const agreed = new Set<string>();
    const closedSeq = new Map<string, number>();
    const attemptSeq = new Map<string, number>();
    const note = (line: HistoryLine): void => {
      if (line.event === 'customer-agreed') agreed.add(`${line.life} ${line.merchantUid}`);
      if (line.event === 'ledger-payment' && isClosed(line)) {
        closedSeq.set(line.merchantUid, line.seq);
      }
      if (line.event === 'ledger-attempt' && line.outcome === null) {
        attemptSeq.set(line.merchantUid, line.seq);
      }
    };
    return {
      see(line) {
        lookUps.take(line);
        note(line);
        if (line.event !== 'request-sent' || line.route !== 'charge') return;
        const uid = line.merchantUid ?? '';
        if (!agreed.has(`${line.life} ${uid}`)) {
          complain(line, `${uid} was charged without a yes in this life`);
        }
        const begunSeq = attemptSeq.get(uid) ?? 0;
        judgeSameAttempt(facts, lookUps, line, begunSeq, complain);
        judgeEarlier(
          facts,
          lookUps,
          line,
          { begunSeq, closedSeq: closedSeq.get(uid) ?? 0 },
          complain,
        );
      },
    };
  },
};

function isClosed({ state }: LineOf<'ledger-payment'>): boolean {
  return state === 'declined' || state === 'not-charged';
}

function judgeSameAttempt(
  facts: Facts,
  lookUps: LookUps,
  line: LineOf<'request-sent'>,
  attemptSeq: number,
  complain: Complain,
): void {
  const uid = line.merchantUid ?? '';
  const same = earlierPosts(facts, line).filter(({ seq }) => seq > attemptSeq);
  if (same.length === 0) return;
  const [first] = same;
  const answer = first ? facts.requests.get(first.request)?.answer : null;
  const atDoor = answer?.status === 401 && answer.code !== null;
  if (same.length > 1 || !atDoor) {
    complain(line, `${uid} was posted again though the same attempt may have been sent`);
    return;
  }
  const last = lookUps.lastComplete(uid);
  if (!last || last.seq < answer.seq || last.rows.some((row) => row.status !== 'failed')) {
    complain(line, `${uid} was posted again after a 401 without a look-up that shows nothing`);
  }
}

/**
 * A new attempt needs every earlier one that may have been sent to be closed on the disk, and a look-up
 * since then that shows no money.
 */
function judgeEarlier(
  facts: Facts,
  lookUps: LookUps,
  line: LineOf<'request-sent'>,
  { begunSeq, closedSeq }: { readonly begunSeq: number; readonly closedSeq: number },
  complain: Complain,
): void {
  const uid = line.merchantUid ?? '';
  const last = earlierPosts(facts, line)
    .filter(({ seq }) => seq < begunSeq)
    .at(-1);
  if (!last) return;
  if (closedSeq < last.seq) {
    complain(line, `${uid} was charged anew while an earlier attempt was open`);
    return;
  }
  const seen = lookUps.lastComplete(uid);
  if (!seen || seen.seq < closedSeq || seen.rows.some((row) => row.status !== 'failed')) {
    complain(line, `${uid} was charged anew without a look-up that shows nothing`);
  }
}

function earlierPosts(
  facts: Facts,
  line: LineOf<'request-sent'>,
): readonly LineOf<'request-sent'>[] {
  const all = facts.charges.get(line.merchantUid ?? '') ?? [];
  return all.filter(({ seq, request }) => seq < line.seq && facts.maybeSent(request));
}
