import { record } from './trace.ts';

/** Options that the stand-in acts on or notes; another one throws its name. */
const known = new Set([
  'width',
  'height',
  'x',
  'y',
  'show',
  'title',
  'fullscreen',
  'autoHideMenuBar',
  'backgroundColor',
  'webPreferences',
  'icon',
  'kiosk',
  'minWidth',
  'minHeight',
  'useContentSize',
  'enableLargerThanScreen',
]);

/** What a page here always is. A window that asks for something weaker would be given too much trust. */
const fixed: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
};

/** Notes the options of a new window, and throws for what cannot be imitated. */
export function checkOptions(options: Electron.BrowserWindowConstructorOptions): void {
  for (const key of Object.keys(options)) {
    if (!known.has(key)) throw new Error(`host: the window option ${key} is not there`);
  }
  for (const [key, value] of Object.entries(options.webPreferences ?? {})) {
    if (key in fixed && value !== fixed[key]) {
      throw new Error(`host: webPreferences.${key} = ${String(value)} is not imitated`);
    }
  }
  record('new BrowserWindow', options);
}
