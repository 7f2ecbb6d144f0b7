import type { ServerRow } from '../history-wire.ts';

/** One cancel as the server carried it out. */
export type BookCancel = {
  readonly amountWon: number;
  readonly reason: string | null;
  readonly atMs: number;
};

/** One payment in the server's own books. Times are virtual ms. */
export type BookRow = {
  readonly impUid: string;
  readonly merchantUid: string;
  /** The API account it belongs to; other accounts do not see it. */
  readonly account: string;
  readonly amountWon: number;
  status: 'ready' | 'paid' | 'cancelled' | 'failed';
  /** Handled as a test: no points moved. */
  readonly sandbox: boolean;
  /** Told in the shape of the older document: no `sandbox`, times as text. */
  readonly older: boolean;
  readonly startedMs: number;
  paidMs: number;
  failedMs: number;
  failReason: string | null;
  readonly cancels: BookCancel[];
  /** What look-ups show until `staleUntilMs`: the row as it was, or nothing. */
  stale: BookRow | null;
  staleUntilMs: number;
};

export function wasPaid(row: BookRow): boolean {
  return row.status === 'paid' || row.status === 'cancelled';
}

export function cancelledWon(row: BookRow): number {
  return row.cancels.reduce((sum, { amountWon }) => sum + amountWon, 0);
}

export function leftWon(row: BookRow): number {
  return wasPaid(row) ? row.amountWon - cancelledWon(row) : 0;
}

/** The row as look-ups show it now; null while they do not know it yet. */
export function seenAs(row: BookRow, nowMs: number): BookRow | null {
  return nowMs < row.staleUntilMs ? row.stale : row;
}

/** Look-ups go on showing what they show now for `lagMs`; call it before the row changes. */
export function holdBack(row: BookRow, before: BookRow | null, untilMs: number): void {
  row.stale = before === null ? null : { ...before, cancels: [...before.cancels] };
  row.staleUntilMs = untilMs;
}

/** The row as a history line tells it. */
export function toldRow(row: BookRow): ServerRow {
  const { impUid, merchantUid, amountWon, status, sandbox } = row;
  const won = { amountWon, cancelledWon: cancelledWon(row) };
  return { impUid, merchantUid, ...won, status, currency: 'KRW', sandbox };
}
