import { createScanner, scanLimits } from './scanner.ts';

type Port = {
  /** The amount as it is now; the answer puts it back. */
  readonly remember: () => () => void;
  readonly scanned: (text: string) => void;
  readonly after: (delayMs: number, act: () => void) => () => void;
};

export type ScanWatch = {
  /** A character went by at this time. */
  char(char: string, atMs: number): void;
  /** True when this Enter belongs to a scanner and means nothing else. */
  tookEnter(atMs: number): boolean;
  /** True when a character comes so soon after another that it may belong to a scan. */
  isRunning(atMs: number): boolean;
  forget(): void;
};

/** An Enter that comes this late after a scan without one still belongs to the scanner. */
const lateEnterMs = 400;

/** Tells scans from typing. What a scan typed into the amount is taken back. */
export function createScanWatch({ remember, scanned, after }: Port): ScanWatch {
  const scanner = createScanner();
  let putBack = (): void => undefined;
  let stopWaiting = (): void => undefined;
  let scannedAtMs = Number.NEGATIVE_INFINITY;

  function ended(enterAtMs?: number): boolean {
    stopWaiting();
    const text = scanner.end(enterAtMs);
    if (text === null) return false;
    putBack();
    scanned(text);
    return true;
  }

  return {
    char(char, atMs) {
      if (scanner.take(char, atMs)) putBack = remember();
      stopWaiting();
      stopWaiting = after(scanLimits.silenceMs, () => {
        if (ended()) scannedAtMs = atMs;
      });
    },
    tookEnter: (atMs) => ended(atMs) || atMs - scannedAtMs < lateEnterMs,
    isRunning: scanner.isRunning,
    forget: scanner.forget,
  };
}
