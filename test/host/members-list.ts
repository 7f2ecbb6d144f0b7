import type { electronModules } from './electron.ts';
import type { HostFrame, HostInvokeEvent, HostWebContents, HostWindow } from './host-types.ts';

type Modules = typeof electronModules;

/** What has members of its own, by the name under which the stand-in complains about a missing one. */
type Things = { readonly [K in keyof Modules]: Modules[K] } & {
  readonly 'session.defaultSession': Modules['session']['defaultSession'];
  readonly window: HostWindow;
  readonly webContents: HostWebContents;
  readonly frame: HostFrame;
  readonly event: Omit<HostInvokeEvent, 'defaultPrevented'>;
};

/** Each name must be listed and each listed name must be there: one too many or too few does not compile. */
type Lists = { readonly [K in keyof Things]: { readonly [M in keyof Things[K]]: true } };

/** Every member of Electron that the stand-in has. What the app does not use is taken out. */
export const members: Lists = {
  app: {
    isPackaged: true,
    commandLine: true,
    whenReady: true,
    isReady: true,
    quit: true,
    exit: true,
    requestSingleInstanceLock: true,
    getPath: true,
    setPath: true,
    getVersion: true,
    getName: true,
    setName: true,
    getLocale: true,
    enableSandbox: true,
    on: true,
    once: true,
    removeListener: true,
  },
  BrowserWindow: { getAllWindows: true, fromWebContents: true },
  dialog: { showErrorBox: true },
  ipcMain: { handle: true, removeHandler: true },
  Menu: { setApplicationMenu: true },
  powerMonitor: { on: true },
  protocol: { registerSchemesAsPrivileged: true, handle: true },
  screen: {
    getAllDisplays: true,
    getPrimaryDisplay: true,
    on: true,
    once: true,
    removeListener: true,
  },
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
  window: {
    id: true,
    webContents: true,
    loadURL: true,
    show: true,
    showInactive: true,
    hide: true,
    focus: true,
    close: true,
    destroy: true,
    isDestroyed: true,
    isVisible: true,
    setBounds: true,
    getBounds: true,
    setFullScreen: true,
    setContentProtection: true,
    removeMenu: true,
    setTitle: true,
    on: true,
    once: true,
    removeListener: true,
  },
  webContents: {
    id: true,
    mainFrame: true,
    session: true,
    send: true,
    getURL: true,
    isDestroyed: true,
    reload: true,
    setWindowOpenHandler: true,
    printToPDF: true,
    on: true,
    once: true,
    removeListener: true,
  },
  frame: {
    url: true,
    origin: true,
    parent: true,
    isDestroyed: true,
  },
  event: {
    type: true,
    sender: true,
    senderFrame: true,
    preventDefault: true,
  },
};
