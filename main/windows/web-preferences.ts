import type { WebPreferences } from 'electron';

/** The same for every window there is: a sandboxed page that has nothing but what it is given below. */
const strict = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  disableBlinkFeatures: 'Auxclick',
} satisfies WebPreferences);

/** A window's preferences. `preload` is the one built file; `devTools` is off in a packaged app. */
export function webPreferencesFor(window: {
  readonly preload: string;
  readonly devTools: boolean;
}): Readonly<WebPreferences> {
  return Object.freeze({ ...strict, preload: window.preload, devTools: window.devTools });
}

/**
 * A sheet's: no bridge and no script. A picture is drawn off the screen, where a window may be longer than
 * the screen is and is drawn although nobody sees it.
 */
export function sheetPreferencesFor(as: 'paper' | 'picture'): Readonly<WebPreferences> {
  const quiet = { javascript: false, devTools: false } as const;
  return Object.freeze({ ...strict, ...quiet, ...(as === 'picture' && { offscreen: true }) });
}
