import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Mode } from '../../preload/views.ts';

/** A verified copy of a ledger. */
export type BackupFile = {
  readonly file: string;
  /** Epoch ms, from its name: when it was made by the till's clock. */
  readonly atMs: number;
};

/** How many are kept of each mode. */
export const backupsKept = 14;

const nameOf = /^ledger-(training|test|live)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/;

/** Where the backups of a data folder lie. */
export function backupFolderIn(dataFolder: string): string {
  return join(dataFolder, 'backups');
}

/** `ledger-live-20261121T140000Z.db`. */
export function backupNameOf(mode: Mode, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, '');
  return `ledger-${mode}-${stamp}.db`;
}

/** The backups of a mode, newest first. A folder that is not there holds none. Throws system errors. */
export function backupsIn(folder: string, mode: Mode): readonly BackupFile[] {
  return namesIn(folder)
    .flatMap((name) => {
      const atMs = atMsOf(name, mode);
      return atMs === null ? [] : [{ file: join(folder, name), atMs }];
    })
    .sort((a, b) => b.atMs - a.atMs);
}

/**
 * Deletes all but the newest ones. `justMade` was verified and stays whatever its time says: a clock
 * that jumped must not make it the oldest.
 */
export function keepNewest(folder: string, mode: Mode, justMade: string): void {
  const others = backupsIn(folder, mode).filter(({ file }) => file !== justMade);
  for (const { file } of others.slice(backupsKept - 1)) rmSync(file, { force: true });
}

/** What a killed program left half-made. */
export function removeHalfMade(folder: string, mode: Mode): void {
  const halfMade = namesIn(folder).filter(
    (name) => name.startsWith(`ledger-${mode}-`) && name.includes('.db.part'),
  );
  for (const name of halfMade) rmSync(join(folder, name), { force: true });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function atMsOf(name: string, mode: Mode): number | null {
  const [, ofMode, ...at] = nameOf.exec(name) ?? [];
  if (ofMode !== mode) return null;
  const [year, month, day, hour, minute, second] = at;
  const atMs = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`).getTime();
  return Number.isNaN(atMs) ? null : atMs;
}
