import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { killChromium } from '../host/chromium.ts';
import type { FromTest, ToTest } from '../host/parent-channel.ts';
import { type AppControl, controlOf } from './app-control.ts';

const root = resolve(import.meta.dirname, '../..');

/** How a built app's main is started under the host. */
export type AppStart = {
  /** The folder that holds `main/`, `preload/` and `renderer/`. */
  readonly out: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Written to its standard input, which is then closed. */
  readonly stdin: string | null;
};

/** A main under the host, and the channel to the host beside it. */
export type AppProcess = {
  readonly control: AppControl;
  /** Kills its Chromium at once; a killed main's takes a moment to see that it is alone. */
  killChromium(): void;
  send(message: FromTest): void;
  onMessage(listener: (message: ToTest) => void): void;
};

/** Starts it without waiting for anything. */
export function spawnApp(start: AppStart): AppProcess {
  const register = resolve(root, 'test/host/register.ts');
  const main = resolve(start.out, 'main/index.js');
  const child = spawn(process.execPath, ['--import', register, main, ...start.args], {
    cwd: root,
    env: { ...process.env, ...start.env },
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    serialization: 'json',
  });
  child.stdin?.end(start.stdin ?? '');
  return holdOf(child);
}

/** Starts it; resolves when Chromium runs and its pages can be reached. Rejects with its logs when it ends first. */
export async function startAppProcess(start: AppStart): Promise<AppProcess> {
  const app = spawnApp(start);
  const { control } = app;
  const ready = new Promise<void>((done) => {
    app.onMessage(({ kind }) => {
      if (kind === 'ready') done();
    });
  });
  const ended = control.exited.then(({ code, signal }) => {
    throw new Error(`The app ended (${code ?? signal}) before it was ready:\n${control.logs()}`);
  });
  await Promise.race([ready, ended]);
  ended.catch(() => undefined);
  return app;
}

function holdOf(child: ChildProcess): AppProcess {
  function send(message: FromTest): void {
    if (child.connected) child.send(message, () => undefined);
  }
  let chromiumPid = 0;
  child.on('message', (message: ToTest) => {
    if (message.kind === 'ready') chromiumPid = message.chromiumPid;
  });
  return {
    killChromium: () => killChromium(chromiumPid),
    control: controlOf(child, {
      quit: () => send({ kind: 'quit' }),
      power: (event) => send({ kind: 'power', event }),
    }),
    send,
    onMessage: (listener) => {
      child.on('message', listener);
    },
  };
}
