import type { Browser, ElectronApplication, Page } from '@playwright/test';
import type { AppControl } from './app-control.ts';
import { type AppStart, spawnApp, startAppProcess } from './app-process.ts';
import { borrowChromium } from './borrowed-chromium.ts';
import { electronProgram, launchElectron, spawnElectron } from './electron-app.ts';

/** What shows the windows: Chromium in Electron's place, or the real Electron. */
export type HostName = 'chromium' | 'electron';

/** A started app, however it is shown. */
export type HostedApp = {
  readonly control: AppControl;
  /** The way into the real Electron's main; null under Chromium. */
  readonly inside: ElectronApplication | null;
  pages(): readonly Page[];
  /** How a window's address begins: `app://` is shown as https under Chromium. */
  urlOf(window: string): string;
  close(): Promise<void>;
};

/** True where Electron's own binary was fetched. */
export function hasElectron(): boolean {
  return electronProgram() !== null;
}

export async function startHosted(host: HostName, start: AppStart): Promise<HostedApp> {
  return host === 'electron' ? await startUnderElectron(start) : await startUnderChromium(start);
}

/** Starts a main without waiting for it or looking at its windows. */
export function spawnHosted(host: HostName, start: AppStart): AppControl {
  return host === 'electron' ? spawnElectron(start) : spawnApp(start).control;
}

async function startUnderChromium(start: AppStart): Promise<HostedApp> {
  const app = await startAppProcess(start);
  const browser: Browser = await borrowChromium(app);
  return {
    control: app.control,
    inside: null,
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
  const { app, control, close } = await launchElectron(start);
  return {
    control,
    inside: app,
    pages: () => app.windows(),
    urlOf: (window) => `app://${window}/`,
    close,
  };
}
