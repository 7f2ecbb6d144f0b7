import type { Clock } from '../ports/clock.ts';

/** A clock whose timers end with the session: what was put off never meets a ledger that is closed. */
export type EndingClock = Clock & {
  /** No timer of it runs any more, neither an old one nor one that is set later. */
  end(): void;
};

/** The same time, for one session. */
export function createEndingClock(clock: Clock): EndingClock {
  const pending = new Set<() => void>();
  let ended = false;
  return {
    wallMs: () => clock.wallMs(),
    monotonicMs: () => clock.monotonicMs(),
    after(delayMs, act) {
      if (ended) return () => undefined;
      const stop = clock.after(delayMs, () => {
        pending.delete(cancel);
        act();
      });
      const cancel = (): void => {
        pending.delete(cancel);
        stop();
      };
      pending.add(cancel);
      return cancel;
    },
    end() {
      ended = true;
      for (const cancel of pending) cancel();
    },
  };
}
