import { chmodSync, closeSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Secret } from '../secrets/secret.ts';
import { backupNameOf, keepNewest, removeHalfMade } from './backup-files.ts';
import type { CareTask, Damage, Watch } from './care-task.ts';
import { damageIn } from './check-ledger.ts';
import { syncFile, syncFolder } from './sync.ts';

type BackUp = Extract<CareTask, { kind: 'back-up' }>;

const busyMs = 5_000;
const pagesPerStep = 256;

/**
 * Copies a ledger with SQLite's online backup, as of one moment, while it may be in use; a copy counts
 * once it lies on the disk and everything in it was verified. What is wrong with the copy comes back,
 * and then it is not kept. Throws system errors, what SQLite throws, and `CareStopped`.
 */
export async function backUp(
  { file, folder, mode, nowMs }: BackUp,
  { macKey, watch }: { readonly macKey: Secret | null; readonly watch: Watch },
): Promise<Damage | null> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const copy = join(folder, backupNameOf(mode, nowMs));
  const part = `${copy}.part`;
  removeHalfMade(folder, mode);
  try {
    closeSync(openSync(part, 'wx', 0o600));
    await copyPages(file, part, watch);
    makeOneFile(part);
    const damage = damageIn(part, 'all', { macKey, watch });
    if (damage) return damage;
    syncFile(part);
    renameSync(part, copy);
    syncFolder(folder);
  } finally {
    removeHalfMade(folder, mode);
  }
  keepNewest(folder, mode, copy);
  return null;
}

/** The open transaction keeps the moment: what is written meanwhile does not make it begin again. */
async function copyPages(from: string, to: string, watch: Watch): Promise<void> {
  const db = new Database(from, { readonly: true, fileMustExist: true, timeout: busyMs });
  try {
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    await db.backup(to, {
      progress({ totalPages, remainingPages }) {
        watch.refuseIfStopped();
        // The other half of the work is to verify it.
        if (totalPages > 0) watch.progress((totalPages - remainingPages) / totalPages / 2);
        return pagesPerStep;
      },
    });
  } finally {
    db.close();
  }
}

/** Without a log beside it, so that the one file is all there is to carry away. */
function makeOneFile(file: string): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}
