import Database from 'better-sqlite3';

/** `BPOS`: tells our files from other SQLite files. */
export const applicationId = 0x42504f53;

const busyMs = 5_000;

/** What every connection must have, as SQLite reads it back. Source: SQLite, PRAGMA statements. */
const required: readonly (readonly [name: string, value: string | number, reads: unknown])[] = [
  ['journal_mode', 'WAL', 'wal'],
  // A commit is on the disk when it returns; in WAL mode the default is not.
  ['synchronous', 'FULL', 2],
  ['fullfsync', 1, 1],
  ['checkpoint_fullfsync', 1, 1],
  ['foreign_keys', 1, 1],
  ['recursive_triggers', 1, 1],
  ['trusted_schema', 0, 0],
  ['secure_delete', 1, 1],
  ['cell_size_check', 1, 1],
  ['busy_timeout', busyMs, busyMs],
];

/** A connection to a file that exists, with every setting in force. Throws what SQLite throws. */
export function connect(file: string): Database.Database {
  const db = new Database(file, { fileMustExist: true, timeout: busyMs });
  try {
    for (const [name, value] of required) db.pragma(`${name} = ${value}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The first setting that is not in force, in words for the log; null when all are. */
export function problemOf(db: Database.Database): string | null {
  for (const [name, , reads] of required) {
    const found: unknown = db.pragma(name, { simple: true });
    if (found !== reads) return `${name} is ${String(found)}`;
  }
  return null;
}
