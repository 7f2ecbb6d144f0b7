import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { flipBits } from '../disk/flips.ts';
import { cutPower } from '../disk/power-cuts.ts';
import { crashRun } from './crash-run.ts';

/** Words for the kinds of file systems that matter here. Source: Linux, statfs(2). */
const fileSystems: Readonly<Record<number, string>> = {
  61267: 'ext4',
  16914836: 'tmpfs: memory, not a disk',
  2435016766: 'btrfs',
  1481003842: 'xfs',
  2035054128: 'overlayfs',
};

/** How much of each is asked for; 0 leaves it out. */
export type CrashOptions = {
  readonly kills: number;
  readonly images: number;
  readonly flips: number;
  readonly seed: number;
};

/** Tries what is asked for and says how it went; the last line is JSON. 0 when nothing went wrong. */
export async function crashCommand(options: CrashOptions): Promise<number> {
  const under = tmpdir();
  const { type } = statfsSync(under);
  const system = fileSystems[type] ?? `file system 0x${type.toString(16)}`;
  console.log(`Ledgers under ${under} (${system}), seed ${options.seed}. Ctrl+C ends it.`);
  let stopped = false;
  const stop = (): void => {
    if (stopped) process.exit(130);
    stopped = true;
    console.log('\nWhat is under way is brought to its end.');
  };
  process.on('SIGINT', stop);
  const parts: Part[] = [];
  const isStopped = (): boolean => stopped;
  if (options.kills > 0) parts.push(await timed(() => killPart(options, under, isStopped)));
  if (options.images > 0 && !stopped) parts.push(await timed(() => imagePart(options, isStopped)));
  if (options.flips > 0 && !stopped) parts.push(await timed(() => flipPart(options, isStopped)));
  process.removeListener('SIGINT', stop);
  for (const { problems } of parts) for (const problem of problems) console.error(problem);
  const told = Object.assign({}, ...parts.map(({ told }) => told));
  console.log(JSON.stringify({ ...told, seed: options.seed, folder: under, stopped }));
  return parts.length > 0 && parts.every(({ problems }) => problems.length === 0) ? 0 : 1;
}

/** One kind of trial: its share of the last line, and what went wrong. */
type Part = {
  readonly told: Readonly<Record<string, unknown>>;
  readonly problems: readonly string[];
};

/** Adds how long it took, in seconds. */
async function timed(run: () => Promise<{ readonly name: string } & Part>): Promise<Part> {
  const startMs = performance.now();
  const { name, told, problems } = await run();
  if (process.stdout.isTTY) process.stdout.write('\n');
  const seconds = Math.round((performance.now() - startMs) / 1_000);
  return { told: { ...told, [`${name}Seconds`]: seconds }, problems };
}

function progress(line: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${line}\x1b[K`);
  else console.log(line);
}

async function killPart(
  { kills, seed }: CrashOptions,
  under: string,
  stopped: () => boolean,
): ReturnType<Parameters<typeof timed>[0]> {
  const report = await crashRun({
    kills,
    seed,
    under,
    stopped,
    progress: (so) =>
      progress(`${so.kills} of ${kills} kills, ${so.sales} sales, ${so.problems.length} problems`),
  });
  console.log('\nkilled at:', report.countOf('points'));
  console.log('standing open at the kills:', report.countOf('left'));
  console.log('faults of the gateway:', report.countOf('faults'));
  const { doubles, doubleCancels, unwritten, disagreements } = report.differences;
  const told = {
    kills: report.kills,
    points: Object.keys(report.countOf('points')).length,
    sales: report.sales,
    acknowledged: report.acknowledged,
    lost: report.lost.length,
    doubles: doubles.length,
    doubleCancels: doubleCancels.length,
    unwritten: unwritten.length,
    disagreements: disagreements.length,
    problems: report.problems.length,
  };
  return { name: 'kill', told, problems: [...report.problems, ...report.lost] };
}

async function imagePart(
  { images, seed }: CrashOptions,
  stopped: () => boolean,
): ReturnType<Parameters<typeof timed>[0]> {
  const result = await cutPower(images, seed, async (so) => {
    progress(`${so.images} of ${images} images of power cuts, ${so.problems.length} problems`);
    await turn();
    return !stopped();
  });
  console.log('\nthe write under way was there after, or not:', result.ended);
  const told = { images: result.images, neither: result.problems.length };
  return { name: 'image', told, problems: result.problems };
}

async function flipPart(
  { flips, seed }: CrashOptions,
  stopped: () => boolean,
): ReturnType<Parameters<typeof timed>[0]> {
  const result = await flipBits(flips, seed, async (so) => {
    progress(`${so.flips} of ${flips} damages, ${so.silent.length} unnoticed`);
    await turn();
    return !stopped();
  });
  console.log(`\nhow they showed, over ${result.pages} pages:`, result.shown);
  const told = { flips: result.flips, silent: result.silent.length };
  return { name: 'flip', told, problems: result.silent };
}
