import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Clock } from '../ports/clock.ts';

/**
 * Beside the ledger lies a small file with the process id of who works with it and a number that rises
 * while it lives. It says whether somebody is there; who may write is decided in the ledger itself.
 */
export type SignOfLife = { stop(): void };

type Observer = {
  readonly clock: Pick<Clock, 'after' | 'monotonicMs'>;
  readonly pid: number;
  readonly isRunning: (pid: number) => boolean;
};

const beatMs = 2_000;
/** A living holder beats three times within this. */
const patienceMs = 7_000;
const lookMs = 500;

function fileBeside(ledgerFile: string): string {
  return `${ledgerFile}-alive`;
}

/**
 * Begins to give a sign of life; `stop` takes the file away, as a process that ends in peace does. One
 * that lost the ledger keeps still: the sign is now that of another process, which must not look gone.
 */
export function giveSignOfLife(
  ledgerFile: string,
  { clock, pid, isOurs }: Pick<Observer, 'clock' | 'pid'> & { readonly isOurs: () => boolean },
): SignOfLife {
  const file = fileBeside(ledgerFile);
  let beat = 0;
  let stopTimer: () => void = () => undefined;
  const give = (): void => {
    beat += 1;
    // A disk that refuses this refuses the ledger too, which says so.
    quietly(() => {
      if (isOurs()) writeFileSync(file, `${pid} ${beat}`, { mode: 0o600 });
    });
    stopTimer = clock.after(beatMs, give);
  };
  give();
  return {
    stop() {
      stopTimer();
      if (pidIn(signIn(ledgerFile)) === pid) quietly(() => rmSync(file, { force: true }));
    },
  };
}

/**
 * Whether another living process works with this ledger. At once when there is no sign, or its process
 * is gone; else it is watched for seven seconds. One that stands still that long counts as gone: should
 * it wake up, the ledger refuses it.
 */
export async function isHeldElsewhere(ledgerFile: string, observer: Observer): Promise<boolean> {
  const { clock, pid, isRunning } = observer;
  const first = signIn(ledgerFile);
  const holder = pidIn(first);
  if (Number.isNaN(holder) || holder === pid || !isRunning(holder)) return false;
  const sinceMs = clock.monotonicMs();
  while (clock.monotonicMs() - sinceMs < patienceMs) {
    await new Promise<void>((resolve) => clock.after(lookMs, resolve));
    if (signIn(ledgerFile) !== first) return signIn(ledgerFile) !== null;
  }
  return false;
}

/** Whether a process of this machine runs; one of another user does, too. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function pidIn(sign: string | null): number {
  return sign === null ? Number.NaN : Number.parseInt(sign, 10);
}

function signIn(ledgerFile: string): string | null {
  try {
    return readFileSync(fileBeside(ledgerFile), 'utf8');
  } catch {
    return null;
  }
}

function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // Said above.
  }
}
