import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What a till that has ended left: the ledger's own mark, and how much of its log was not taken in. */
export function closedWell(dataDir: string): {
  readonly ended: string;
  readonly leftover: number;
} {
  const file = join(dataDir, 'ledger-training.db');
  // Looked at before it is opened, which may make one.
  const leftover = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const db = new Database(file, { readonly: true });
  try {
    const mark = "SELECT value FROM meta WHERE key = 'ended'";
    const row = db.prepare<[], { value: string }>(mark).get();
    return { ended: row?.value ?? 'not marked', leftover };
  } finally {
    db.close();
  }
}
