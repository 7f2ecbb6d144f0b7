import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fetchLimitMs = 60_000;
const rememberMs = 24 * 60 * 60 * 1000;
const noteFile = 'out/.electron-unavailable';

/** The command by which a person fetches the binary in their own time. */
export const fetchCommand = 'node node_modules/electron/install.js';

const programs = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** The Electron binary of the pinned version, or null when it is not there. */
export function electronBinary(root) {
  const elsewhere = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const dist = elsewhere ?? join(root, 'node_modules/electron/dist');
  const program = join(dist, programs[process.platform] ?? 'electron');
  // Electron's own script writes this file last: without it what lies there was not unpacked to the end.
  const isWhole =
    elsewhere !== undefined || existsSync(join(root, 'node_modules/electron/path.txt'));
  return isWhole && existsSync(program) ? program : null;
}

/**
 * The binary, fetched if need be; or why there is none. One try a day, so that the next start is quick;
 * `insist` tries again all the same.
 */
export async function bringElectron(
  root,
  { limitMs = fetchLimitMs, nowMs = Date.now(), insist = false } = {},
) {
  const there = electronBinary(root);
  if (there !== null) return { binary: there, why: null };
  if (process.env.BENEPIA_NO_ELECTRON_DOWNLOAD === '1') {
    return { binary: null, why: 'its download is switched off (BENEPIA_NO_ELECTRON_DOWNLOAD=1)' };
  }
  const note = join(root, noteFile);
  if (!insist && triedLately(note, nowMs))
    return { binary: null, why: 'it could not be fetched earlier today' };
  const limit = limitMs > fetchLimitMs ? `${Math.round(limitMs / 60_000)} minutes` : 'a minute';
  process.stdout.write(`Fetching Electron (once, about 110 MB, at most ${limit}) … `);
  const why = await fetchBinary(root, limitMs);
  const binary = electronBinary(root);
  process.stdout.write(binary === null ? 'not available\n' : 'done\n');
  mkdirSync(join(root, 'out'), { recursive: true });
  if (binary === null) writeFileSync(note, String(nowMs));
  else rmSync(note, { force: true });
  return { binary, why: binary === null ? why : null };
}

/** Arguments that Electron needs before the app's: Chromium's sandbox refuses to run for root. */
export function sandboxArguments() {
  return process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
}

/** The environment for Electron: some of its own switches would make it something else. */
export function electronEnvironment(env) {
  const { ELECTRON_RUN_AS_NODE: _node, NODE_OPTIONS: _options, ...rest } = env;
  return rest;
}

/** A note from the future (the clock was set back) does not count. */
export function triedLately(note, nowMs) {
  if (!existsSync(note)) return false;
  const agoMs = nowMs - Number(readFileSync(note, 'utf8'));
  return agoMs >= 0 && agoMs < rememberMs;
}

/** Runs Electron's own install script; its words are long, so only the kind of failure is told. */
function fetchBinary(root, limitMs) {
  return new Promise((done) => {
    const script = join(root, 'node_modules/electron/install.js');
    const child = spawn(process.execPath, [script], { cwd: root, stdio: 'ignore' });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      done(`it could not be fetched within ${limitMs / 1000} s`);
    }, limitMs);
    child.on('error', () => done('its install script could not be run'));
    child.on('close', () => {
      clearTimeout(timer);
      done('it could not be fetched (no way to the download server)');
    });
  });
}
