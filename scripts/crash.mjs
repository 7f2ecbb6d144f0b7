/**
 * What a disk and a power switch can do to the money core, with real files and real processes:
 * `npm run crash -- --kills 500` SIGKILLs tills that sell, `--images 20000` tears the ledger's log and
 * checkpoints, `--flips 10000` damages single places. Without any: all three. The last line is JSON.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NeedsPerson, runScript } from './failure.mjs';
import { moveToNode24 } from './node-24.mjs';

const everything = { kills: 500, images: 20_000, flips: 10_000 };
const usage = 'npm run crash -- --kills 500 --images 20000 --flips 10000 --seed 1';

/** Reads the options; whole numbers. What is not named is left out, unless nothing is. */
export function crashOptions(args) {
  const asked = {};
  let seed = 1;
  for (let at = 0; at < args.length; at += 2) {
    const name = args[at].replace(/^--/, '');
    const value = Number(args[at + 1]);
    const known = args[at].startsWith('--') && (name === 'seed' || Object.hasOwn(everything, name));
    if (!known || !Number.isSafeInteger(value) || value < 0) {
      throw new NeedsPerson(`${args[at]}: not understood. It is:`, usage);
    }
    if (name === 'seed') seed = value;
    else asked[name] = value;
  }
  const wanted = Object.keys(asked).length > 0 ? asked : everything;
  return { kills: 0, images: 0, flips: 0, ...wanted, seed };
}

const script = fileURLToPath(import.meta.url);

if (process.argv[1] === script) {
  await runScript(async () => {
    moveToNode24(dirname(dirname(script)), script);
    const options = crashOptions(process.argv.slice(2));
    const { crashCommand } = await import('../test/real/crash/crash-command.ts');
    return crashCommand(options);
  });
}
