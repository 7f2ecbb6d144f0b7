import type { HistoryLine } from '../../history.ts';
import type { Facts } from '../facts.ts';
import type { Complain, Rule } from '../rule.ts';

const openStates: ReadonlySet<string> = new Set(['created', 'waiting', 'sending']);

/**
 * I-13: the customer's ID and password are gone by the next moment after a payment stands anywhere but
 * created, waiting or sending, or its charge was answered or lost, and no later than its process life.
 */
export const credentials: Rule = {
  name: 'I-13 credentials are gone',
  begin(facts, complain) {
    const kept = new Kept();
    return {
      see(line) {
        kept.complainOfOverdue(line, complain);
        kept.take(line);
        kept.judge(facts, line);
      },
    };
  },
};

/** Whose ID and password are in memory, and since when they should not be. */
class Kept {
  /** merchant_uid → the process life that holds them. */
  readonly #alive = new Map<string, number>();
  readonly #overdueMs = new Map<string, number>();
  /** Of these a charge has ended that is not to be sent again. */
  readonly #over = new Set<string>();

  take(line: HistoryLine): void {
    if (line.event === 'credentials') {
      if (line.alive) this.#alive.set(line.merchantUid, line.life);
      else this.#alive.delete(line.merchantUid);
    }
    if (line.event !== 'killed' && line.event !== 'stopped') return;
    for (const [uid, life] of this.#alive) if (life === line.life) this.#alive.delete(uid);
  }

  judge(facts: Facts, line: HistoryLine): void {
    const uid = uidIn(facts, line);
    if (uid === null) return;
    if (line.event === 'answer') this.#over.add(uid);
    if (line.event === 'credentials' && !line.alive) this.#over.delete(uid);
    const state = facts.payments.get(uid)?.state;
    const open = state === undefined || openStates.has(state);
    const late = this.#alive.has(uid) && (!open || this.#over.has(uid));
    if (!late) this.#overdueMs.delete(uid);
    else if (!this.#overdueMs.has(uid)) this.#overdueMs.set(uid, line.atMs);
  }

  complainOfOverdue(line: HistoryLine, complain: Complain): void {
    for (const [uid, sinceMs] of this.#overdueMs) {
      if (line.atMs <= sinceMs) continue;
      this.#overdueMs.delete(uid);
      if (this.#alive.delete(uid)) complain(line, `ID and password of ${uid} outlived its outcome`);
    }
  }
}

/** Whose need of the ID and password a line may end. */
function uidIn(facts: Facts, line: HistoryLine): string | null {
  if (line.event === 'credentials' || line.event === 'ledger-payment') return line.merchantUid;
  if (line.event !== 'answer' || line.end === 'not-sent') return null;
  // The one repeat after a complete 401 still needs them.
  if (line.status === 401 && line.code !== null) return null;
  const sent = facts.requests.get(line.request)?.sent;
  return sent?.route === 'charge' ? sent.merchantUid : null;
}
