import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { type CdpHub, openCdpHub } from './cdp-hub.ts';
import type { CdpMessage } from './cdp-session.ts';
import { makeProfileFolder, removeProfileFolder } from './chromium-profile.ts';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where Chromium is: `BENEPIA_HOST_CHROMIUM`, or the first of the usual places. Throws when there is none. */
export function chromiumPath(): string {
  const found = process.env['BENEPIA_HOST_CHROMIUM'] ?? places.find((place) => existsSync(place));
  if (found === undefined) {
    throw new Error(
      'host: no Chromium found. On Debian: apt-get install chromium. Elsewhere name one in BENEPIA_HOST_CHROMIUM.',
    );
  }
  return found;
}

/** `BENEPIA_HOST_HEADLESS` says 1 or 0; without it, headless where there is no screen. */
export function isHeadless(): boolean {
  const wish = process.env['BENEPIA_HOST_HEADLESS'];
  if (wish !== undefined) return wish !== '0';
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

/** So that a test can tell a camera that is refused from one that is not there. */
const fakeCamera = '--use-fake-device-for-media-stream';

function flags(profile: string): string[] {
  return [
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    // Nothing leaves the machine: no name resolves, and Chromium's own errands are off.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--disable-quic',
    '--no-pings',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-startup-window',
    '--no-service-autorun',
    '--disable-gpu',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-extensions',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    // Windows behind others go on drawing, as both of the till's must.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-hang-monitor',
    '--disable-back-forward-cache',
    // Frames stay in their page's process, so that one session sees them all.
    '--disable-site-isolation-trials',
    '--disable-features=IsolateOrigins,site-per-process,Translate,MediaRouter,OptimizationHints,HttpsUpgrades,PaintHolding',
    '--password-store=basic',
    '--use-mock-keychain',
    '--force-color-profile=srgb',
    '--font-render-hinting=none',
    '--lang=ko',
    ...(isHeadless() ? ['--headless=new', '--hide-scrollbars', '--mute-audio', fakeCamera] : []),
    ...(needsNoSandbox() ? ['--no-sandbox'] : []),
  ];
}

function needsNoSandbox(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** Chromium under this process. It ends when its pipe closes, so a killed host leaves none behind. */
export type Chromium = {
  readonly hub: CdpHub;
  /** It leads a process group of this number, except on Windows. */
  readonly pid: number;
  /** Ends it and all its processes now, and removes its profile: nothing in there is ever read again. */
  kill(): void;
};

/** `onGone` is told when it ends for whatever reason. */
export function launchChromium(onGone: () => void): Chromium {
  const profile = makeProfileFolder();
  if (needsNoSandbox()) {
    process.stderr.write('host: running as root, so Chromium runs with --no-sandbox\n');
  }
  const child = spawn(chromiumPath(), flags(profile), {
    stdio: [
      'ignore',
      'ignore',
      process.env['BENEPIA_HOST_DEBUG'] ? 'inherit' : 'ignore',
      'pipe',
      'pipe',
    ],
    detached: process.platform !== 'win32',
  });
  const hub = openPipe(child);
  const ended = (): void => {
    hub.end('Chromium is gone');
    removeProfileFolder(profile);
    onGone();
  };
  child.once('error', ended);
  child.once('exit', ended);
  return {
    hub,
    pid: child.pid ?? 0,
    kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      killChromium(child.pid ?? 0);
      removeProfileFolder(profile);
    },
  };
}

/** All its processes at once; on Windows they end with the first. One that is gone already is fine. */
export function killChromium(pid: number): void {
  if (pid === 0) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}

function openPipe(child: ChildProcess): CdpHub {
  const [, , , input, output] = child.stdio;
  if (!(input instanceof Writable) || !(output instanceof Readable)) {
    throw new Error('host: Chromium has no pipe');
  }
  input.on('error', () => undefined);
  const hub = openCdpHub({ send: (message) => input.write(`${JSON.stringify(message)}\0`) });
  let rest = '';
  output.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) takeOne(hub, JSON.parse(part));
  });
  return hub;
}

/** What a listener of main's throws is main's uncaught error, and must not lose the messages behind it. */
function takeOne(hub: CdpHub, message: CdpMessage): void {
  try {
    hub.take(message);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}
