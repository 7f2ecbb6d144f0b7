import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../../../main/store/ledger.ts';
import { openLedger } from '../../../main/store/open-ledger.ts';

/** In memory where there is such a folder: a power cut is made by editing bytes, not by the disk. */
const fast = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Runs `act` in a folder that is gone afterwards. */
export function inFolder<T>(act: (folder: string) => T): T {
  const folder = mkdtempSync(join(fast, 'benepia-images-'));
  try {
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the ledger as a start does. Without a key: what changes must show against the plain hash too. */
export function openNow(file: string): ReturnType<typeof openLedger> {
  return openLedger({ file, macKey: null, nowMs: () => Date.now() });
}

/** The same for a file that must open. */
export function mustOpen(file: string): Ledger {
  const opened = openNow(file);
  if (!opened.ok) throw new Error(`cannot open: ${JSON.stringify(opened.failure)}`);
  return opened.value;
}
