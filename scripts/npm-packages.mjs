import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bringPackages } from './debian-packages.mjs';
import { NeedsPerson } from './failure.mjs';
import { carrierFor } from './node-24.mjs';
import { runLogged } from './run-logged.mjs';

/**
 * What in a lock file is not installed like that: npm's own record of node_modules against the lock.
 * Optional packages (those of other platforms) may be absent, except the one that carries Node 24.
 */
export function differences(lock, installed, carrier) {
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '');
  return wanted.flatMap(([path, entry]) => {
    const there = installed.packages[path];
    if (there === undefined) {
      const mayBeAbsent = entry.optional === true && path !== `node_modules/${carrier}`;
      return mayBeAbsent ? [] : [path];
    }
    const isSame = entry.integrity === undefined || there.integrity === entry.integrity;
    return there.version === entry.version && isSame ? [] : [path];
  });
}

/** True when node_modules is what the lock says. */
export function matchesLock(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const [lock, installed] = [join(root, 'package-lock.json'), record].map((file) =>
    JSON.parse(readFileSync(file, 'utf8')),
  );
  return differences(lock, installed, carrierFor()).length === 0;
}

/** True when keytar's native file has been fetched or compiled. */
function hasKeytar(root) {
  return existsSync(join(root, 'node_modules/keytar/build/Release/keytar.node'));
}

/**
 * Runs `npm ci` when node_modules does not match the lock, and keytar's install script when npm left it
 * out (a person may have told npm to run none).
 */
export async function bringNpmPackages(root) {
  if (matchesLock(root) && hasKeytar(root)) return;
  if (isOwnNode(root)) {
    throw new NeedsPerson(
      'The packages have changed. Windows cannot replace the Node that runs this; run first:',
      'npm ci',
    );
  }
  await bringPackages(root, ['install']);
  if (!matchesLock(root)) {
    const what = 'Installing the packages with npm ci (half a minute or more)';
    await runNpm(root, what, ['ci', '--no-audit', '--no-fund']);
  }
  if (!hasKeytar(root)) {
    const what = "Making keytar's native file";
    await runNpm(root, what, ['rebuild', 'keytar', '--ignore-scripts=false']);
  }
  if (matchesLock(root) && hasKeytar(root)) return;
  throw new NeedsPerson(
    "npm left out keytar's native file or a package of the lock; out/setup.log has its words. Try again with:",
    'npm run setup',
  );
}

async function runNpm(root, what, args) {
  const npm = npmCommand();
  const all = [...npm.args, ...args];
  const run = await runLogged(root, { ...npm, what, args: all, env: npmEnvironment(root) });
  if (run.ok) return;
  throw new NeedsPerson(
    `npm ${args[0]} failed; its last words are above. Try again with:`,
    'npm run setup',
    run.tail,
  );
}

/** On Windows a running program cannot be deleted, and npm ci deletes the Node in node_modules. */
function isOwnNode(root) {
  return process.platform === 'win32' && process.execPath.startsWith(join(root, 'node_modules'));
}

/** The npm that called us, under the Node it runs on; else the one on the PATH. */
function npmCommand() {
  const { npm_execpath: cli, npm_node_execpath: node } = process.env;
  if (cli?.endsWith('npm-cli.js')) return { file: node ?? process.execPath, args: [cli] };
  // Windows has a batch file there, which only a shell can run.
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}

/**
 * keytar compiles against the headers in the package that carries Node 24, which npm has unpacked
 * before it runs any install script; so nothing but the registry is asked for.
 */
function npmEnvironment(root) {
  const carrier = carrierFor();
  const headers = process.platform === 'linux' && carrier !== null;
  const nodedir = headers ? { npm_config_nodedir: join(root, 'node_modules', carrier) } : {};
  return { ...process.env, ...nodedir };
}
