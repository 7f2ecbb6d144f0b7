import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { addSeed, newSummary, type SeedResult, type Summary } from './summary.ts';

/** Which seeds to run, and how. */
export type SeedsOptions = {
  readonly seeds: readonly number[];
  /** How many processes at once. */
  readonly abreast: number;
  readonly signal: AbortSignal;
  /** Called after every seed. */
  readonly told: (summary: Summary) => void;
};

const workerFile = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Runs all of them, or as many as come through until `signal` aborts. */
export async function runSeeds(options: SeedsOptions): Promise<Summary> {
  const summary = newSummary();
  const waiting = [...options.seeds];
  const workers = Array.from({ length: options.abreast }, () => work(waiting, summary, options));
  await Promise.all(workers);
  return summary;
}

/** One child process; a seed that kills it is a violation, and the next child goes on. */
async function work(waiting: number[], summary: Summary, options: SeedsOptions): Promise<void> {
  while (waiting.length > 0 && !options.signal.aborted) {
    await oneWorker(waiting, summary, options);
  }
}

function oneWorker(waiting: number[], summary: Summary, options: SeedsOptions): Promise<void> {
  const child: ChildProcess = fork(workerFile, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let running: number | null = null;
  const next = (): void => {
    const seed = options.signal.aborted ? undefined : waiting.shift();
    running = seed ?? null;
    if (seed === undefined) child.disconnect();
    else child.send(seed);
  };
  return new Promise((resolve) => {
    child.on('message', (word: SeedResult | 'ready') => {
      if (word !== 'ready') {
        addSeed(summary, word);
        options.told(summary);
      }
      next();
    });
    child.on('exit', (code) => {
      if (running !== null) {
        const violations = [`the process that ran it ended with ${code}`];
        summary.violations.push({ seed: running, violations });
      }
      resolve();
    });
  });
}
