import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { NeedsPerson } from './failure.mjs';
import { runLogged } from './run-logged.mjs';

/** True when a command of this name is on the PATH. */
function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => folder !== '' && existsSync(join(folder, name)));
}

/** Where the host looks for Chromium, too. */
function hasChromium() {
  const named = process.env.BENEPIA_HOST_CHROMIUM;
  if (named !== undefined) return existsSync(named);
  return ['chromium', 'chromium-browser', 'google-chrome'].some((name) =>
    existsSync(`/usr/bin/${name}`),
  );
}

function hasLibsecret() {
  if (existsSync('/usr/include/libsecret-1')) return true;
  return spawnSync('pkg-config', ['--exists', 'libsecret-1']).status === 0;
}

/** Korean pictures need a Korean font; ours is in the pages, receipts and dialogs take the system's. */
function hasKoreanFont() {
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts'];
  const korean = /nanum|noto ?(sans|serif) ?(cjk|kr)|baekmuk|undotum|unbatang|pretendard/i;
  return folders.some((folder) => hasFileLike(folder, korean, 4));
}

function hasFileLike(folder, pattern, depth) {
  if (depth === 0 || !existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    if (entry.isDirectory()) return hasFileLike(join(folder, entry.name), pattern, depth - 1);
    return pattern.test(entry.name);
  });
}

/** Readable by root alone, but seen by everybody. */
const cupsPdf = '/usr/lib/cups/backend/cups-pdf';

/** What is needed for what: the Debian package, how to see that it is there, and what it is for. */
const needs = [
  { name: 'build-essential', for: ['install'], has: () => onPath('g++') && onPath('make') },
  { name: 'python3', for: ['install'], has: () => onPath('python3') },
  { name: 'pkg-config', for: ['install'], has: () => onPath('pkg-config') },
  { name: 'libsecret-1-dev', for: ['install'], has: hasLibsecret },
  { name: 'chromium', for: ['host', 'demo', 'test'], has: hasChromium },
  { name: 'fonts-nanum', for: ['demo', 'test'], has: hasKoreanFont },
  {
    name: 'dbus',
    for: ['test', 'electron'],
    has: () => onPath('dbus-run-session') && onPath('dbus-send'),
  },
  { name: 'gnome-keyring', for: ['test', 'electron'], has: () => onPath('gnome-keyring-daemon') },
  { name: 'cups', for: ['test'], has: () => onPath('cupsd') || existsSync('/usr/sbin/cupsd') },
  { name: 'cups-client', for: ['test'], has: () => onPath('lp') && onPath('lpstat') },
  { name: 'printer-driver-cups-pdf', for: ['test'], has: () => existsSync(cupsPdf) },
  {
    name: 'poppler-utils',
    for: ['test'],
    has: () => ['pdftotext', 'pdfinfo', 'pdftoppm'].every(onPath),
  },
  { name: 'xvfb', for: ['headed'], has: () => onPath('xvfb-run') },
  { name: 'xauth', for: ['headed'], has: () => onPath('xauth') },
];

/** Every package needed for a purpose, whether it is there or not. */
export function packagesFor(purposes) {
  return needs.filter((need) => need.for.some((purpose) => purposes.includes(purpose)));
}

/** The names of the packages that are not there. `has` is asked for each, in tests by a stand-in. */
export function missingPackages(purposes, has = (need) => need.has()) {
  return packagesFor(purposes)
    .filter((need) => !has(need))
    .map((need) => need.name);
}

/** The one command that brings packages. */
export function aptCommand(names, isRoot) {
  const install = `apt-get install -y --no-install-recommends ${names.join(' ')}`;
  return isRoot ? `apt-get update && ${install}` : `sudo apt-get update && sudo ${install}`;
}

/**
 * Sees to it that the packages for some purposes are there. Root on Debian or Ubuntu has them
 * installed; anybody else is told the one command. Does nothing on Windows and macOS.
 */
export async function bringPackages(root, purposes) {
  if (process.platform !== 'linux') return;
  const missing = missingPackages(purposes);
  if (missing.length === 0) return;
  const isRoot = process.getuid() === 0;
  const command = aptCommand(missing, isRoot);
  if (!onPath('apt-get')) {
    throw new NeedsPerson(
      `Missing on this machine: ${missing.join(', ')} (Debian's names). Install what your system calls them. On Debian:`,
      command,
    );
  }
  if (!isRoot) throw new NeedsPerson(`Missing: ${missing.join(', ')}. Install with:`, command);
  await installAsRoot(root, missing, command);
}

async function installAsRoot(root, missing, command) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', ...missing];
  const steps = [
    ['Reading the list of packages', ['update']],
    [`Installing ${missing.join(', ')}`, install],
  ];
  for (const [what, args] of steps) {
    const run = await runLogged(root, { what, file: 'apt-get', args, env });
    if (!run.ok) throw new NeedsPerson(`${what}: this failed. By hand:`, command, run.tail);
  }
}
