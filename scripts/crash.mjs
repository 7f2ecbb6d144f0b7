/**
 * Kills the money core with SIGKILL at random moments, on a real disk and against a real gateway on
 * loopback, and compares the books afterwards. `npm run crash -- --kills 500 [--seed 1]`. The last line
 * is JSON.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NeedsPerson, runScript } from './failure.mjs';
import { moveToNode24 } from './node-24.mjs';

const defaults = { kills: 500, seed: 1 };

/** Reads `--kills N --seed S`; whole numbers from 0, kills from 1. */
export function crashOptions(args) {
  const options = { ...defaults };
  for (let at = 0; at < args.length; at += 2) {
    const name = args[at].replace(/^--/, '');
    const value = Number(args[at + 1]);
    const known = args[at].startsWith('--') && Object.hasOwn(defaults, name);
    if (!known || !Number.isSafeInteger(value) || value < (name === 'kills' ? 1 : 0)) {
      throw new NeedsPerson(
        `${args[at]}: not understood. It is:`,
        'npm run crash -- --kills 500 --seed 1',
      );
    }
    options[name] = value;
  }
  return options;
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
