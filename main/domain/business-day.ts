/** Korea is nine hours ahead of UTC all year. */
const seoulAheadMs = 9 * 60 * 60 * 1_000;
const dayMs = 24 * 60 * 60 * 1_000;

/** The day in the shop at an epoch time in ms: `YYYYMMDD` in Korea, whatever zone the PC is in. */
export function businessDayOf(ms: number): string {
  return new Date(ms + seoulAheadMs).toISOString().slice(0, 10).replaceAll('-', '');
}

/** When that day began: epoch ms of the midnight before, in Korea. */
export function businessDayStartMs(ms: number): number {
  return Math.floor((ms + seoulAheadMs) / dayMs) * dayMs - seoulAheadMs;
}
