import { join } from 'node:path';
import { app, BrowserWindow, type Rectangle } from 'electron';
import { pageUrlOf } from './app-protocol.ts';
import type { PageHost } from './page-files.ts';
import { reloadAfterCrash } from './reload-after-crash.ts';
import { sheetPreferencesFor, webPreferencesFor } from './web-preferences.ts';

/** What the title bar says in both windows. */
export const windowTitle = '베네피아 포인트';

/** A window to open: whose page it shows, where, and where the built preloads lie. */
export type WindowPlan = {
  readonly host: PageHost;
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number };
  readonly fullscreen: boolean;
  /** How it shows itself once its page is drawn. */
  readonly opens: 'focused' | 'quiet' | 'hidden';
  readonly preloadFolder: string;
};

/** The one place that makes a window. It shows itself once its page has something to show. */
export function openAppWindow(plan: WindowPlan): BrowserWindow {
  const { host, bounds, fullscreen, preloadFolder, opens } = plan;
  const window = new BrowserWindow({
    ...bounds,
    fullscreen,
    show: false,
    title: windowTitle,
    autoHideMenuBar: true,
    webPreferences: webPreferencesFor({
      preload: join(preloadFolder, `${host}.cjs`),
      devTools: !app.isPackaged,
    }),
  });
  window.removeMenu();
  window.once('ready-to-show', () => {
    if (opens === 'focused') window.show();
    if (opens === 'quiet') window.showInactive();
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  reloadAfterCrash(window.webContents);
  return window;
}

/** A window for one sheet that nobody ever sees; whoever opened it destroys it. */
export function openSheetWindow(
  as: 'paper' | 'picture',
  size: { readonly width: number; readonly height: number },
): BrowserWindow {
  return new BrowserWindow({
    ...size,
    useContentSize: true,
    enableLargerThanScreen: true,
    show: false,
    webPreferences: sheetPreferencesFor(as),
  });
}

/** Loads the window's page. Resolves when it is there; a page that cannot load rejects. */
export function loadPage(window: BrowserWindow, host: PageHost): Promise<void> {
  return window.loadURL(pageUrlOf(host));
}
