/** How long the provider may still act on a request that was maybe sent. Restarted at boot. */
export const settleMs = 180_000;
/** Two look-ups that are to count as spaced lie at least this far apart. */
export const spacedMs = 5_000;

const firstStepsMs = [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000] as const;
const longestMs = 300_000;

/**
 * Wait before look-up number `tries + 1`: 2 s … 60 s for the first minutes, then doubling to 5 minutes,
 * each with up to a fifth more so that tills do not ask in step. `unit` is from 0 to 1.
 */
export function waitMsFor(tries: number, unit: number): number {
  const step = firstStepsMs[tries];
  const past = tries - firstStepsMs.length;
  const baseMs = step ?? Math.min(longestMs, 60_000 * 2 ** Math.min(past + 1, 6));
  return Math.round(baseMs * (1 + unit / 5));
}
