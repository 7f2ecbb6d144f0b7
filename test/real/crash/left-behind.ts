import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';

/** What a killed till left on the disk. */
export type LeftBehind = {
  /** The hash of one row of the audit chain; null when there is no such row. */
  hashAt(seq: number): string | null;
  /** How many rows stand open, by table and state: `payment sending`, `cancel unknown`. */
  readonly open: ReadonlyMap<string, number>;
};

const openRows = `
  SELECT 'payment ' || state AS what, count(*) AS n FROM payments
    WHERE state IN ('created', 'sending', 'unknown') GROUP BY 1
  UNION ALL
  SELECT 'cancel ' || state, count(*) FROM cancels
    WHERE state IN ('created', 'sending', 'unknown') GROUP BY 1`;

/**
 * Reads a copy of the ledger and its log with plain SQL: the original stays as the kill left it for the
 * till that starts next.
 */
export function readLeftBehind<T>(file: string, read: (left: LeftBehind) => T): T {
  const folder = mkdtempSync(join(dirname(file), 'copy-'));
  const copy = join(folder, 'ledger.db');
  for (const end of ['', '-wal']) {
    if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${copy}${end}`);
  }
  const db = new Database(copy);
  try {
    const rows = db.prepare<[], { what: string; n: number }>(openRows).all();
    const hash = db.prepare<[number], string>('SELECT hash FROM audit WHERE seq = ?').pluck();
    return read({
      hashAt: (seq) => hash.get(seq) ?? null,
      open: new Map(rows.map(({ what, n }) => [what, n])),
    });
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
