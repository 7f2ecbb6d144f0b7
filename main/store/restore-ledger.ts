import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Damage } from './care-task.ts';
import { damageIn } from './check-ledger.ts';
import { connect } from './connection.ts';
import type { LedgerFailure } from './ledger-failure.ts';
import { prepareFile } from './ledger-file.ts';
import { keepMeta } from './meta.ts';
import { syncFile, syncFolder } from './sync.ts';

/** Why a backup was not put in place; the ledger is then as it was. */
export type RestoreFailure = LedgerFailure | { readonly kind: 'damaged'; readonly damage: Damage };

/** What to put where. */
export type Restore = {
  /** The ledger's place; nobody may have it open. */
  readonly file: string;
  readonly backup: string;
  readonly nowMs: number;
  readonly macKey: Secret | null;
};

const unwatched = { refuseIfStopped: () => undefined, progress: () => undefined };

/**
 * Puts a verified copy of a backup in the ledger's place. What stood there is set aside under the name
 * that comes back, with its log, and is never deleted. The copy says of itself that it was put back, so
 * that it is held until a manager says otherwise, whatever a keychain remembers. Throws system errors.
 */
export function restoreLedger({
  file,
  backup,
  nowMs,
  macKey,
}: Restore): Result<{ readonly aside: string | null }, RestoreFailure> {
  const copy = `${file}.restored`;
  rmSync(copy, { force: true });
  try {
    copyFileSync(backup, copy, constants.COPYFILE_EXCL);
    chmodSync(copy, 0o600);
    syncFile(copy);
    const prepared = prepareFile(copy);
    if (!prepared.ok) return prepared;
    const damage = damageIn(copy, 'all', { macKey, watch: unwatched });
    if (damage) return fail({ kind: 'damaged', damage });
    markPutBack(copy);
    const aside = setAside(file, nowMs);
    renameSync(copy, file);
    syncFolder(dirname(file));
    return ok({ aside });
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
  }
}

/** The mark lies in the file itself before the file has the ledger's name. */
function markPutBack(copy: string): void {
  const db = connect(copy);
  try {
    keepMeta(db, 'put_back', '1');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  syncFile(copy);
}

/**
 * The ledger keeps its own name as well until the copy takes it in one step: at no moment is there none,
 * which would be taken for a new till. Its log goes first, or SQLite would read it into the copy.
 */
function setAside(file: string, nowMs: number): string | null {
  const aside = asideNameOf(file, nowMs);
  const isThere = existsSync(file);
  if (isThere) linkOrCopy(file, aside);
  const log = `${file}-wal`;
  if (existsSync(log)) renameSync(log, `${aside}-wal`);
  rmSync(`${file}-shm`, { force: true });
  syncFolder(dirname(file));
  return isThere ? aside : null;
}

function asideNameOf(file: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
  const names = Array.from({ length: 100 }, (_, n) => `${file}.aside-${stamp}-${n + 1}`);
  const free = names.find((name) => !existsSync(name) && !existsSync(`${name}-wal`));
  if (free === undefined) throw new Error('no free name to set the ledger aside');
  return free;
}

/** Not every disk knows two names for one file. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    syncFile(to);
  }
}
