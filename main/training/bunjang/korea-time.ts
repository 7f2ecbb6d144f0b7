import type { Switches } from './switches.ts';

const offsetMs = 9 * 3_600_000;
const dayMs = 86_400_000;

/** The last whole second of the day in Korea. */
export function koreaDayEndMs(atMs: number): number {
  return Math.floor((atMs + offsetMs) / dayMs) * dayMs + dayMs - 1000 - offsetMs;
}

/** Korea's local time, without an offset unless the switch wants one. */
export function koreaTime(atMs: number, times: Switches['times']): string {
  const text = new Date(atMs + offsetMs).toISOString();
  if (times === 'fraction') return text.slice(0, 23);
  return `${text.slice(0, 19)}${times === 'offset' ? '+09:00' : ''}`;
}
