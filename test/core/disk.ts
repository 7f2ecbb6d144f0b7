import Database from 'better-sqlite3';
import { vi } from 'vitest';

/** A hand on the disk of a ledger: it can refuse writes, and take them again. */
export type TestDisk = {
  refuse(): void;
  take(): void;
  /** Full: the file may have so many pages more than it has now, none unless said. */
  fill(pagesLeft?: number): void;
  /** There is room again. */
  empty(): void;
};

/**
 * Runs `open`, which opens a ledger, and takes hold of its connection, as only its own process can. The
 * refusal is SQLite's own.
 */
export async function holdDisk<T>(
  open: () => Promise<T>,
): Promise<{ readonly opened: T; readonly disk: TestDisk }> {
  const pragma = vi.spyOn(Database.prototype, 'pragma');
  const opened = await open();
  const db = pragma.mock.contexts.findLast((each) => each instanceof Database && each.open);
  pragma.mockRestore();
  if (!(db instanceof Database)) throw new Error('no ledger was opened');
  const disk: TestDisk = {
    refuse: () => void db.pragma('query_only = ON'),
    take: () => void db.pragma('query_only = OFF'),
    fill(pagesLeft = 0) {
      const pages = Number(db.pragma('page_count', { simple: true }));
      db.pragma(`max_page_count = ${pages + pagesLeft}`);
    },
    empty: () => void db.pragma('max_page_count = 1000000'),
  };
  return { opened, disk };
}
