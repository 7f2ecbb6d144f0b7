import type { HistoryLine } from '../../history.ts';
import type { Facts } from '../facts.ts';
import type { Complain, Rule } from '../rule.ts';

const openStates: ReadonlySet<string> = new Set(['created', 'waiting', 'sending']);

/**
 * I-13: the customer's ID and password are gone by the next moment after their charge was answered or
 * lost, or its payment stands anywhere but created, waiting or sending; and with their process life.
 */
export const credentials: Rule = {
  name: 'I-13 credentials are gone',
  begin(facts, complain) {
    const kept = new Kept();
    return {
      see(line) {
        kept.complainOfOverdue(line, complain);
        kept.take(facts, line);
        kept.judge(facts, line);
      },
    };
  },
};

/**
 * Whose ID and password are in memory, and since when they should not be, by sale: a smaller second
 * payment is charged with what was typed for the first.
 */
class Kept {
  /** Sale → the process life that holds them. */
  readonly #alive = new Map<string, number>();
  readonly #overdueMs = new Map<string, number>();
  readonly #states = new Map<string, string>();

  take(facts: Facts, line: HistoryLine): void {
    if (line.event === 'credentials') {
      const saleId = saleOf(facts, line.merchantUid);
      // Typed anew for another try: what was due before is no more.
      this.#overdueMs.delete(saleId);
      if (line.alive) this.#alive.set(saleId, line.life);
      else this.#alive.delete(saleId);
    }
    // Nobody sees into a process that stands still.
    if (line.event !== 'killed' && line.event !== 'stopped' && line.event !== 'frozen') return;
    for (const [saleId, life] of this.#alive) if (life === line.life) this.#alive.delete(saleId);
  }

  judge(facts: Facts, line: HistoryLine): void {
    if (line.event === 'ledger-payment') {
      if (hasOpen(facts, line.saleId)) this.#overdueMs.delete(line.saleId);
      // A note about a closed payment is no outcome: the customer types for the next try.
      if (this.#states.get(line.merchantUid) === line.state) return;
      this.#states.set(line.merchantUid, line.state);
    }
    const saleId = saleOfEnd(facts, line);
    if (saleId !== null && this.#alive.has(saleId) && !this.#overdueMs.has(saleId)) {
      this.#overdueMs.set(saleId, line.atMs);
    }
  }

  complainOfOverdue(line: HistoryLine, complain: Complain): void {
    for (const [saleId, sinceMs] of this.#overdueMs) {
      if (line.atMs <= sinceMs) continue;
      this.#overdueMs.delete(saleId);
      if (this.#alive.delete(saleId)) {
        complain(line, `ID and password of sale ${saleId} outlived its outcome`);
      }
    }
  }
}

function saleOf(facts: Facts, merchantUid: string): string {
  return facts.opened.get(merchantUid)?.saleId ?? merchantUid;
}

/** The sale whose ID and password a line makes needless: an outcome on the disk, or the end of a charge. */
function saleOfEnd(facts: Facts, line: HistoryLine): string | null {
  if (line.event === 'ledger-payment') {
    // Never sent, and its customer may stand at the counter again.
    const isOpen = line.why === 'too-old' || hasOpen(facts, line.saleId);
    return isOpen ? null : line.saleId;
  }
  if (line.event !== 'answer' || line.end === 'not-sent') return null;
  // The one repeat after a complete 401 still needs them.
  if (line.status === 401 && line.code !== null) return null;
  const sent = facts.requests.get(line.request)?.sent;
  return sent?.route === 'charge' ? saleOf(facts, sent.merchantUid ?? '') : null;
}

function hasOpen(facts: Facts, saleId: string): boolean {
  return [...facts.payments.values()].some(
    (payment) => payment.saleId === saleId && openStates.has(payment.state),
  );
}
