import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A request for points as the ledger has it. */
type LedgerRow = {
  readonly state: string;
  readonly status: string | null;
  readonly amountWon: number;
  readonly issuanceId: string | null;
};

/** The same as Bunjang has it. */
type BunjangRow = { readonly id: string; readonly amountWon: number; readonly status: string };

/** What the till's ledger and the training Bunjang hold of the shop's points, read from their files. */
export type PointsBooks = {
  readonly newest: LedgerRow | undefined;
  /** The number of the newest one at Bunjang. */
  readonly lastNumber: string | undefined;
  /** Requests that the two tell differently; empty when they agree. */
  readonly differing: readonly string[];
};

const statuses: Readonly<Record<string, string>> = {
  WAITED: 'waited',
  READY: 'ready',
  DONE: 'done',
  CANCELLED: 'cancelled',
  FAIL: 'failed',
};

/** Reads both as they are on the disk now. */
export function readPointsBooks(dataDir: string): PointsBooks {
  const ledger = ledgerRows(join(dataDir, 'ledger-training.db'));
  const { issuances }: { readonly issuances: readonly BunjangRow[] } = JSON.parse(
    readFileSync(join(dataDir, 'training-points.json'), 'utf8'),
  );
  const differing = ledger.flatMap((row) => {
    if (row.issuanceId === null) return [];
    const said = issuances.find(({ id }) => id === row.issuanceId);
    const same = said?.amountWon === row.amountWon && statuses[said.status] === row.status;
    return same ? [] : [`request ${row.issuanceId} differs`];
  });
  return { newest: ledger.at(-1), lastNumber: issuances.at(-1)?.id, differing };
}

function ledgerRows(file: string): readonly LedgerRow[] {
  const db = new Database(file, { readonly: true });
  try {
    return db
      .prepare<[], LedgerRow>(
        `SELECT state, status, amount_won AS amountWon, issuance_id AS issuanceId
           FROM issuances ORDER BY requested_ms, request_id`,
      )
      .all();
  } finally {
    db.close();
  }
}
