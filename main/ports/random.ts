/** Randomness as the core sees it. */
export type Random = {
  /** A number from 0 up to but not including 1, for jitter. */
  unit(): number;
  /** `length` characters from an alphabet without look-alikes (no 0, O, 1, I, L), for ids. */
  code(length: number): string;
};
