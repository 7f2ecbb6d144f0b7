import { crashDay } from './crash-day.ts';
import { CrashReport } from './crash-report.ts';

/** What a run is asked for. */
export type CrashRun = {
  readonly kills: number;
  readonly seed: number;
  /** A folder on the disk that is to be tried. */
  readonly under: string;
  /** Called after every day. */
  readonly progress?: (report: CrashReport) => void;
  /** True: the day under way is the last one. */
  readonly stopped?: () => boolean;
};

const killsADay = 20;

/** Days of kills until there are enough. The acts and the faults follow the seed; the moments are real. */
export async function crashRun(run: CrashRun): Promise<CrashReport> {
  const report = new CrashReport();
  for (let day = 0; report.kills < run.kills && run.stopped?.() !== true; day += 1) {
    const kills = Math.min(killsADay, run.kills - report.kills);
    await crashDay({ under: run.under, seed: run.seed + day, kills }, report);
    run.progress?.(report);
  }
  return report;
}
