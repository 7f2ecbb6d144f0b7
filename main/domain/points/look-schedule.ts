const minuteMs = 60_000;
const quickMs = 5_000;
const longestMs = 5 * minuteMs;

/** What decides when Bunjang is asked about an issuance again. */
export type LookPace = {
  /** Since it was first looked at in this process life, by a clock that cannot jump. */
  readonly ageMs: number;
  /** Its account is being prepared, or a cancel of it is under way: somebody waits in front of it. */
  readonly quick: boolean;
  /** Looks in a row to which no answer came. */
  readonly unanswered: number;
};

/**
 * The wait before the next look: 30 s for the first 5 minutes (5 s where somebody waits), then a minute
 * until half an hour, then 5 minutes; doubled for every look without an answer, to 5 minutes at most. Up to
 * a fifth more, so that tills do not ask in step. `unit` is from 0 to 1.
 */
export function lookGapMs({ ageMs, quick, unanswered }: LookPace, unit: number): number {
  const base = baseMs(ageMs, quick);
  const backedOff = Math.min(longestMs, base * 2 ** Math.min(unanswered, 10));
  return Math.round(Math.max(base, backedOff) * (1 + unit / 5));
}

function baseMs(ageMs: number, quick: boolean): number {
  if (ageMs < 5 * minuteMs) return quick ? quickMs : 30_000;
  return ageMs < 30 * minuteMs ? minuteMs : longestMs;
}
