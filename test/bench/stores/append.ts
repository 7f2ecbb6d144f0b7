import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchStore, samplePaymentNo } from './bench-store.ts';

/** The floor of any store that keeps what it says: one line at the end of a file, and one sync. */
export function openAppend(folder: string): BenchStore {
  const file = openSync(join(folder, 'append.jsonl'), 'a');
  const line = `${samplePaymentNo(0).body}\n`;
  const append = (): void => {
    writeSync(file, line);
    fdatasyncSync(file);
  };
  return {
    name: 'append + fdatasync',
    fill: () => {},
    stage: () => {},
    send: append,
    complete: append,
    queue: null,
    page: null,
    boot: null,
    close: () => closeSync(file),
  };
}
