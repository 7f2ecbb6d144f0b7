import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type ElectronApplication, _electron as electron } from '@playwright/test';
import {
  electronBinary,
  electronEnvironment,
  sandboxArguments,
} from '../../scripts/electron-binary.mjs';
import { type AppControl, controlOf } from './app-control.ts';
import type { AppStart } from './app-process.ts';

const root = resolve(import.meta.dirname, '../..');
const closeMs = 15_000;

/** Electron's program, or null where its binary was never fetched. */
export function electronProgram(): string | null {
  return electronBinary(root);
}

/** What Electron is given as the app: the project's folder, or the main file of an app without a package.json. */
export function appPathOf(out: string): string {
  const folder = dirname(out);
  return existsSync(join(folder, 'package.json')) ? folder : join(out, 'main/index.js');
}

/** A main inside the real Electron, with Playwright's hold on it. */
export type ElectronRun = {
  readonly app: ElectronApplication;
  readonly control: AppControl;
  close(): Promise<void>;
};

/** Starts the real Electron as Playwright does: with its debugger open, and with Chromium's sandbox unless for root. */
export async function launchElectron(start: AppStart): Promise<ElectronRun> {
  if (start.stdin !== null) throw new Error('Electron here is given no standard input.');
  const app = await electron.launch({
    // Playwright itself turns the sandbox off on Linux unless it is asked not to.
    chromiumSandbox: sandboxArguments().length === 0,
    args: [appPathOf(start.out), ...start.args],
    env: definedOnly(electronEnvironment({ ...process.env, ...start.env })),
    cwd: root,
  });
  // On Windows Playwright starts it through cmd.exe: that is not the process to end.
  const pid = await app.evaluate(() => process.pid);
  const control = controlOf(app.process(), {
    pid,
    quit: () => {
      app.evaluate(({ app: main }) => main.quit()).catch(() => undefined);
    },
    power: (event) => {
      app
        .evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event)
        .catch(() => undefined);
    },
  });
  return { app, control, close: () => closeOrKill(app, control) };
}

/** A main that hangs, or whose page does, would keep Playwright waiting for ever. */
async function closeOrKill(app: ElectronApplication, control: AppControl): Promise<void> {
  const tooLong = setTimeout(() => void control.kill(), closeMs);
  await app.close().catch(() => undefined);
  await control.exited;
  clearTimeout(tooLong);
}

/** Starts it as a person does, with no debugger and nobody at its windows. */
export function spawnElectron(start: AppStart): AppControl {
  const program = electronProgram();
  if (program === null) throw new Error('The Electron binary is not there.');
  const args = [...sandboxArguments(), appPathOf(start.out), ...start.args];
  const env = definedOnly(electronEnvironment({ ...process.env, ...start.env }));
  const child = spawn(program, args, { cwd: root, env, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(start.stdin ?? '');
  const nothing = (): void => undefined;
  return controlOf(child, { quit: () => child.kill('SIGTERM'), power: nothing });
}

function definedOnly(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries: [string, string][] = [];
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined) entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}
