import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NeedsPerson } from './failure.mjs';
import { node24 } from './node-24.mjs';
import { runLogged } from './run-logged.mjs';

const sources = [
  'main',
  'preload',
  'renderer',
  'electron.vite.config.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'scripts/build.mjs',
  'scripts/packaging/bundled-packages.ts',
];
/** A build that was stopped half-way lacks some of these. */
const products = [
  'out/main/index.js',
  'out/preload/till.cjs',
  'out/preload/customer.cjs',
  'out/renderer/till/index.html',
  'out/renderer/customer/index.html',
  'out/packages/main.json',
];
const stamp = 'out/.built-from';

/** A digest of every source file's name, size and time: any change, addition or removal changes it. */
export function sourceDigest(root) {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, root, source);
  return hash.digest('hex');
}

function addTo(hash, root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (stat.isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) addTo(hash, root, `${path}/${name}`);
    return;
  }
  hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
}

/** True when out/ was built from the sources as they are. */
export function isBuilt(root) {
  if (![...products, stamp].every((file) => existsSync(join(root, file)))) return false;
  return readFileSync(join(root, stamp), 'utf8') === sourceDigest(root);
}

/** Builds when a source has changed since the last build. */
export async function bringBuild(root) {
  if (isBuilt(root)) return;
  const digest = sourceDigest(root);
  const file = node24(root);
  const run = await runLogged(root, { what: 'Building', file, args: ['scripts/build.mjs'] });
  if (!run.ok) {
    throw new NeedsPerson(
      'The build failed; its last words are above. To see all of it:',
      'npm run build',
      run.tail,
    );
  }
  writeFileSync(join(root, stamp), digest);
}
