import type Database from 'better-sqlite3';
import type { CheckRecord } from './ledger.ts';

/** What the file says of itself beside its books; no part of the audit. */
type MetaKey = 'ledger_id' | 'opened_ms' | 'ended' | 'check' | 'put_back';

/** Null when it was never written. Throws what SQLite throws. */
export function metaOf(db: Database.Database, key: MetaKey): string | null {
  const found: unknown = db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key);
  return typeof found === 'string' ? found : null;
}

/** Throws what SQLite throws. */
export function keepMeta(db: Database.Database, key: MetaKey, value: string): void {
  const mark = `INSERT INTO meta (key, value) VALUES (?, ?)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
  db.prepare<[string, string]>(mark).run(key, value);
}

/** What the last check of the whole file came to; null when there was none, or its note is no good. */
export function checkRecordOf(db: Database.Database): CheckRecord | null {
  const text = metaOf(db, 'check') ?? '';
  const said = /^(\d+) (good|damaged)$/.exec(text);
  return said ? { atMs: Number(said[1]), damaged: said[2] === 'damaged' } : null;
}

export function keepCheckRecord(db: Database.Database, { atMs, damaged }: CheckRecord): void {
  keepMeta(db, 'check', `${atMs} ${damaged ? 'damaged' : 'good'}`);
}
