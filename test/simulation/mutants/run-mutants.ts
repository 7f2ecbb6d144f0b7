import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { HuntWord } from './hunt-words.ts';
import type { Mutant } from './mutant.ts';

/** What became of one planted bug. */
export type Hunted = {
  readonly mutant: Mutant;
  readonly seconds: number;
} & Extract<HuntWord, { tell: 'caught' | 'escaped' | 'broken' }>;

/** How a hunt is run. */
export type HuntOptions = {
  readonly mutants: readonly Mutant[];
  /** File URL of the module that exports `mutants`. */
  readonly table: string;
  /** File URL of the module that exports `runSeed(seed)`. */
  readonly runner: string;
  readonly seedsMax: number;
  /** How many processes at once. */
  readonly abreast: number;
  /** One seed may not take longer in real time: then the till runs in a circle. */
  readonly seedSecondsMax: number;
  readonly signal?: AbortSignal;
  /** Called as each one ends. */
  readonly ended?: (hunted: Hunted) => void;
};

const huntFile = fileURLToPath(new URL('./hunt.ts', import.meta.url));

/** Hunts every mutant, in the order of the table; those not begun when `signal` aborts are left out. */
export async function runMutants(options: HuntOptions): Promise<readonly Hunted[]> {
  const waiting = [...options.mutants];
  const results = new Map<string, Hunted>();
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (options.signal?.aborted) return;
      const hunted = await huntOne(next, options);
      results.set(next.name, hunted);
      options.ended?.(hunted);
    }
  };
  await Promise.all(Array.from({ length: options.abreast }, work));
  return options.mutants.flatMap(({ name }) => results.get(name) ?? []);
}

function huntOne(mutant: Mutant, options: HuntOptions): Promise<Hunted> {
  const { table, runner, seedsMax, seedSecondsMax, signal } = options;
  const startedMs = performance.now();
  const args = [huntFile, table, mutant.name, runner, String(seedsMax)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve) => {
    let seed = 0;
    let end: Exclude<HuntWord, { tell: 'seed' }> = {
      tell: 'broken',
      why: 'the process ended early',
    };
    const tooLong = (): void => {
      end = { tell: 'caught', seed, violation: `seed ${seed} never came to rest` };
      child.kill('SIGKILL');
    };
    let timer = setTimeout(tooLong, seedSecondsMax * 1_000);
    const abort = (): boolean => child.kill('SIGKILL');
    signal?.addEventListener('abort', abort);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const word: HuntWord = JSON.parse(line);
      if (word.tell !== 'seed') {
        end = word;
        return;
      }
      seed = word.seed;
      clearTimeout(timer);
      timer = setTimeout(tooLong, seedSecondsMax * 1_000);
    });
    child.on('close', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      resolve({ mutant, seconds: (performance.now() - startedMs) / 1_000, ...end });
    });
  });
}
