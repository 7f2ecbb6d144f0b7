import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Brings what was written to a file onto the disk. Throws system errors. */
export function syncFile(file: string): void {
  // Windows flushes only what was opened for writing.
  sync(file, 'r+');
}

/** A new name is on the disk only when its folder is. Windows cannot open folders. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
