import { open, rename, rm } from 'node:fs/promises';
import type { Refusal } from '../../preload/failure.ts';
import { fail, ok, type Result } from '../domain/result.ts';

/**
 * Writes a file where a person wants it: whole, or not at all. Not by the till's own thread of work: a slow
 * disk or a network folder must not hold up a payment.
 */
export async function writeWholeFile(
  path: string,
  bytes: Uint8Array,
): Promise<Result<null, Refusal>> {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    await writeSynced(beside, bytes);
    await rename(beside, path);
    return ok(null);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    return fail({ kind: 'refused', field: 'receipt.file', rule: ruleOf(error) });
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What a system error means for the person who chose the place. */
export function ruleOf(error: unknown): Refusal['rule'] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return 'no-room';
  if (['EROFS', 'EACCES', 'EPERM'].includes(code)) return 'no-permission';
  if (['ENOENT', 'ENOTDIR', 'ENODEV', 'EIO'].includes(code)) return 'no-folder';
  return 'not-written';
}
