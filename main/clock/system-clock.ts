import type { Clock } from '../ports/clock.ts';

/**
 * The machine's own time. `scale` makes schedules run that many times faster (development builds only):
 * durations shrink, the time of day stays what it is.
 */
export function createSystemClock(scale = 1): Clock {
  return {
    wallMs: () => Date.now(),
    monotonicMs: () => performance.now() * scale,
    after(delayMs, act) {
      const timer = setTimeout(act, delayMs / scale);
      return () => clearTimeout(timer);
    },
  };
}
