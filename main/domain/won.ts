import type { Won } from '../../preload/views.ts';

/** The largest amount anything here handles; eight digits, as the keypad. */
export const wonMax = 99_999_999;

/** True for whole won from 0 to `wonMax`. */
export function isWon(value: unknown): value is Won {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= wonMax;
}

/** The same number as `Won`. Throws on anything else: for numbers this program made itself. */
export function won(value: number): Won {
  if (!isWon(value)) throw new RangeError(`not whole won: ${value}`);
  return value;
}

export const zeroWon: Won = won(0);

/** What is left of `from` after `less`; throws below zero. */
export function minus(from: Won, less: Won): Won {
  return won(from - less);
}

export function plus(a: Won, b: Won): Won {
  return won(a + b);
}

/** A day's sum as `Won`; unlike one amount it may be above `wonMax`. Throws on anything but whole won. */
export function wonSum(value: number): Won {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not whole won: ${value}`);
  return value as Won;
}
