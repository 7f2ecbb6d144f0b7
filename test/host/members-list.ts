import type { electronModules } from './electron.ts';
import type { Preventable } from './fits.ts';
import type { HostFrame, HostInvokeEvent, HostWebContents, HostWindow } from './host-types.ts';
import type { HostImage } from './native-image.ts';
import type { HostNotification } from './notification.ts';

type Modules = typeof electronModules;
type Session = Modules['session']['defaultSession'];

/** What has members of its own, by the name that the list gives it. */
type Things = { readonly [K in keyof Modules]: Modules[K] } & {
  readonly 'session.defaultSession': Session;
  readonly 'session.defaultSession.webRequest': Session['webRequest'];
  readonly notification: HostNotification;
  readonly window: HostWindow;
  readonly webContents: HostWebContents;
  readonly image: HostImage;
  readonly frame: HostFrame;
  readonly event: HostInvokeEvent & Preventable;
};

/** Each name must be listed and each listed name must be there: one too many or too few does not compile. */
type Lists = { readonly [K in keyof Things]: { readonly [M in keyof Things[K]]: true } };

/** Every member of Electron that the stand-in has. What main does not use is taken out. */
const members: Lists = {
  app: {
    isPackaged: true,
    whenReady: true,
    quit: true,
    exit: true,
    requestSingleInstanceLock: true,
    getPath: true,
    setPath: true,
    getVersion: true,
    enableSandbox: true,
    setAppUserModelId: true,
    on: true,
  },
  /** Made with `new`; the class itself is asked nothing. */
  BrowserWindow: {},
  dialog: { showErrorBox: true, showSaveDialog: true },
  ipcMain: { handle: true },
  Menu: { setApplicationMenu: true },
  Notification: { isSupported: true },
  powerMonitor: { on: true },
  protocol: { registerSchemesAsPrivileged: true, handle: true },
  screen: { getAllDisplays: true, getPrimaryDisplay: true, on: true, removeListener: true },
  session: { defaultSession: true },
  'session.defaultSession': {
    setPermissionRequestHandler: true,
    setPermissionCheckHandler: true,
    setDevicePermissionHandler: true,
    setSpellCheckerEnabled: true,
    resolveProxy: true,
    webRequest: true,
    on: true,
  },
  'session.defaultSession.webRequest': { onBeforeRequest: true },
  notification: { show: true },
  window: {
    webContents: true,
    loadURL: true,
    show: true,
    showInactive: true,
    hide: true,
    focus: true,
    isDestroyed: true,
    setBounds: true,
    setFullScreen: true,
    setContentProtection: true,
    removeMenu: true,
    destroy: true,
    on: true,
    once: true,
  },
  webContents: {
    send: true,
    reload: true,
    setWindowOpenHandler: true,
    print: true,
    printToPDF: true,
    capturePage: true,
    getPrintersAsync: true,
    on: true,
  },
  image: { toPNG: true, isEmpty: true, getSize: true },
  frame: { url: true, parent: true },
  event: { senderFrame: true, preventDefault: true },
};

/** `app.quit`, `window.show` and so on, sorted. */
export const listedMembers: readonly string[] = Object.entries(members)
  .flatMap(([thing, list]) => Object.keys(list).map((member) => `${thing}.${member}`))
  .sort();
