import { openApp } from './app.ts';
import { openWindows } from './browser-window.ts';
import { type Chromium, launchChromium } from './chromium.ts';
import { openIpc } from './ipc-main.ts';
import type { Kernel } from './kernel.ts';
import { serveParent } from './parent-channel.ts';
import { applyPermissions } from './permissions.ts';
import { openPowerMonitor } from './power-monitor.ts';
import { openProtocolRegistry } from './protocol.ts';
import { answerRequest } from './requests.ts';
import { openScreen } from './screen.ts';
import { openSession } from './session.ts';
import { preventable } from './signals.ts';
import { strict } from './strict.ts';
import { watchTargets } from './target-watch.ts';

const ipc = openIpc();
const powerHost = openPowerMonitor();
const sessionHost = openSession(() => permissionsChanged());
let chromium: Chromium | null = null;
let kernel: Kernel | null = null;

const appHost = openApp({ start, stop, windows: () => windows.all() });
const registry = openProtocolRegistry(appHost.isReady);

const windows = openWindows({
  kernel() {
    if (kernel === null) throw new Error('Cannot create BrowserWindow before app is ready');
    return kernel;
  },
  created(window) {
    appHost.events.emit('browser-window-created', preventable(), window);
  },
  closed: () => setImmediate(appHost.windowClosed),
});

async function start(): Promise<void> {
  // Chromium is the browser process: the app cannot outlive it.
  const launched = launchChromium(() => {
    process.stderr.write('host: Chromium is gone\n');
    process.exit(1);
  });
  chromium = launched;
  const { hub } = launched;
  const watch = await watchTargets(hub);
  kernel = {
    hub,
    watch,
    ipc,
    answerRequest: (page, paused, contentsId) =>
      answerRequest(page, paused, contentsId, sessionHost.askBeforeRequest, registry),
    applyPermissions: (contents, pageUrl) =>
      applyPermissions(hub, sessionHost.askPermission(contents, pageUrl)),
    created: (contents) => {
      appHost.events.emit('web-contents-created', preventable(), contents);
    },
    crashed(contents, details) {
      appHost.events.emit('render-process-gone', preventable(), contents, details);
    },
  };
  serveParent(launched, { quit: () => appHost.app.quit(), power: powerHost.emit });
}

function stop(): void {
  chromium?.kill();
}

/** Any page may ask on main's behalf: the handlers are the session's. */
function permissionsChanged(): void {
  const [window] = windows.all();
  window?.page.askPermissions().catch(() => undefined);
}

process.once('exit', stop);
for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(name, () => appHost.app.quit());
}

/** The stand-in's modules, as `electron` exports them. */
export const host = {
  app: appHost.app,
  BrowserWindow: windows.BrowserWindow,
  ipcMain: ipc.ipcMain,
  protocol: registry.protocol,
  powerMonitor: powerHost.powerMonitor,
  screen: openScreen(appHost.isReady),
  session: strict('session', {
    get defaultSession() {
      if (!appHost.isReady()) throw new Error('Session can only be received when app is ready');
      return sessionHost.session;
    },
  }),
};
