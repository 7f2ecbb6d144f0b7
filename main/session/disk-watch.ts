import type { Clock } from '../ports/clock.ts';
import type { Core } from '../services/core.ts';
import type { Ledger } from '../store/ledger.ts';
import { LedgerStopped } from '../store/ledger-failure.ts';

/** A ledger that tells when its disk refuses and when it takes writes again. */
export type DiskWatch = {
  readonly ledger: Ledger;
  /** A person says that the disk was mended. */
  tryNow(): void;
  stop(): void;
};

type Parts = {
  readonly clock: Clock;
  readonly reportBug: Core['reportBug'];
  /** Called when writing stopped, and when it goes on. */
  readonly changed: () => void;
};

const againMs = 5_000;

/**
 * After a refused write another one is tried every few seconds: until it succeeds no sale may begin, so
 * nothing else would find out that there is room again. The audit keeps when that was.
 */
export function watchDisk(ledger: Ledger, { clock, reportBug, changed }: Parts): DiskWatch {
  let stopTimer: (() => void) | null = null;
  let stopped = false;
  const later = (): void => {
    if (stopped) return;
    stopTimer = clock.after(againMs, again);
  };
  const again = (): void => {
    stopTimer = null;
    try {
      if (isRefusing(ledger)) ledger.write('till', (tx) => tx.audit('disk-again', 'ledger', {}));
      changed();
    } catch (error) {
      if (error instanceof LedgerStopped) later();
      else reportBug(error, 'disk');
    }
  };
  const write: Ledger['write'] = (actor, act) => {
    try {
      return ledger.write(actor, act);
    } catch (error) {
      if (error instanceof LedgerStopped) {
        if (stopTimer === null) later();
        changed();
      }
      throw error;
    }
  };
  return {
    ledger: { ...ledger, write },
    tryNow() {
      stopTimer?.();
      again();
    },
    stop() {
      stopTimer?.();
      stopTimer = null;
      stopped = true;
    },
  };
}

/** A ledger that is only held takes writes. */
function isRefusing(ledger: Ledger): boolean {
  const kind = ledger.stopped()?.kind;
  return kind === 'full' || kind === 'read-only' || kind === 'broken';
}
