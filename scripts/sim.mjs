/**
 * Lives through many days of a shop in virtual time, on the production money core with real SQLite files:
 * `npm run sim -- --seeds N [--from S] [--seed S] [--mutants]`. Ctrl+C prints what was done so far.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runScript } from './failure.mjs';
import { moveToNode24 } from './node-24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

await runScript(async () => {
  moveToNode24(root, fileURLToPath(import.meta.url));
  const { runSim } = await import('../test/simulation/sim.ts');
  return runSim(process.argv.slice(2), root);
});
