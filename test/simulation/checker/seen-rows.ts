import type { HistoryLine } from '../history.ts';
import type { ServerRow } from '../history-wire.ts';
import type { Facts } from './facts.ts';

/** What the till was shown of each payment, by any answer: the only proof it can have. */
export class SeenRows {
  readonly #facts: Facts;
  readonly #latest = new Map<string, ServerRow>();
  readonly #all = new Map<string, ServerRow[]>();

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** Takes one line; all but answers with rows pass. */
  take(line: HistoryLine): void {
    if (line.event !== 'answer' || line.rows === null) return;
    for (const row of line.rows) {
      this.#latest.set(row.impUid, row);
      this.#all.set(row.merchantUid, [...(this.#all.get(row.merchantUid) ?? []), row]);
    }
  }

  /** The latest answer about one row, or null. */
  latest(impUid: string): ServerRow | null {
    return this.#latest.get(impUid) ?? null;
  }

  /** Whether the till was ever shown that exactly this money was taken. */
  provesPaid(merchantUid: string, amountWon: number): boolean {
    return (this.#all.get(merchantUid) ?? []).some(
      (row) => wasPaid(row) && row.amountWon === amountWon && row.currency === 'KRW',
    );
  }

  /** Whether a row counts as money in the mode of the run. */
  isMoney(row: ServerRow): boolean {
    return this.#facts.run?.mode !== 'live' || row.sandbox !== true;
  }
}

/** Paid, and perhaps given back since. */
export function wasPaid({ status }: ServerRow): boolean {
  return status === 'paid' || status === 'cancelled';
}
