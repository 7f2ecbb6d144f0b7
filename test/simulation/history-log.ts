import { createHash } from 'node:crypto';
import type { HistoryEvent, HistoryLine } from './history.ts';
import { writeLine } from './history-file.ts';

/** Writes down what happens, in order. */
export type HistoryLog = {
  /** By the latest process life, unless another one did it. */
  add(event: HistoryEvent, life?: number): void;
  readonly lines: readonly HistoryLine[];
  /** The same for the same history, and for no other: 16 hex digits. */
  digest(): string;
};

/** `heard` is told everything too, after it was written. */
export function createHistoryLog(
  nowMs: () => number,
  life: () => number,
  heard: (event: HistoryEvent) => void,
): HistoryLog {
  const lines: HistoryLine[] = [];
  return {
    lines,
    add(event, by = life()) {
      lines.push({ atMs: nowMs(), seq: lines.length + 1, life: by, ...event });
      heard(event);
    },
    digest() {
      const hash = createHash('sha256');
      for (const line of lines) hash.update(writeLine(line));
      return hash.digest('hex').slice(0, 16);
    },
  };
}
