/** What tells a scanner from fingers. Milliseconds between characters. */
export type ScanLimits = {
  readonly charsMin: number;
  readonly medianGapMsMax: number;
  readonly gapMsMax: number;
  /** A burst without an Enter at its end is over after this long. */
  readonly silenceMs: number;
};

export const scanLimits: ScanLimits = {
  charsMin: 6,
  medianGapMsMax: 35,
  gapMsMax: 60,
  silenceMs: 80,
};

export type Scanner = {
  /** Takes a character; true when it opens a new burst. */
  take(char: string, atMs: number): boolean;
  /** Ends the burst: the scanned text, or null when a person typed. Give the time of the Enter, if any. */
  end(enterAtMs?: number): string | null;
  /** True while the burst would go on with a character at this time. */
  isRunning(atMs: number): boolean;
  /** Forgets the burst: another key came in between. */
  forget(): void;
};

/** Watches characters go by. Knows no clock: times come with the keys. */
export function createScanner(limits: ScanLimits = scanLimits): Scanner {
  let text = '';
  let times: readonly number[] = [];

  function forget(): void {
    text = '';
    times = [];
  }

  function isRunning(atMs: number): boolean {
    const last = times.at(-1);
    return last !== undefined && atMs - last <= limits.gapMsMax;
  }

  return {
    isRunning,
    take(char, atMs) {
      const fresh = !isRunning(atMs);
      if (fresh) forget();
      text += char;
      times = [...times, atMs];
      return fresh;
    },
    end(enterAtMs) {
      const burst = { text, times: enterAtMs === undefined ? times : [...times, enterAtMs] };
      const long = text.length >= limits.charsMin;
      forget();
      return long && isFast(burst.times, limits) ? burst.text : null;
    },
    forget,
  };
}

function isFast(times: readonly number[], limits: ScanLimits): boolean {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const ordered = gaps.toSorted((a, b) => a - b);
  const median = ordered[Math.floor(ordered.length / 2)] ?? Number.POSITIVE_INFINITY;
  const widest = ordered.at(-1) ?? Number.POSITIVE_INFINITY;
  return median <= limits.medianGapMsMax && widest <= limits.gapMsMax;
}
