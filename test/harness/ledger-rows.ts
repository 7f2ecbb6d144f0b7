import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Mode } from '../../preload/views.ts';

/** A payment as the ledger has it. */
export type PaymentRow = {
  readonly merchantUid: string;
  readonly orderNo: string;
  readonly state: string;
  readonly amountWon: number;
  readonly cancelledWon: number | null;
  readonly impUid: string | null;
  readonly attempts: number;
  readonly reason: string | null;
  readonly code: string | null;
  readonly why: string | null;
  readonly alarm: string | null;
  readonly customerMask: string | null;
};

export type AttemptRow = {
  readonly merchantUid: string;
  readonly number: number;
  readonly outcome: string | null;
};

export type CancelRow = {
  readonly cancelId: string;
  readonly merchantUid: string;
  readonly state: string;
  readonly amountWon: number;
  readonly checksumWon: number;
  readonly reason: string;
  readonly declined: string | null;
  readonly code: string;
};

/** What a till's ledger holds on the disk right now; rows oldest first. */
export type LedgerRows = {
  readonly payments: readonly PaymentRow[];
  readonly attempts: readonly AttemptRow[];
  readonly cancels: readonly CancelRow[];
  /** What is still to be done; watching is no such thing. */
  readonly waiting: number;
};

const statements = {
  payments: `SELECT merchant_uid AS merchantUid, order_no AS orderNo, state, amount_won AS amountWon,
      cancelled_won AS cancelledWon, imp_uid AS impUid, attempts, reason, code, why, alarm,
      customer_mask AS customerMask
    FROM payments ORDER BY created_ms, merchant_uid`,
  attempts: `SELECT merchant_uid AS merchantUid, number, outcome FROM attempts ORDER BY rowid`,
  cancels: `SELECT cancel_id AS cancelId, merchant_uid AS merchantUid, state,
      amount_won AS amountWon, checksum_won AS checksumWon, reason, declined, code
    FROM cancels ORDER BY created_ms, rowid`,
  waiting: `SELECT count(*) AS waiting FROM queue
    WHERE finished_ms IS NULL AND about <> 'watch'`,
} as const;

/** Reads the ledger of one mode without writing to it, also while a till has it open. */
export function readLedger(dataDir: string, mode: Mode = 'test'): LedgerRows {
  const db = new Database(join(dataDir, `ledger-${mode}.db`), { readonly: true });
  try {
    const count = db.prepare<[], { waiting: number }>(statements.waiting).get();
    return {
      payments: db.prepare<[], PaymentRow>(statements.payments).all(),
      attempts: db.prepare<[], AttemptRow>(statements.attempts).all(),
      cancels: db.prepare<[], CancelRow>(statements.cancels).all(),
      waiting: count?.waiting ?? 0,
    };
  } finally {
    db.close();
  }
}
