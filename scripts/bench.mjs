/**
 * Measures parts of the program against what others use for the same: `npm run bench -- ledger`. Without
 * a name it lists what there is. Tables for people, then one line of JSON.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NeedsPerson, runScript } from './failure.mjs';
import { moveToNode24 } from './node-24.mjs';

const script = fileURLToPath(import.meta.url);
const root = dirname(dirname(script));

const usage = `npm run bench -- ledger [--quick] [--large] [--dir FOLDER]

  ledger   writes, queue, start and lists of the ledger against raw SQLite, plainjob and classic-level,
           with syncs counted, and what a power cut leaves (about ten minutes)

  --quick  fewer repeats, at most 10,000 payments (two minutes)
  --large  also 1,000,000 payments (half an hour, about 10 GB of disk)
  --dir    a folder on the disk to measure; not one in memory`;

/** Refuses what it does not know. */
export function benchOptionsOf(args) {
  const rest = [...args];
  const dirAt = rest.indexOf('--dir');
  const [, dir] = dirAt === -1 ? [] : rest.splice(dirAt, 2);
  if (dirAt !== -1 && (dir === undefined || dir.startsWith('-'))) {
    throw new NeedsPerson(`--dir needs a folder.\n\n${usage}`);
  }
  const wrong = rest.find((arg) => !['ledger', '--quick', '--large'].includes(arg));
  if (wrong !== undefined) throw new NeedsPerson(`${wrong}: there is no such bench.\n\n${usage}`);
  const [quick, large] = [rest.includes('--quick'), rest.includes('--large')];
  return { name: rest.includes('ledger') ? 'ledger' : null, quick, large, dir: dir ?? null };
}

async function main() {
  const { name, ...options } = benchOptionsOf(process.argv.slice(2));
  if (name === null) {
    console.log(usage);
    return 0;
  }
  moveToNode24(root, script);
  const { benchLedger } = await import('../test/bench/ledger-bench.ts');
  return benchLedger(options);
}

if (process.argv[1] === script) await runScript(main);
