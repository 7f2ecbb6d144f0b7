import Database from 'better-sqlite3';
import { migrate, newestVersion, versionOf } from './migrate.ts';

/**
 * Whether tables, indexes and triggers read as this program makes them. The integrity check does not ask:
 * a trigger or a CHECK with one letter changed is still SQL, and guards nothing. Books of another version
 * are not judged. Throws what SQLite throws.
 */
export function hasOwnRules(db: Database.Database): boolean {
  if (versionOf(db) !== newestVersion) return true;
  const fresh = new Database(':memory:');
  try {
    migrate(fresh);
    return rulesOf(db) === rulesOf(fresh);
  } finally {
    fresh.close();
  }
}

function rulesOf(db: Database.Database): string {
  const rows = db.prepare(
    `SELECT type, name, tbl_name, sql FROM sqlite_schema
      WHERE name NOT LIKE 'sqlite!_stat%' ESCAPE '!' ORDER BY type, name`,
  );
  return JSON.stringify(rows.raw().all());
}
