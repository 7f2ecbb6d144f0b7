import type { Random } from '../../main/ports/random.ts';

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** The same numbers for the same seed, so that a failing run can be run again. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const letter = (): string => alphabet.charAt(Math.floor(unit() * alphabet.length));
  return { unit, code: (length) => Array.from({ length }, letter).join('') };
}
