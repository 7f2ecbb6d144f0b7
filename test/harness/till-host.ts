import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Browser, _electron as electron, type Page } from '@playwright/test';
import type { AppControl } from './app-control.ts';
import { controlOf } from './app-control.ts';
import { type AppStart, startAppProcess } from './app-process.ts';
import { borrowChromium } from './borrowed-chromium.ts';

/** What shows the windows: Chromium in Electron's place, or the real Electron. */
export type HostName = 'chromium' | 'electron';

/** A started app, however it is shown. */
export type HostedApp = {
  readonly control: AppControl;
  pages(): readonly Page[];
  /** How a window's address begins: `app://` is shown as https under Chromium. */
  urlOf(window: string): string;
  close(): Promise<void>;
};

/** True where Electron's own binary was fetched. */
export function hasElectron(): boolean {
  return existsSync(resolve(import.meta.dirname, '../../node_modules/electron/dist'));
}

export async function startHosted(host: HostName, start: AppStart): Promise<HostedApp> {
  return host === 'electron' ? await startUnderElectron(start) : await startUnderChromium(start);
}

async function startUnderChromium(start: AppStart): Promise<HostedApp> {
  const app = await startAppProcess(start);
  const browser: Browser = await borrowChromium(app);
  return {
    control: app.control,
    pages: () => browser.contexts().flatMap((context) => context.pages()),
    urlOf: (window) => `https://${window}.app.internal/`,
    async close() {
      await app.control.kill();
      app.killChromium();
      await browser.close().catch(() => undefined);
    },
  };
}

async function startUnderElectron(start: AppStart): Promise<HostedApp> {
  if (start.stdin !== null) throw new Error('Electron here is given no standard input.');
  const app = await electron.launch({
    args: [dirname(start.out), ...start.args],
    env: definedOnly({ ...process.env, ...start.env }),
  });
  return {
    control: controlOf(app.process(), {
      quit: () => {
        app.evaluate(({ app: main }) => main.quit()).catch(() => undefined);
      },
      power: (event) => {
        app
          .evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event)
          .catch(() => undefined);
      },
    }),
    pages: () => app.windows(),
    urlOf: (window) => `app://${window}/`,
    close: async () => {
      await app.close().catch(() => undefined);
    },
  };
}

function definedOnly(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries: [string, string][] = [];
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined) entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}
