import type { Clock } from '../../ports/clock.ts';

const windowMs = 600_000;
const triesMax = 3;

/** Counts refused sign-ins per customer, so that our retries never lock somebody's account. */
export type RefusedTries = {
  /** True after three refusals in ten minutes. */
  isStopped(customerTag: string): boolean;
  count(customerTag: string): void;
};

/** Keeps the counts of this process life; times by a clock that cannot jump. */
export function createRefusedTries(clock: Clock): RefusedTries {
  const times = new Map<string, readonly number[]>();
  const recent = (tag: string): readonly number[] => {
    const sinceMs = clock.monotonicMs() - windowMs;
    return (times.get(tag) ?? []).filter((atMs) => atMs > sinceMs);
  };
  return {
    isStopped: (tag) => recent(tag).length >= triesMax,
    count(tag) {
      times.set(tag, [...recent(tag), clock.monotonicMs()]);
    },
  };
}
