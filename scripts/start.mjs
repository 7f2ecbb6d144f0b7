/**
 * Starts the built till: in Electron when its binary is there or can be fetched, else in Chromium in
 * training, with no screen as the demo. Arguments are passed on: `npm start -- --help`.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringPackages } from './debian-packages.mjs';
import {
  bringElectron,
  electronEnvironment,
  fetchCommand,
  sandboxArguments,
} from './electron-binary.mjs';
import { NeedsPerson, runScript } from './failure.mjs';
import { moveToNode24 } from './node-24.mjs';
import { paperFolders } from './paper-folders.mjs';

const script = fileURLToPath(import.meta.url);
const root = dirname(dirname(script));
/** What a shell gives when a program's libraries are not there. */
const cannotLoad = 127;

/** True when only text is asked for: no window, so no screen is needed. */
export function asksForText(args) {
  return args.includes('--help') || args.includes('--version');
}

/** No screen, unless somebody asked for a headless run by name. */
export function hasScreen(env = process.env, platform = process.platform) {
  if (platform !== 'linux' || env.BENEPIA_HOST_HEADLESS !== undefined) return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Outside Electron the till runs in training unless the arguments say how else. */
export function hostArguments(args) {
  const says = /^--(mode=|training$|gateway-url=|help$|version$)/;
  return args.some((arg) => says.test(arg)) ? args : ['--training', ...args];
}

/** Passes signals on, waits, and gives the exit code. */
function runToEnd(file, args, env = process.env) {
  return new Promise((done, fail) => {
    const child = spawn(file, args, { cwd: root, stdio: 'inherit', env });
    // Ctrl+C reaches the child by itself; this process only has to outlive it.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', fail);
    child.on('close', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

function runInHost(args, env = process.env) {
  const main = ['--import', './test/host/register.ts', 'out/main/index.js'];
  return runToEnd(process.execPath, [...main, '--', ...args], env);
}

async function runInChromium(why, args) {
  await bringPackages(root, ['host']);
  console.log(`Electron is not used: ${why}. To fetch it in your own time: ${fetchCommand}`);
  console.log('The same program now runs in Chromium, in training: nothing leaves this machine.');
  const paper = paperFolders(root, args);
  console.log(paper.told);
  return runInHost(hostArguments(args), { ...process.env, ...paper.env });
}

async function runDemo() {
  await bringPackages(root, ['demo']);
  console.log('There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set).');
  console.log('A day at the till is played without one instead, as npm run demo does:');
  return runToEnd(process.execPath, ['scripts/demo.mjs']);
}

async function main() {
  moveToNode24(root, script);
  if (!existsSync(join(root, 'out/main/index.js'))) {
    throw new NeedsPerson('The till has not been built yet. Build it with:', 'npm run setup');
  }
  const args = process.argv.slice(2);
  if (asksForText(args)) return runInHost(args);
  if (!hasScreen()) return runDemo();
  const { binary, why } = await bringElectron(root);
  if (binary === null) return runInChromium(why, args);
  const sandbox = sandboxArguments();
  if (sandbox.length > 0) {
    console.log('Running as root: Electron starts without its sandbox (--no-sandbox).');
  }
  const env = electronEnvironment(process.env);
  const code = await runToEnd(binary, [...sandbox, '.', ...args], env);
  return code === cannotLoad ? runInChromium('it lacks libraries (see above)', args) : code;
}

if (process.argv[1] === script) await runScript(main);
