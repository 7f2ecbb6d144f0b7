/**
 * Builds main, both preloads and both windows' pages into out/.
 * `--app <folder> --out <folder>` builds another app of the same shape, as the host's tests do.
 */
import { rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a complete build leaves behind, seen from the out folder. */
const wanted = [
  'main/index.js',
  'preload/till.cjs',
  'preload/customer.cjs',
  'renderer/till/index.html',
  'renderer/customer/index.html',
];

/** @param {string} out */
function missingIn(out) {
  return wanted.filter((file) => !statSync(join(out, file), { throwIfNoEntry: false })?.isFile());
}

/** Throws when any part fails to build. @param {{ app?: string, out?: string }} folders */
export async function buildApp({ app = '.', out = 'out' } = {}) {
  const target = resolve(root, out);
  process.chdir(root);
  process.env['BUILD_APP'] = app;
  process.env['BUILD_OUT'] = out;
  for (const part of ['main', 'preload', 'renderer']) {
    rmSync(join(target, part), { recursive: true, force: true });
  }
  const { build } = await import('electron-vite');
  await build({ root, configFile: join(root, 'electron.vite.config.ts'), logLevel: 'warn' });
  const missing = missingIn(target);
  if (missing.length > 0) throw new Error(`The build left out ${missing.join(', ')}.`);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { app: { type: 'string' }, out: { type: 'string' } } });
  await buildApp(values);
}
