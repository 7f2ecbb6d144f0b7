import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { inFolder, mustOpen } from './folder.ts';
import { rowsDigest } from './rows-digest.ts';
import { trade } from './trade.ts';

/** A ledger's files right after a write returned, and what its rows said. */
export type Snapshot = { readonly books: Buffer; readonly log: Buffer; readonly digest: string };

/** A checkpoint: the files before and after it. The rows are the same. */
export type Checkpoint = { readonly before: Snapshot; readonly after: Snapshot };

/** What a till at work leaves on its disk, write by write. */
export type Recording = {
  readonly snapshots: readonly Snapshot[];
  readonly checkpoints: readonly Checkpoint[];
};

const checkpointEvery = 9;

/**
 * Plays sales on a real ledger. Now and then the log is moved into the file, in the way that lets the
 * next write begin the log anew from its start, so that old and new frames lie in one file.
 */
export function record(sales: number): Recording {
  return inFolder((folder) => {
    const file = join(folder, 'ledger.db');
    const ledger = mustOpen(file);
    const beside = new Database(file);
    const snapshots: Snapshot[] = [];
    const checkpoints: Checkpoint[] = [];
    const now = (): Snapshot => ({
      books: readFileSync(file),
      log: existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0),
      digest: rowsDigest(beside),
    });
    snapshots.push(now());
    for (const _ of trade(ledger, sales)) {
      const before = now();
      snapshots.push(before);
      if (snapshots.length % checkpointEvery !== 0) continue;
      beside.pragma('wal_checkpoint(PASSIVE)');
      const after = now();
      checkpoints.push({ before, after });
      snapshots.push(after);
    }
    beside.close();
    ledger.close();
    return { snapshots, checkpoints };
  });
}
