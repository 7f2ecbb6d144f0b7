import type { HistoryLine } from '../../history.ts';
import type { Facts } from '../facts.ts';
import type { Complain, Rule } from '../rule.ts';

const openStates: ReadonlySet<string> = new Set(['created', 'waiting', 'sending']);

/**
 * I-13: the customer's ID and password are gone by the next moment after a payment stands anywhere but
 * created, waiting or sending, and no later than its process life.
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

  take(line: HistoryLine): void {
    if (line.event === 'credentials') {
      if (line.alive) this.#alive.set(line.merchantUid, line.life);
      else this.#alive.delete(line.merchantUid);
    }
    if (line.event !== 'killed' && line.event !== 'stopped') return;
    for (const [uid, life] of this.#alive) if (life === line.life) this.#alive.delete(uid);
  }

  judge(facts: Facts, line: HistoryLine): void {
    if (line.event !== 'credentials' && line.event !== 'ledger-payment') return;
    const uid = line.merchantUid;
    const state = facts.payments.get(uid)?.state;
    const late = state !== undefined && !openStates.has(state) && this.#alive.has(uid);
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
