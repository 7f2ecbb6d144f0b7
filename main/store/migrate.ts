import type Database from 'better-sqlite3';
import { migrations } from './migrations/migrations.ts';

/** The version of the books this program writes. */
export const newestVersion = migrations.length;

/** The version the file is at; 0 when it is new. */
export function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings older books up to the newest version, one transaction per step. Throws what SQLite throws; then
 * the step that failed left nothing.
 */
export function migrate(db: Database.Database, steps: readonly string[] = migrations): void {
  for (const [index, sql] of steps.entries()) applyStep(db, sql, index + 1);
}

/** Nothing when the file is already there: another process may have been quicker. */
function applyStep(db: Database.Database, sql: string, version: number): void {
  const step = db.transaction(() => {
    const before = versionOf(db);
    if (before >= version) return;
    if (before !== version - 1) throw new Error(`no way from version ${before} to ${version}`);
    db.exec(sql);
    db.pragma(`user_version = ${version}`);
    if (versionOf(db) !== version) throw new Error(`the step to version ${version} did not take`);
  });
  step.immediate();
}
