/** Time as a training gateway sees it; a test may run it faster. */
export type TrainingClock = {
  /** Epoch milliseconds. */
  nowMs(): number;
  /** Runs `act` once after `delayMs`; the result cancels it. */
  after(delayMs: number, act: () => void): () => void;
};

/** The machine's own time. */
export const systemClock: TrainingClock = {
  nowMs: () => Date.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Delays that can all be called off at once, so that a closed gateway leaves no timer behind. */
export type Delays = {
  run(delayMs: number, act: () => void): void;
  /** Resolves after `delayMs`; never, once called off. */
  pause(delayMs: number): Promise<void>;
  callOff(): void;
};

export function delaysOn(clock: TrainingClock): Delays {
  const pending = new Set<() => void>();
  function run(delayMs: number, act: () => void): void {
    const cancel = clock.after(delayMs, () => {
      pending.delete(cancel);
      act();
    });
    pending.add(cancel);
  }
  return {
    run,
    pause: (delayMs) => new Promise((resolve) => run(delayMs, resolve)),
    callOff() {
      for (const cancel of pending) cancel();
      pending.clear();
    },
  };
}
