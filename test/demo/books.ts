import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A payment as the ledger has it. */
export type LedgerRow = {
  readonly merchantUid: string;
  readonly state: string;
  readonly amountWon: number;
  readonly cancelledWon: number;
};

type GatewayRow = {
  readonly merchantUid: string;
  readonly status: string;
  readonly amountWon: number;
  readonly cancels: readonly { readonly amountWon: number }[];
};

/** What a till's ledger and its training gateway hold, read from their files. */
export type BothBooks = {
  readonly ledger: readonly LedgerRow[];
  /** Money that stands: paid less cancelled. */
  readonly ledgerWon: number;
  readonly gatewayWon: number;
  /** Orders that the two tell differently; empty when they agree. */
  readonly differing: readonly string[];
};

/** Reads both books as they are on the disk now. */
export function readBooks(dataDir: string): BothBooks {
  const ledger = ledgerRows(join(dataDir, 'ledger-training.db'));
  const gateway = gatewayRows(join(dataDir, 'training-books.json'));
  const taken = gateway.filter(({ status }) => status === 'paid' || status === 'cancelled');
  const orders = new Set([...ledger, ...taken].map(({ merchantUid }) => merchantUid));
  const differing = [...orders].filter(
    (order) => netOfLedger(ledger, order) !== netOfGateway(taken, order),
  );
  return {
    ledger,
    ledgerWon: sum([...orders].map((order) => netOfLedger(ledger, order))),
    gatewayWon: sum([...orders].map((order) => netOfGateway(taken, order))),
    differing,
  };
}

function ledgerRows(file: string): readonly LedgerRow[] {
  const db = new Database(file, { readonly: true });
  try {
    return db
      .prepare<[], LedgerRow>(
        `SELECT merchant_uid AS merchantUid, state, amount_won AS amountWon,
                coalesce(cancelled_won, 0) AS cancelledWon
           FROM payments ORDER BY created_ms, merchant_uid`,
      )
      .all();
  } finally {
    db.close();
  }
}

function gatewayRows(file: string): readonly GatewayRow[] {
  const books: { readonly payments: readonly GatewayRow[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return books.payments;
}

function netOfLedger(rows: readonly LedgerRow[], order: string): number {
  const paid = rows.filter((row) => row.merchantUid === order && row.state === 'paid');
  return sum(paid.map(({ amountWon, cancelledWon }) => amountWon - cancelledWon));
}

function netOfGateway(rows: readonly GatewayRow[], order: string): number {
  const own = rows.filter(({ merchantUid }) => merchantUid === order);
  return sum(own.map(({ amountWon, cancels }) => amountWon - sum(cancels.map((c) => c.amountWon))));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
