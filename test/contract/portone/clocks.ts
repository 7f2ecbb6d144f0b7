import type { Clock } from '../../../main/ports/clock.ts';

/** The machine's own time. */
export const realClock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};

/** A clock that goes when it is told to. */
export type HandClock = Clock & { forward(ms: number): void; setWall(ms: number): void };

export function handClock(): HandClock {
  let monotonicMs = 1_000;
  let wallMs = 1_790_000_000_000;
  return {
    wallMs: () => wallMs,
    monotonicMs: () => monotonicMs,
    after: () => () => undefined,
    forward(ms) {
      monotonicMs += ms;
      wallMs += ms;
    },
    setWall(ms) {
      wallMs = ms;
    },
  };
}
