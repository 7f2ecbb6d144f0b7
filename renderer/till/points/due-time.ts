/** Below this the countdown warns. */
const soonMs = 60 * 60 * 1000;

/** What is left until a deposit is due. */
export type DueTime =
  | { readonly at: 'over' }
  /** Less than an hour. */
  | { readonly at: 'soon'; readonly minutes: number; readonly seconds: number }
  | {
      readonly at: 'later';
      readonly days: number;
      readonly hours: number;
      readonly minutes: number;
    };

/** Both in epoch ms. Exactly at the due time it is over. */
export function dueTimeOf(dueMs: number, nowMs: number): DueTime {
  const leftMs = dueMs - nowMs;
  if (leftMs <= 0) return { at: 'over' };
  const seconds = Math.ceil(leftMs / 1000);
  const minutes = Math.floor(seconds / 60);
  if (leftMs < soonMs) return { at: 'soon', minutes, seconds: seconds % 60 };
  const hours = Math.floor(minutes / 60);
  return {
    at: 'later',
    days: Math.floor(hours / 24),
    hours: hours % 24,
    minutes: minutes % 60,
  };
}
