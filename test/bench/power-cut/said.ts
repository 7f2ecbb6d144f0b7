import { readFileSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Ledger } from '../../../main/store/ledger.ts';

/** How the books stood when a write returned: the end of the audit chain, and the whole queue. */
export type Books = { readonly seq: number; readonly hash: string; readonly queue: string };

/** What a life was told is on disk. `act` is what it was doing. */
export type Said = { readonly act: string; readonly books: Books };

/** The books in `file` as they stand now. The chain holds the look of every row but the queue's. */
export function booksOf({ chainHead }: Ledger, file: string): Books {
  // Beside the ledger: its own reads do not show what is claimed.
  const db = new Database(file, { readonly: true });
  try {
    const rows = db.prepare('SELECT * FROM queue ORDER BY entry_id').all();
    return { ...chainHead(), queue: JSON.stringify(rows) };
  } finally {
    db.close();
  }
}

export function isSame(a: Books, b: Books): boolean {
  return a.seq === b.seq && a.hash === b.hash && a.queue === b.queue;
}

/** Adds a line; it is told before the next write begins, as a screen would be. */
export function say(handle: number, said: unknown): void {
  writeSync(handle, `${JSON.stringify(said)}\n`);
}

/** All whole lines of a file; none when there is no file. */
export function readSaid<T>(file: string): readonly T[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.slice(0, -1).map((line): T => JSON.parse(line));
}
