import type { Clock } from '../../ports/clock.ts';

/**
 * Whole epoch ms that never go back: the wall clock, or the furthest it ever was plus what has passed since by
 * the clock that cannot jump, whichever is later. A wall clock set back makes nothing younger; one set
 * forward makes things older by the jump and no more; sleep counts as soon as the wall clock shows it.
 */
export type AgedClock = { nowMs(): number };

/** `floorMs` is the latest time the ledger knows of: before it nothing of now can have happened. */
export function createAgedClock(clock: Clock, floorMs: number): AgedClock {
  let atMs = Math.max(floorMs, clock.wallMs());
  let sinceMs = clock.monotonicMs();
  return {
    nowMs() {
      // Whole ones, as the ledger keeps them; the monotonic clock has parts of them.
      const passedMs = Math.floor(atMs + clock.monotonicMs() - sinceMs);
      const wallMs = clock.wallMs();
      if (wallMs <= passedMs) return passedMs;
      atMs = wallMs;
      sinceMs = clock.monotonicMs();
      return wallMs;
    },
  };
}
