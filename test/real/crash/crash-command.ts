import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { CrashReport } from './crash-report.ts';
import { crashRun } from './crash-run.ts';

/** Words for the kinds of file systems that matter here. Source: Linux, statfs(2). */
const fileSystems: Readonly<Record<number, string>> = {
  61267: 'ext4',
  16914836: 'tmpfs: memory, not a disk',
  2435016766: 'btrfs',
  1481003842: 'xfs',
  2035054128: 'overlayfs',
};

/** Kills tills and says how that went; the last line is JSON. 0 when nothing was lost or double. */
export async function crashCommand({
  kills,
  seed,
}: {
  readonly kills: number;
  readonly seed: number;
}): Promise<number> {
  const under = tmpdir();
  const { type } = statfsSync(under);
  console.log(`${kills} kills, seed ${seed}, ledgers under ${under}`);
  console.log(`(${fileSystems[type] ?? `file system 0x${type.toString(16)}`}). Ctrl+C ends it.`);
  let stopped = false;
  const stop = (): void => {
    if (stopped) process.exit(130);
    stopped = true;
    console.log('\nThe day under way is brought to its end.');
  };
  process.on('SIGINT', stop);
  const startMs = performance.now();
  const seconds = (): number => Math.round((performance.now() - startMs) / 1_000);
  const report = await crashRun({
    kills,
    seed,
    under,
    stopped: () => stopped,
    progress: (so) => progress(so, kills, seconds()),
  });
  process.removeListener('SIGINT', stop);
  return tell(report, { seed, under, seconds: seconds(), stopped });
}

function progress({ kills, sales, problems }: CrashReport, wanted: number, seconds: number): void {
  const line = `${kills} of ${wanted} kills, ${sales} sales, ${problems.length} problems, ${seconds} s`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}\x1b[K`);
  else console.log(line);
}

type Rest = {
  readonly seed: number;
  readonly under: string;
  readonly seconds: number;
  readonly stopped: boolean;
};

function tell(report: CrashReport, { seed, under, seconds, stopped }: Rest): number {
  if (process.stdout.isTTY) process.stdout.write('\n');
  for (const problem of report.problems) console.error(problem);
  console.log('killed at:', report.countOf('points'));
  console.log('standing open at the kills:', report.countOf('left'));
  console.log('faults of the gateway:', report.countOf('faults'));
  const { doubles, doubleCancels, unwritten, disagreements } = report.differences;
  const result = {
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
    seed,
    folder: under,
    seconds,
    stopped,
  };
  console.log(JSON.stringify(result));
  return report.ok && report.kills > 0 ? 0 : 1;
}
