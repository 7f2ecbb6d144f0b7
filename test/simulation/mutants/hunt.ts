/**
 * `node hunt.ts TABLE NAME RUNNER SEEDS_MAX`: a process of its own that loads `main/` with one bug in it
 * and runs seeds from 1 until a violation is found.
 */
import { type HuntedSeed, type HuntWord, violationText } from './hunt-words.ts';
import { loadMutated } from './load-mutated.ts';
import type { Mutant } from './mutant.ts';

type Runner = { runSeed(seed: number): Promise<HuntedSeed> };

const [tableFile = '', name = '', runnerFile = '', seedsMax = '0'] = process.argv.slice(2);

function tell(word: HuntWord): void {
  process.stdout.write(`${JSON.stringify(word)}\n`);
}

async function hunt(): Promise<void> {
  const { mutants }: { mutants: readonly Mutant[] } = await import(tableFile);
  const mutant = mutants.find((each) => each.name === name);
  if (!mutant) throw new Error(`no mutant is called "${name}"`);
  const loaded = loadMutated(mutant);
  const runner: Runner = await import(runnerFile);
  const missing = loaded.missing();
  if (missing.length > 0) throw new Error(`mutant "${name}": never loaded ${missing.join(', ')}`);
  for (let seed = 1; seed <= Number(seedsMax); seed += 1) {
    tell({ tell: 'seed', seed });
    const { violations } = await runner.runSeed(seed);
    const [first] = violations;
    if (violations.length === 0) continue;
    return tell({ tell: 'caught', seed, violation: violationText(first) });
  }
  tell({ tell: 'escaped', seeds: Number(seedsMax) });
}

try {
  await hunt();
} catch (error) {
  tell({ tell: 'broken', why: error instanceof Error ? error.message : String(error) });
}
