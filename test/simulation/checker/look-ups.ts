import type { HistoryLine } from '../history.ts';
import type { ServerRow } from '../history-wire.ts';
import type { Facts } from './facts.ts';

/** A look-up of which the till has every page. */
export type LookUpSeen = {
  /** The line that completed it. */
  readonly seq: number;
  readonly atMs: number;
  readonly life: number;
  readonly rows: readonly ServerRow[];
};

type Unfinished = { readonly page: number; readonly rows: readonly ServerRow[] };

/** Puts the pages of look-ups by merchant_uid together, as the till got them. */
export class LookUps {
  readonly #facts: Facts;
  readonly #unfinished = new Map<string, Unfinished>();
  readonly #complete = new Map<string, LookUpSeen[]>();

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** Takes one line; all but answers of look-ups pass. */
  take(line: HistoryLine): void {
    if (line.event !== 'answer' || line.rows === null) return;
    const sent = this.#facts.requests.get(line.request)?.sent;
    if (sent?.route !== 'find-all' || sent.merchantUid === null) return;
    const key = `${line.life} ${sent.merchantUid}`;
    const page = sent.page ?? 1;
    const before = this.#unfinished.get(key);
    if (page > 1 && before?.page !== page - 1) return;
    const rows = page === 1 ? line.rows : [...(before?.rows ?? []), ...line.rows];
    if (!line.lastPage) {
      this.#unfinished.set(key, { page, rows });
      return;
    }
    this.#unfinished.delete(key);
    const { seq, atMs, life } = line;
    this.#complete.set(sent.merchantUid, [
      ...this.all(sent.merchantUid),
      { seq, atMs, life, rows },
    ]);
  }

  /** All complete ones of a merchant_uid, oldest first. */
  all(merchantUid: string): readonly LookUpSeen[] {
    return this.#complete.get(merchantUid) ?? [];
  }

  /** The newest one, if any. */
  lastComplete(merchantUid: string): LookUpSeen | null {
    return this.all(merchantUid).at(-1) ?? null;
  }
}
