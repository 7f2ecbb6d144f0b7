import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail, ok, type Result } from '../domain/result.ts';

/** Why a file could not be written; as in `Failure` of kind `storage`. */
export type WriteFailure = {
  readonly kind: 'storage';
  readonly state: 'full' | 'read-only' | 'broken';
};

/** Writes a file so that a power cut leaves the old one or the new one, whole (mode 0600). */
export function writeWhole(path: string, text: string): Result<null, WriteFailure> {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeSynced(beside, text);
    renameSync(beside, path);
    syncFolder(dirname(path));
    return ok(null);
  } catch (error) {
    rmSync(beside, { force: true });
    return fail(storageFailureOf(error));
  }
}

function writeSynced(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    const bytes = Buffer.from(text, 'utf8');
    let written = 0;
    while (written < bytes.length) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The new name itself is on the disk only when its folder is. Windows cannot open folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What a system error means for the person at the till. */
export function storageFailureOf(error: unknown): WriteFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['ENOSPC', 'EDQUOT'].includes(code)) return { kind: 'storage', state: 'full' };
  if (['EROFS', 'EACCES', 'EPERM'].includes(code)) return { kind: 'storage', state: 'read-only' };
  return { kind: 'storage', state: 'broken' };
}
