import { checkHistory } from './checker/check-history.ts';
import type { HistoryLine } from './history.ts';
import { takeStray, watchRejections } from './rejections.ts';
import { createRun, type Run } from './run.ts';
import { tillCan } from './till-can.ts';

/** What one seed showed. */
export type SeedReport = {
  readonly seed: number;
  /** The same for the same seed: of the whole history. */
  readonly digest: string;
  /** Empty when everything was as it must be. */
  readonly violations: readonly string[];
  readonly sales: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly kills: Readonly<Record<string, number>>;
  readonly edges: Readonly<Record<string, number>>;
  readonly lateDoubles: number;
  readonly history: readonly HistoryLine[];
};

/** How a seed is run. */
export type SeedOptions = {
  /** Leave out the independent checker; the oracle judges all the same. */
  readonly unchecked?: boolean;
};

/** Lives through one day of a shop, and judges it by the oracle and by its history. */
export async function runSeed(seed: number, options: SeedOptions = {}): Promise<SeedReport> {
  watchRejections();
  const run = createRun(seed);
  try {
    await live(run);
  } catch (error) {
    run.bug(error, 'run');
  } finally {
    run.end();
  }
  const { book } = run.oracle;
  const complaints = options.unchecked ? [] : complaintsOf(run.log.lines);
  return {
    seed,
    digest: run.log.digest(),
    violations: [...book.violations.map(oracleWords), ...takeStray(), ...complaints],
    sales: run.minds.sales,
    faults: run.faults,
    kills: run.machine.kills,
    edges: book.edges,
    lateDoubles: book.lateDoubles.length,
    history: run.log.lines,
  };
}

function oracleWords({ rule, atMs, what }: { rule: string; atMs: number; what: string }): string {
  return `oracle ${rule} at ${atMs} ms: ${what}`;
}

function complaintsOf(lines: readonly HistoryLine[]): readonly string[] {
  const { complaints } = checkHistory(lines);
  return complaints
    .filter(({ rule }) => tillCan.watch || !rule.startsWith('I-10 '))
    .map(({ rule, seq, atMs, what }) => `history ${rule} at ${atMs} ms, line ${seq}: ${what}`);
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

function isQuiet(run: Run): boolean {
  return run.isQuiet('other-value') && run.isQuiet('fine');
}

/** A day with faults, then peace, until nothing is left to find out. */
async function live(run: Run): Promise<void> {
  const { world, machine, counter, weather, minds } = run;
  machine.boot();
  counter.begin();
  weather.begin();
  while (minds.salesLeft > 0 && world.nowMs() < 5 * 60 * minuteMs) {
    await world.runUntil(world.nowMs() + 5 * minuteMs);
  }
  await world.runUntil(world.nowMs() + run.chance.between(1, 40) * minuteMs);
  run.makePeace();
  counter.closeUp();
  const limitMs = world.nowMs() + 2 * dayMs;
  while (!isQuiet(run) && world.nowMs() < limitMs) {
    // What was charged under other keys can only be asked about with those.
    await run.bootWith(run.hasOpenOf('other-value') ? 'other-value' : 'fine');
    await world.runUntil(world.nowMs() + 5 * minuteMs);
  }
  await run.bootWith('fine');
  run.judgeRest();
}
