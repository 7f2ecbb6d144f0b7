import type { TrainingClock } from '../../../main/training/loopback/clock.ts';

/** A clock that stands still until a test moves it. */
export type HandClock = TrainingClock & {
  /** Moves on, running what falls due on the way, in order. */
  advance(byMs: number): void;
  /** How many delays are still to run. */
  waiting(): number;
};

export const startMs = Date.UTC(2026, 10, 21, 1, 0, 0);

export function handClock(): HandClock {
  let nowMs = startMs;
  const due = new Map<symbol, { atMs: number; act: () => void }>();
  function next(untilMs: number): [symbol, { atMs: number; act: () => void }] | undefined {
    return [...due]
      .filter(([, one]) => one.atMs <= untilMs)
      .sort(([, left], [, right]) => left.atMs - right.atMs)[0];
  }
  return {
    nowMs: () => nowMs,
    after(delayMs, act) {
      const id = Symbol('delay');
      due.set(id, { atMs: nowMs + delayMs, act });
      return () => due.delete(id);
    },
    advance(byMs) {
      const untilMs = nowMs + byMs;
      for (let one = next(untilMs); one !== undefined; one = next(untilMs)) {
        const [id, { atMs, act }] = one;
        due.delete(id);
        nowMs = Math.max(nowMs, atMs);
        act();
      }
      nowMs = untilMs;
    },
    waiting: () => due.size,
  };
}
