import { settleMs, spacedMs } from '../domain/schedule.ts';
import type { Clock } from '../ports/clock.ts';

/**
 * How long ago something was maybe sent, by a clock that cannot jump. It lives in memory only: after a
 * start everything counts from the start, so that no wall clock can make a look-up believe too early.
 */
export type Settling = {
  /** Something about this key was maybe sent just now. */
  restart(key: string): void;
  /**
   * A look-up showed nothing. True when it is the second such one, spaced, after the settle time:
   * then nothing is the answer.
   */
  sawNothing(key: string): boolean;
  /** A look-up showed something: *nothing* begins anew, the settle time goes on. */
  sawSomething(key: string): void;
  /** How much of the settle time is left, in ms; 0 when it is over. */
  leftMs(key: string): number;
  /** The matter is closed. */
  forget(key: string): void;
};

type Quiet = { readonly sinceMs: number; readonly firstNothingMs: number | null };

/** Keeps the settle times of this process life. */
export function createSettling(clock: Clock): Settling {
  const bootMs = clock.monotonicMs();
  const quiet = new Map<string, Quiet>();
  const quietOf = (key: string): Quiet =>
    quiet.get(key) ?? { sinceMs: bootMs, firstNothingMs: null };

  return {
    restart(key) {
      quiet.set(key, { sinceMs: clock.monotonicMs(), firstNothingMs: null });
    },
    sawNothing(key) {
      const { sinceMs, firstNothingMs } = quietOf(key);
      const nowMs = clock.monotonicMs();
      if (nowMs - sinceMs < settleMs) return false;
      if (firstNothingMs !== null && nowMs - firstNothingMs >= spacedMs) return true;
      quiet.set(key, { sinceMs, firstNothingMs: firstNothingMs ?? nowMs });
      return false;
    },
    sawSomething(key) {
      quiet.set(key, { sinceMs: quietOf(key).sinceMs, firstNothingMs: null });
    },
    leftMs: (key) => Math.max(0, settleMs - (clock.monotonicMs() - quietOf(key).sinceMs)),
    forget(key) {
      quiet.delete(key);
    },
  };
}
