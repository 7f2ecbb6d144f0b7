import { huntAll } from './mutants/hunt-all.ts';
import { pastSeeds } from './past-seeds.ts';
import { runSeeds } from './run-seeds.ts';
import { simArgumentsOf, usage } from './sim-arguments.ts';
import { tellStory } from './story.ts';
import { judgedFrom, neverHappened, type Summary, sumOf } from './summary.ts';

const abreast = 2;

/** `npm run sim`: lives through many days of a shop; the last line is JSON. Answers the exit code. */
export async function runSim(args: readonly string[], root: string): Promise<number> {
  const asked = simArgumentsOf(args);
  if (!asked) {
    console.error(`Not understood. Use it so:\n  ${usage}`);
    return 2;
  }
  if (asked.seed !== null) return tellStory(asked.seed, root);

  const stop = stopOnInterrupt();
  const startedMs = performance.now();
  const seeds = seedsOf(asked.from, asked.seeds);
  const summary = await runSeeds({
    seeds,
    abreast,
    signal: stop.signal,
    told: (now) => progress(now, seeds.length, startedMs),
  });
  clearLine();
  const seconds = (performance.now() - startedMs) / 1_000;
  const missing = summary.seeds >= judgedFrom ? neverHappened(summary) : [];
  tellViolations(summary);
  for (const name of missing) console.log(`never happened: ${name}`);
  const hunted = asked.mutants
    ? await huntAll({ print: (line) => console.log(line), signal: stop.signal })
    : { mutants: 0, mutantsCaught: 0 };
  console.log(
    JSON.stringify({ ...countsOf(summary), ...hunted, seedsPerSecond: rate(summary, seconds) }),
  );
  const isWell = summary.violations.length === 0 && missing.length === 0;
  return isWell && hunted.mutants === hunted.mutantsCaught ? 0 : 1;
}

/** Ctrl+C ends it after the seeds under way; npm and the terminal both send it, so only a later one ends it at once. */
function stopOnInterrupt(): AbortController {
  const stop = new AbortController();
  let firstMs: number | null = null;
  process.on('SIGINT', () => {
    if (firstMs !== null && performance.now() - firstMs > 1_000) process.exit(130);
    firstMs ??= performance.now();
    stop.abort();
  });
  return stop;
}

/** Those that once showed a bug come first. */
function seedsOf(from: number, count: number): readonly number[] {
  const past = pastSeeds.map(({ seed }) => seed);
  const others = Array.from({ length: count }, (_, n) => from + n);
  return [...new Set([...past, ...others])];
}

function countsOf(summary: Summary) {
  const { seeds, sales, faults, kills, violations, lateDoubles } = summary;
  return {
    seeds,
    sales,
    faults: sumOf(faults),
    kills: sumOf(kills),
    points: kills.size,
    violations: violations.length,
    lateDoubles,
  };
}

function rate({ seeds }: Summary, seconds: number): number {
  return Math.round((10 * seeds) / seconds) / 10;
}

function progress(summary: Summary, total: number, startedMs: number): void {
  const { seeds, violations, kills } = summary;
  const isEnd = seeds === total;
  const everySoMany = process.stdout.isTTY ? 10 : 500;
  if (seeds % everySoMany !== 0 && !isEnd) return;
  const perSecond = rate(summary, (performance.now() - startedMs) / 1_000);
  const line = `${seeds} of ${total} seeds, ${sumOf(kills)} kills, ${violations.length} bad, ${perSecond} a second`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}\x1b[K`);
  else console.log(line);
}

function clearLine(): void {
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
}

const shownMax = 10;

function tellViolations({ violations }: Summary): void {
  const inOrder = [...violations].sort((a, b) => a.seed - b.seed);
  for (const { seed, violations: all } of inOrder.slice(0, shownMax)) {
    console.log(`seed ${seed}: ${all[0] ?? ''}`);
    console.log(`  npm run sim -- --seed ${seed}`);
  }
  if (inOrder.length > shownMax) console.log(`… and ${inOrder.length - shownMax} more`);
}
