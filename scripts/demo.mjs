/**
 * A day at the till without a screen: works the built app in training, compares the screen, the ledger
 * and the gateway's books after every step, and leaves pictures in out/demo/. The last line is JSON.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runScript } from './failure.mjs';
import { moveToNode24 } from './node-24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

await runScript(async () => {
  moveToNode24(root, import.meta.url);
  const { playDay } = await import('../test/demo/play-day.ts');
  process.exitCode = await playDay(root);
});
