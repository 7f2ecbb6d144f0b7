import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryLine } from './history.ts';
import { writeLine } from './history-file.ts';
import { runSeed } from './run-seed.ts';

/** Runs one seed and tells what happened, line by line; the whole history is kept as a file. */
export async function tellStory(seed: number, root: string): Promise<number> {
  const { history, violations, digest } = await runSeed(seed);
  const folder = join(root, 'out/sim');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `seed-${seed}.jsonl`);
  writeFileSync(file, `${history.map(writeLine).join('\n')}\n`);
  for (const line of history) console.log(lineInWords(line));
  console.log(`\nseed ${seed}, digest ${digest}, history in ${file}`);
  console.log(`node test/simulation/checker/check-history.ts ${file}`);
  for (const violation of violations) console.log(`VIOLATION ${violation}`);
  if (violations.length === 0) console.log('no violations');
  return violations.length === 0 ? 0 : 1;
}

/** `12:34.567 [2] request-sent route=charge …`; facts that are null are left out. */
function lineInWords({ atMs, seq: _seq, life, event, ...facts }: HistoryLine): string {
  const minutes = Math.floor(atMs / 60_000);
  const seconds = ((atMs % 60_000) / 1_000).toFixed(3).padStart(6, '0');
  const said = Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`);
  return `${minutes}:${seconds} [${life}] ${event} ${said.join(' ')}`;
}
