import type { WebPreferences } from 'electron';

/** The same for every window there is: a sandboxed page that has nothing but its bridge. */
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
