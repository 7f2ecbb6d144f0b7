import { settleMs } from '../../../../main/domain/schedule.ts';

/** A runner that finds a short settle time, but not before seed 3, and hangs on a negative one. */
export async function runSeed(seed: number): Promise<{ readonly violations: readonly string[] }> {
  while (settleMs < 0);
  return { violations: seed >= 3 && settleMs < 180_000 ? [`settled after ${settleMs} ms`] : [] };
}
