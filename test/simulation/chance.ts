import type { Random } from '../../main/ports/random.ts';

/** Choices out of one stream of numbers. */
export type Chance = {
  /** True about `share` of the time, from 0 to 1. */
  happens(share: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  oneOf<T>(items: readonly T[]): T;
  /** One of them, each as likely as its weight. */
  weighted<T extends { readonly weight: number }>(items: readonly T[]): T;
};

export function chanceFrom(random: Pick<Random, 'unit'>): Chance {
  const below = (limit: number): number => Math.floor(random.unit() * limit);
  const oneOf = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
  return {
    happens: (share) => random.unit() < share,
    between: (low, high) => low + below(high - low + 1),
    oneOf,
    weighted(items) {
      const sum = items.reduce((total, { weight }) => total + weight, 0);
      let left = random.unit() * sum;
      for (const item of items) {
        left -= item.weight;
        if (left < 0) return item;
      }
      return oneOf(items);
    },
  };
}
