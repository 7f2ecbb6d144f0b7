import { seededRandom } from '../core/seeded-random.ts';

/** How many times slower A is than B, with the bounds between which 95 of 100 repeats would lie. */
export type Ratio = { readonly ratio: number; readonly low: number; readonly high: number };

const resamples = 1_000;

/** The middle value, or the mean of the two in the middle; throws when there is none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const low = sorted[Math.ceil(half) - 1];
  const high = sorted[Math.floor(half)];
  if (low === undefined || high === undefined) throw new Error('no values, no median');
  return (low + high) / 2;
}

/** The value that `part` (0 to 1) of all lie at or below; throws when there is none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  if (value === undefined) throw new Error('no values, no quantile');
  return value;
}

/**
 * The median of A over the median of B, and its bounds by bootstrap. `a[i]` and `b[i]` are neighbours in
 * time: they are drawn together, so that a slow minute of the machine counts for both.
 */
export function ratioOf(a: readonly number[], b: readonly number[], seed = 1): Ratio {
  if (a.length === 0 || a.length !== b.length) throw new Error('blocks come in pairs');
  const random = seededRandom(seed);
  const drawn = Array.from({ length: resamples }, () => {
    const places = a.map(() => Math.floor(random.unit() * a.length));
    return median(places.map((place) => a[place] ?? 0)) / median(places.map((at) => b[at] ?? 0));
  });
  return {
    ratio: median(a) / median(b),
    low: quantile(drawn, 0.025),
    high: quantile(drawn, 0.975),
  };
}

/** The slope of log(y) over log(x) by least squares: 0 is flat, 1 grows as x does. */
export function logSlope(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (place: 0 | 1): number =>
    logs.reduce((sum, log) => sum + log[place], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const over = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return over / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
