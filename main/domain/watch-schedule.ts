const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/**
 * The gaps between the looks at a closed payment that may have been sent: every 5 minutes for 90 minutes,
 * then at 4 h, 8 h and the next day. That the provider acts up to 70 minutes late must be expected, and late
 * money is to be told within 10 minutes.
 */
export const watchGapsMs: readonly number[] = [
  ...Array.from({ length: 18 }, () => 5 * minuteMs),
  2.5 * hourMs,
  4 * hourMs,
  16 * hourMs,
];

/** The wait before look number `used + 1`; null when all of them are used up. */
export function watchGapMs(used: number): number | null {
  return watchGapsMs[used] ?? null;
}
