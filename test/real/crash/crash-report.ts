import type { Differences } from './compare-books.ts';

const tallies = ['points', 'left', 'faults', 'told'] as const;
type Tally = (typeof tallies)[number];

/** What a run of kills has found so far. */
export class CrashReport {
  kills = 0;
  sales = 0;
  /** Writes that a till said had returned. */
  acknowledged = 0;
  /** Of those, what was not there afterwards. */
  readonly lost: string[] = [];
  readonly differences: Differences = {
    doubles: [],
    doubleCancels: [],
    unwritten: [],
    disagreements: [],
  };
  /** What must not happen and is not one of the above. */
  readonly problems: string[] = [];
  readonly #counts = new Map<Tally, Map<string, number>>(tallies.map((name) => [name, new Map()]));

  /** Counts one more: `points` (when it was killed), `left` (what stood open then), `faults`, `told`. */
  count(tally: Tally, what: string, n = 1): void {
    const counts = this.#counts.get(tally);
    counts?.set(what, (counts.get(what) ?? 0) + n);
  }

  countOf(tally: Tally): Readonly<Record<string, number>> {
    return Object.fromEntries([...(this.#counts.get(tally) ?? [])].sort());
  }

  add(found: Differences): void {
    for (const kind of ['doubles', 'doubleCancels', 'unwritten', 'disagreements'] as const) {
      this.differences[kind].push(...found[kind]);
    }
    this.problems.push(...Object.values(found).flat());
  }

  get ok(): boolean {
    return this.problems.length === 0 && this.lost.length === 0;
  }
}
