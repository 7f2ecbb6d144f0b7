import { type Hunted, runMutants } from './run-mutants.ts';
import { mutants } from './table.ts';

/** What `npm run sim -- --mutants` counts in its last line. */
export type MutantCounts = { readonly mutants: number; readonly mutantsCaught: number };

/** How the planted bugs are hunted; tests bring smaller numbers. */
export type HuntAllOptions = {
  readonly seedsMax?: number;
  /** Only mutants whose name contains this. */
  readonly only?: string;
  readonly print: (line: string) => void;
  readonly signal?: AbortSignal;
};

/** Goal of the project: each bug within this many seeds. */
const seedsMaxDefault = 2_000;

/** Hunts every planted bug, two processes abreast, and prints one line for each as it ends. */
export async function huntAll(options: HuntAllOptions): Promise<MutantCounts> {
  const { seedsMax = seedsMaxDefault, only = '', print, signal } = options;
  const chosen = mutants.filter(({ name }) => name.includes(only));
  const results = await runMutants({
    mutants: chosen,
    table: new URL('./table.ts', import.meta.url).href,
    runner: new URL('../run-seed.ts', import.meta.url).href,
    seedsMax,
    abreast: 2,
    seedSecondsMax: 120,
    ...(signal ? { signal } : {}),
    ended: (hunted) => print(lineOf(hunted)),
  });
  const mutantsCaught = results.filter(({ tell }) => tell === 'caught').length;
  return { mutants: chosen.length, mutantsCaught };
}

function lineOf(hunted: Hunted): string {
  const seconds = `${hunted.seconds.toFixed(1)} s`.padStart(8);
  const { name } = hunted.mutant;
  switch (hunted.tell) {
    case 'caught':
      return `caught  seed ${String(hunted.seed).padStart(4)} ${seconds}  ${name}: ${hunted.violation}`;
    case 'escaped':
      return `ESCAPED ${hunted.seeds} seeds ${seconds}  ${name}: ${hunted.mutant.bug}`;
    case 'broken':
      return `BROKEN            ${seconds}  ${name}: ${hunted.why}`;
  }
}
