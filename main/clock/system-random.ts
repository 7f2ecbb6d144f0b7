import { randomInt } from 'node:crypto';
import type { Random } from '../ports/random.ts';

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const unitSteps = 2 ** 32;

/** Randomness nobody can guess. */
export const systemRandom: Random = {
  unit: () => randomInt(unitSteps) / unitSteps,
  code: (length) =>
    Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join(''),
};
