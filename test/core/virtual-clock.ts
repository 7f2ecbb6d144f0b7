import type { Clock } from '../../main/ports/clock.ts';
import type { TrainingClock } from '../../main/training/loopback/clock.ts';

/** The clock of one process life: its timers die with it, its monotonic time begins anew. */
export type ClockLife = Clock & { end(): void };

/** Time that passes only when a test says so. */
export type VirtualClock = {
  /** A clock for a process that starts now. */
  life(): ClockLife;
  /** The same time for the gateway, whose own clock is right whatever the till's wall clock says. */
  readonly gateway: TrainingClock;
  /** Moves on; what falls due runs in order, each after everything before it has come to rest. */
  advance(byMs: number): Promise<void>;
  /** Moves on without waiting for anything that is under way. */
  advanceNow(byMs: number): void;
  /** Sets the till's wall clock forward or back; nothing falls due by it. */
  jumpWall(byMs: number): void;
};

type Timer = { readonly atMs: number; readonly act: () => void };

export const startMs = Date.UTC(2026, 10, 21, 1, 0, 0);

/** `rest` resolves when nothing is under way any more. */
export function createVirtualClock(rest: () => Promise<void>): VirtualClock {
  let nowMs = 0;
  let jumpedMs = 0;
  const timers = new Set<Timer>();

  const after = (delayMs: number, act: () => void): Timer => {
    const timer = { atMs: nowMs + Math.max(0, delayMs), act };
    timers.add(timer);
    return timer;
  };
  const due = (untilMs: number): Timer | undefined =>
    [...timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
  const fire = (timer: Timer): void => {
    timers.delete(timer);
    nowMs = Math.max(nowMs, timer.atMs);
    timer.act();
  };

  return {
    life() {
      const bornMs = nowMs;
      const own = new Set<Timer>();
      return {
        wallMs: () => startMs + nowMs + jumpedMs,
        monotonicMs: () => nowMs - bornMs,
        after(delayMs, act) {
          const timer = after(delayMs, act);
          own.add(timer);
          return () => void timers.delete(timer);
        },
        end() {
          for (const timer of own) timers.delete(timer);
        },
      };
    },
    gateway: {
      nowMs: () => startMs + nowMs,
      after(delayMs, act) {
        const timer = after(delayMs, act);
        return () => void timers.delete(timer);
      },
    },
    async advance(byMs) {
      await rest();
      const untilMs = nowMs + byMs;
      for (let timer = due(untilMs); timer; timer = due(untilMs)) {
        fire(timer);
        await rest();
      }
      nowMs = untilMs;
    },
    advanceNow(byMs) {
      const untilMs = nowMs + byMs;
      for (let timer = due(untilMs); timer; timer = due(untilMs)) fire(timer);
      nowMs = untilMs;
    },
    jumpWall(byMs) {
      jumpedMs += byMs;
    },
  };
}
