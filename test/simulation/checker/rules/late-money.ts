import type { HistoryLine } from '../../history.ts';
import type { Facts } from '../facts.ts';
import { OnlineClock } from '../online-clock.ts';
import type { Complain, Rule } from '../rule.ts';

const closed: ReadonlySet<string> = new Set(['declined', 'not-charged']);
const dueMs = 10 * 60_000;

/**
 * I-10: money that the till does not know of (it told *declined* or *not charged*, or booked another
 * row) is an alarm within ten minutes in which it lives and is online.
 */
export const lateMoney: Rule = {
  name: 'I-10 late money is noticed',
  begin(facts, complain) {
    const clock = new OnlineClock();
    const sinceMs = new Map<string, number>();
    const states = new Map<string, string>();
    let account: string | null = null;
    return {
      see(line) {
        clock.take(line);
        if (line.event === 'request-sent' && line.account !== null && line.account !== account) {
          account = line.account;
          beginAnew(facts, account, sinceMs, clock);
        }
        if (line.event === 'ledger-payment') {
          const before = states.get(line.merchantUid) ?? '';
          states.set(line.merchantUid, line.state);
          if (closed.has(before) && line.state === 'paid' && line.alarm === null) {
            complain(line, `money of ${line.merchantUid} came late, and nobody was told`);
          }
        }
        const uid = uidIn(line);
        if (uid !== null && isOf(facts, uid, account)) noticeFrom(facts, uid, sinceMs, clock);
        complainOfOld(sinceMs, clock.nowMs() - dueMs, line, complain);
        if (line.event === 'rest') complainOfOld(sinceMs, clock.nowMs(), line, complain);
      },
    };
  },
};

/** Money of another account cannot be asked about before its keys are there again. */
function beginAnew(
  facts: Facts,
  account: string,
  sinceMs: Map<string, number>,
  clock: OnlineClock,
): void {
  sinceMs.clear();
  for (const uid of facts.opened.keys()) {
    if (isOf(facts, uid, account)) noticeFrom(facts, uid, sinceMs, clock);
  }
}

function uidIn(line: HistoryLine): string | null {
  if (line.event === 'server-committed') return line.row.merchantUid;
  return line.event === 'ledger-payment' ? line.merchantUid : null;
}

function isOf(facts: Facts, uid: string, account: string | null): boolean {
  const charged = facts.charges.get(uid)?.at(-1)?.account ?? null;
  return charged === null || account === null || charged === account;
}

function noticeFrom(
  facts: Facts,
  uid: string,
  sinceMs: Map<string, number>,
  clock: OnlineClock,
): void {
  if (!unnoticed(facts, uid)) sinceMs.delete(uid);
  else if (!sinceMs.has(uid)) sinceMs.set(uid, clock.nowMs());
}

function complainOfOld(
  sinceMs: Map<string, number>,
  beforeMs: number,
  line: HistoryLine,
  complain: Complain,
): void {
  for (const [uid, atMs] of sinceMs) {
    if (atMs > beforeMs) continue;
    complain(line, `money of ${uid} went unnoticed`);
    sinceMs.delete(uid);
  }
}

/** True where the server holds money of this number that the ledger neither has nor asks about. */
function unnoticed(facts: Facts, uid: string): boolean {
  const booked = facts.payments.get(uid);
  if (!booked || booked.alarm !== null) return false;
  if (booked.state === 'sending' || booked.state === 'unknown') return false;
  return facts.everPaid(uid).some(({ row }) => {
    const known = row.impUid === booked.impUid || row.impUid === booked.otherImpUid;
    // A test payment in a live till took nothing.
    return !known && !(row.sandbox === true && facts.run?.mode === 'live');
  });
}
