import { appPackage, defaultPath } from './app-paths.ts';
import type { OpenWindow } from './browser-window.ts';
import type { AppEvents, HostApp } from './host-types.ts';
import {
  type Events,
  eventsOf,
  preventable,
  type Signal,
  signal,
  wasPrevented,
} from './signals.ts';
import { requestSingleInstance } from './single-instance.ts';
import { strict } from './strict.ts';
import { record } from './trace.ts';

/** The app's life, and what moves it from outside. */
export type AppHost = {
  readonly app: HostApp;
  readonly events: Events<AppEvents>;
  isReady(): boolean;
  /** A window went away; the last one may end the app. */
  windowClosed(): void;
};

/** What the app needs of the rest. */
export type AppOwner = {
  /** Starts Chromium; asked once, when main first waits for it. */
  start(): Promise<void>;
  /** Ends Chromium at once. */
  stop(): void;
  windows(): readonly OpenWindow[];
};

export function openApp(owner: AppOwner): AppHost {
  const ready = signal<AppEvents['ready']>();
  const events = openEvents({
    ...ready,
    /** Whoever waits for it starts it: Chromium must not run before the single-instance question. */
    add(listener, once) {
      ready.add(listener, once);
      start().catch(() => undefined);
    },
  });
  const about = appPackage();
  const paths = new Map<string, string>();
  let started: Promise<void> | null = null;
  let isReady = false;
  let isQuitting = false;

  function start(): Promise<void> {
    started ??= owner.start().then(
      () => {
        isReady = true;
        queueMicrotask(() => events.emit('ready', preventable()));
      },
      (error: unknown) => {
        process.stderr.write(`host: cannot start: ${String(error)}\n`);
        process.exit(1);
      },
    );
    return started;
  }

  function pathOf(key: string): string {
    const set = paths.get(key);
    if (set !== undefined) return set;
    return defaultPath(key, about.name, key === 'userData' ? '' : pathOf('userData'));
  }

  /** What main does in the same turn still happens, as in Electron; after `quit` nothing of it runs. */
  function end(code: number): void {
    setImmediate(() => {
      events.emit('quit', preventable(), code);
      owner.stop();
      process.exit(code);
    });
  }

  function finish(): void {
    const event = preventable();
    events.emit('will-quit', event);
    if (wasPrevented(event)) isQuitting = false;
    else end(0);
  }

  function quit(): void {
    if (isQuitting) return;
    const event = preventable();
    isQuitting = true;
    events.emit('before-quit', event);
    if (wasPrevented(event)) {
      isQuitting = false;
      return;
    }
    for (const window of owner.windows()) {
      window.close();
      if (!window.isDestroyed()) {
        isQuitting = false;
        return;
      }
    }
    finish();
  }

  const app: HostApp = strict('app', {
    isPackaged: false,
    whenReady: start,
    quit,
    exit: (code = 0) => end(code),
    requestSingleInstanceLock: (data) =>
      requestSingleInstance(pathOf('userData'), data ?? {}, (other) => {
        events.emit('second-instance', preventable(), other.argv, other.cwd, other.data);
      }),
    getPath: pathOf,
    setPath: (key, path) => paths.set(key, path),
    getVersion: () => about.version,
    enableSandbox() {
      if (isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
      record('app.enableSandbox');
    },
    setAppUserModelId: (id) => record('app.setAppUserModelId', id),
    on: events.on,
  });

  return {
    app,
    events,
    isReady: () => isReady,
    windowClosed() {
      if (isQuitting || owner.windows().length > 0) return;
      // Without a listener of its own an app ends with its last window.
      if (!events.emit('window-all-closed')) quit();
    },
  };
}

function openEvents(ready: Signal<AppEvents['ready']>): Events<AppEvents> {
  return eventsOf<AppEvents>('app', {
    ready,
    'window-all-closed': signal(),
    'before-quit': signal(),
    'will-quit': signal(),
    quit: signal(),
    'second-instance': signal(),
    activate: signal(),
    'web-contents-created': signal(),
    'browser-window-created': signal(),
    'render-process-gone': signal(),
  });
}
