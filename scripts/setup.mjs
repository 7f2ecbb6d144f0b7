/**
 * Brings what a fresh clone lacks: Debian packages, npm packages, the build. Runs on Node 18 and newer
 * with nothing installed; with nothing to do it is done at once.
 * `--for start|demo|test|electron` adds what those need.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringBuild } from './built-files.mjs';
import { bringPackages } from './debian-packages.mjs';
import { NeedsPerson, runScript } from './failure.mjs';
import { node24 } from './node-24.mjs';
import { bringNpmPackages } from './npm-packages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the system must have besides what `npm ci` needs. `start` asks later: it may use Electron. */
export function purposesFor(goal, env = process.env) {
  const headed = env.BENEPIA_HOST_HEADLESS === '0' && !hasDisplay(env);
  if (goal === 'demo') return ['demo'];
  if (goal === 'test') return headed ? ['test', 'headed'] : ['test'];
  if (goal === 'electron') return hasDisplay(env) ? ['electron'] : ['electron', 'headed'];
  return [];
}

function hasDisplay(env) {
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

function goalOf(args) {
  const [option, goal, ...rest] = args;
  if (option === undefined) return null;
  const known = ['start', 'demo', 'test', 'electron'].includes(goal);
  if (option === '--for' && known && rest.length === 0) return goal;
  throw new NeedsPerson(
    'scripts/setup.mjs takes nothing, or one of:',
    '--for start|demo|test|electron',
  );
}

async function main() {
  if (Number(process.versions.node.split('.')[0]) < 18) {
    throw new NeedsPerson(
      `Node 18 or newer is needed to set up, and this is ${process.versions.node}. Install it from your system or with:`,
      'nvm install 24',
    );
  }
  const goal = goalOf(process.argv.slice(2));
  await bringPackages(root, purposesFor(goal));
  await bringNpmPackages(root);
  node24(root);
  await bringBuild(root);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runScript(main);
