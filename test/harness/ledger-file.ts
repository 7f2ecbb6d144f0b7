import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Place } from './place.ts';

/** Where the ledger of a place lies. */
export function ledgerFile({ dataDir }: Place): string {
  return join(dataDir, 'ledger-test.db');
}

/** Overwrites the first page of a table, as a dying disk may. Nobody has the file open. */
export function overwritePage(file: string, table: string): void {
  const db = new Database(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  const of = db.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?');
  const at = ((of.pluck().get(table) ?? 0) - 1) * 4_096;
  db.close();
  writeFileSync(file, readFileSync(file).fill(0xff, at, at + 4_096));
}
