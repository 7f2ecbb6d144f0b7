import type { Clock } from '../ports/clock.ts';

/** Rejects when `act` has not ended within `ms`; what it still does then is nobody's concern here. */
export function inTime<T>(clock: Clock, ms: number, act: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(ms, () => reject(new Error(`not within ${ms} ms`)));
    void act.then(resolve, reject).finally(stop);
  });
}

/** One after the other, whatever became of the one before. */
export function newTurns(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };
}
