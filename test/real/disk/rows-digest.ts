import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** Every table whose every row is a fact; `meta` and `lease` say of the running program only. */
const facts = ['sales', 'payments', 'attempts', 'look_ups', 'cancels', 'audit'];
const open = 'SELECT entry_id, kind, about, subject, due_ms FROM queue WHERE finished_ms IS NULL';

/**
 * What the rows of a ledger say about money and about what is to be done, and by which rules they are
 * kept. Throws what SQLite throws.
 */
export function rowsDigest(db: Database.Database): string {
  const tables = ['sqlite_schema', ...facts].map((table) => `SELECT * FROM ${table}`);
  return digestOf(db, [...tables, open]);
}

/** The rest of the queue: how often, by whom, when it ended. */
export function hintsOf(db: Database.Database): string {
  return digestOf(db, ['SELECT * FROM queue']);
}

function digestOf(db: Database.Database, queries: readonly string[]): string {
  const hash = createHash('sha256');
  for (const sql of queries) {
    for (const row of db.prepare(sql).raw().iterate()) hash.update(JSON.stringify([sql, row]));
  }
  return hash.digest('hex');
}
