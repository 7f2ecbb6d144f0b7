import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs';

/** What reached the disk since the process began. */
export type DiskCount = { readonly syncs: number; readonly bytes: number };

/** The counters of `shims/count-syncs.c`, which must be loaded into this process. */
export type DiskCounter = {
  read(): DiskCount;
  /** Makes every sync take this much longer, as a slower disk would. */
  slowDown(us: number): void;
  close(): void;
};

const size = 24;
const delayAt = 16;

/** An empty file of counters, for a process that is yet to start. */
export function makeCounterFile(file: string): void {
  writeFileSync(file, Buffer.alloc(size));
}

/** Reads the counters that this process keeps in `file`; null when it keeps none. */
export function openDiskCounter(file: string | undefined): DiskCounter | null {
  if (file === undefined) return null;
  const handle = openSync(file, 'r+');
  const bytes = Buffer.alloc(size);
  return {
    read() {
      readSync(handle, bytes, 0, size, 0);
      return {
        syncs: Number(bytes.readBigUInt64LE(0)),
        bytes: Number(bytes.readBigUInt64LE(8)),
      };
    },
    slowDown(us) {
      const delay = Buffer.alloc(8);
      delay.writeBigUInt64LE(BigInt(us));
      writeSync(handle, delay, 0, delay.length, delayAt);
    },
    close: () => closeSync(handle),
  };
}
