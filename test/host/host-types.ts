import type { Fits, On, Preventable } from './fits.ts';
import type { HostImage } from './native-image.ts';
import type { PermissionName } from './permissions.ts';

/** The listening half of something that has events. */
export type Emitter<M> = {
  readonly on: On<M>;
  readonly once: On<M>;
  readonly removeListener: On<M>;
};

/** A frame of a page, as `senderFrame` gives it. */
export type HostFrame = {
  readonly url: string;
  readonly parent: HostFrame | null;
};

/** What an IPC listener is given beside its arguments. */
export type HostInvokeEvent = { readonly senderFrame: HostFrame | null };

export type HostIpcMain = {
  handle(channel: string, handler: (event: HostInvokeEvent, ...args: unknown[]) => unknown): void;
};

export type WebContentsEvents = {
  'did-finish-load': [];
  'did-fail-load': [
    event: Preventable,
    code: number,
    description: string,
    url: string,
    isMainFrame: boolean,
  ];
  'will-navigate': [event: Preventable, url: string];
  'will-frame-navigate': [event: Preventable];
  'will-redirect': [event: Preventable, url: string];
  'will-attach-webview': [event: Preventable];
  'render-process-gone': [event: Preventable, details: Electron.RenderProcessGoneDetails];
  'preload-error': [event: Preventable, path: string, error: Error];
  destroyed: [];
};

export type HostWebContents = Pick<Emitter<WebContentsEvents>, 'on'> & {
  send(channel: string, ...args: unknown[]): void;
  reload(): void;
  setWindowOpenHandler(
    handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse,
  ): void;
  print(
    options?: Electron.WebContentsPrintOptions,
    callback?: (success: boolean, failureReason: string) => void,
  ): void;
  printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer>;
  capturePage(rect?: Electron.Rectangle, options?: Electron.Opts): Promise<HostImage>;
  getPrintersAsync(): Promise<Electron.PrinterInfo[]>;
};

export type WindowEvents = {
  close: [event: Preventable];
  closed: [];
  'ready-to-show': [];
  show: [];
  hide: [];
  focus: [];
  'page-title-updated': [event: Preventable, title: string];
  unresponsive: [];
  'session-end': [event: unknown];
};

export type HostWindow = Pick<Emitter<WindowEvents>, 'on' | 'once'> & {
  readonly webContents: HostWebContents;
  loadURL(url: string): Promise<void>;
  show(): void;
  showInactive(): void;
  hide(): void;
  focus(): void;
  isDestroyed(): boolean;
  setBounds(bounds: Partial<Electron.Rectangle>): void;
  setFullScreen(on: boolean): void;
  setContentProtection(on: boolean): void;
  removeMenu(): void;
  destroy(): void;
};

/** `BrowserWindow` itself. */
export type HostWindowClass = {
  new (options?: Electron.BrowserWindowConstructorOptions): HostWindow;
};

export type RequestHandler = (
  contents: HostWebContents,
  permission: PermissionName,
  callback: (granted: boolean) => void,
  details: Electron.PermissionRequest,
) => void;

export type CheckHandler = (
  contents: HostWebContents | null,
  permission: PermissionName,
  origin: string,
  details: Electron.PermissionCheckHandlerHandlerDetails,
) => boolean;

export type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;

export type SessionEvents = { 'will-download': [event: Preventable] };

export type HostSession = Pick<Emitter<SessionEvents>, 'on'> & {
  setPermissionRequestHandler(handler: RequestHandler | null): void;
  setPermissionCheckHandler(handler: CheckHandler | null): void;
  setDevicePermissionHandler(
    handler: ((details: Electron.DevicePermissionHandlerHandlerDetails) => boolean) | null,
  ): void;
  setSpellCheckerEnabled(enable: boolean): void;
  resolveProxy(url: string): Promise<string>;
  readonly webRequest: { onBeforeRequest(listener: BeforeRequest | null): void };
};

export type AppEvents = {
  ready: [event: Preventable];
  'window-all-closed': [];
  'before-quit': [event: Preventable];
  'will-quit': [event: Preventable];
  quit: [event: Preventable, exitCode: number];
  'second-instance': [event: Preventable, argv: string[], cwd: string, data: unknown];
  activate: [event: Preventable, hasVisibleWindows: boolean];
  'web-contents-created': [event: Preventable, contents: HostWebContents];
  'browser-window-created': [event: Preventable, window: HostWindow];
  'render-process-gone': [
    event: Preventable,
    contents: HostWebContents,
    details: Electron.RenderProcessGoneDetails,
  ];
};

export type HostApp = Pick<Emitter<AppEvents>, 'on'> & {
  readonly isPackaged: boolean;
  whenReady(): Promise<void>;
  quit(): void;
  exit(code?: number): void;
  requestSingleInstanceLock(data?: Record<string, unknown>): boolean;
  getPath(name: Parameters<Electron.App['getPath']>[0]): string;
  setPath(name: string, path: string): void;
  getVersion(): string;
  enableSandbox(): void;
  setAppUserModelId(id: string): void;
};

/** Each line breaks the build when Electron's own types and the stand-in's part ways. */
export type EachFits = [
  Fits<Electron.WebFrameMain, HostFrame>,
  Fits<Electron.IpcMainInvokeEvent, HostInvokeEvent>,
  Fits<Electron.IpcMain, HostIpcMain>,
  Fits<Electron.WebContents, HostWebContents>,
  Fits<Electron.BrowserWindow, HostWindow>,
  Fits<typeof Electron.BrowserWindow, HostWindowClass>,
  Fits<Electron.Session, HostSession>,
  Fits<Electron.App, HostApp>,
];
