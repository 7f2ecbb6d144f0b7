/** What a person asked the simulator for. */
export type SimArguments = {
  readonly from: number;
  readonly seeds: number;
  /** One seed with its story; null for many. */
  readonly seed: number | null;
  readonly mutants: boolean;
};

export const usage = 'npm run sim -- --seeds N [--from S] [--seed S] [--mutants]';

const defaults: SimArguments = { from: 1, seeds: 2_000, seed: null, mutants: false };

/** Null when they make no sense. */
export function simArgumentsOf(args: readonly string[]): SimArguments | null {
  let found: SimArguments = defaults;
  for (let at = 0; at < args.length; at += 1) {
    const name = args[at];
    if (name === '--mutants') {
      found = { ...found, mutants: true };
      continue;
    }
    const value = Number(args[at + 1]);
    const isKnown = name === '--seeds' || name === '--from' || name === '--seed';
    if (!isKnown || !Number.isSafeInteger(value) || value < 1) return null;
    found = { ...found, [name.slice(2)]: value };
    at += 1;
  }
  return found;
}
