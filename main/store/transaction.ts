import type Database from 'better-sqlite3';

/**
 * Runs acts in transactions of their own that take the write lock at once. What `act` throws undoes all
 * of it. Prepared once: better-sqlite3's own `transaction` builds four functions for each it is given.
 */
export function transactionsOf(db: Database.Database): <T>(act: () => T) => T {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  return (act) => {
    begin.run();
    try {
      const value = act();
      if (value instanceof Promise) throw new TypeError('a transaction cannot wait for a promise');
      commit.run();
      return value;
    } catch (error) {
      // A full disk makes SQLite undo it by itself.
      if (db.inTransaction) rollback.run();
      throw error;
    }
  };
}
