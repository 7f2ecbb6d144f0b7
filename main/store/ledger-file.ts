import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Mode } from '../../preload/views.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { applicationId, connect } from './connection.ts';
import { codeOf, type LedgerFailure } from './ledger-failure.ts';
import { migrate, newestVersion, versionOf } from './migrate.ts';
import { syncFolder } from './sync.ts';

/** Source: SQLite, database file format, the first 100 bytes. */
const header = { bytes: 100, magic: 'SQLite format 3\0', versionAt: 60, applicationAt: 68 };

/** Where the ledger of a mode lies. */
export function ledgerFileIn(folder: string, mode: Mode): string {
  return join(folder, `ledger-${mode}.db`);
}

/**
 * Makes sure that there is a ledger at `file` which this program may open (mode 0600, a new folder
 * 0700). A file that is not ours, newer or cut to nothing is refused untouched. Throws system errors.
 */
export function prepareFile(file: string): Result<null, LedgerFailure> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    // Its log without it: somebody took the ledger away. A new one would swallow the log.
    if (sizeOf(`${file}-wal`) > 0) return broken('the file is gone, its log is there');
    makeFile(file);
  }
  const checked = checkFile(file);
  const { mode } = statSync(file);
  if (checked.ok && (mode & 0o077) !== 0) chmodSync(file, mode & 0o700);
  return checked;
}

/** What the file says of itself, read without SQLite, which would leave files beside it. */
function checkFile(file: string): Result<null, LedgerFailure> {
  const bytes = firstBytes(file);
  const magic = bytes.toString('latin1', 0, header.magic.length);
  if (bytes.length < header.bytes || magic !== header.magic) {
    return broken('it does not begin as a SQLite file does');
  }
  if (sizeOf(`${file}-wal`) > 0) return checkThroughLog(file);
  return checkIdentity(
    bytes.readUInt32BE(header.applicationAt),
    bytes.readUInt32BE(header.versionAt),
  );
}

/** A log that was not moved in yet may say more than the file; a read-only look moves nothing. */
function checkThroughLog(file: string): Result<null, LedgerFailure> {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return checkIdentity(Number(db.pragma('application_id', { simple: true })), versionOf(db));
  } finally {
    db.close();
  }
}

/** Fewer than asked for when the file is shorter. */
function firstBytes(file: string): Buffer {
  const bytes = Buffer.alloc(header.bytes);
  const handle = openSync(file, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, header.bytes, 0));
  } finally {
    closeSync(handle);
  }
}

/** Whether a file with these marks is one this program may open. */
function checkIdentity(id: number, version: number): Result<null, LedgerFailure> {
  if (id !== applicationId) return fail({ kind: 'not-ours' });
  return version > newestVersion ? fail({ kind: 'newer-version', version }) : ok(null);
}

/** Made beside and moved in place when it is whole, so that an empty file never stands for a ledger. */
function makeFile(file: string): void {
  const beside = `${file}.${process.pid}.new`;
  removeWithLogs(beside);
  try {
    closeSync(openSync(beside, 'wx', 0o600));
    makeBooks(beside);
    moveUnlessThere(beside, file);
  } finally {
    // On a full disk half a ledger would only take more room.
    removeWithLogs(beside);
  }
  syncFolder(dirname(file));
}

function makeBooks(file: string): void {
  const db = connect(file);
  try {
    db.pragma(`application_id = ${applicationId}`);
    migrate(db);
    // Only the file itself is moved: nothing of it may still lie in the log. Throws where a close is silent.
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** A link fails when another process was quicker, a rename would bury its ledger. */
function moveUnlessThere(from: string, to: string): void {
  try {
    linkSync(from, to);
    rmSync(from);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') rmSync(from);
    else renameSync(from, to);
  }
}

function removeWithLogs(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function broken(detail: string): Result<null, LedgerFailure> {
  return fail({ kind: 'broken', detail });
}
