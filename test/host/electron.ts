import { dialog as hostDialog } from './dialog.ts';
import { host } from './host.ts';
import type {
  HostFrame,
  HostInvokeEvent,
  HostIpcMain,
  HostSession,
  HostWebContents,
  HostWindow,
} from './host-types.ts';
import { menu } from './menu.ts';
import type { HostImage } from './native-image.ts';
import { notification } from './notification.ts';

/** All there is, for the check that the app uses this and nothing else. */
export const electronModules = {
  ...host,
  dialog: hostDialog,
  Menu: menu,
  Notification: notification,
};

/** What `import … from 'electron'` and `require('electron')` give main under this host. */
export const { app, BrowserWindow, dialog, ipcMain, Menu, Notification } = electronModules;
export const { powerMonitor, protocol, screen, session } = electronModules;

/** The same names as types, so that main can be compiled against the stand-in alone (see members.ts). */
export type BrowserWindow = HostWindow;
export type IpcMain = HostIpcMain;
export type IpcMainInvokeEvent = HostInvokeEvent;
export type NativeImage = HostImage;
export type PrinterInfo = Electron.PrinterInfo;
export type PrintToPDFOptions = Electron.PrintToPDFOptions;
export type Rectangle = Electron.Rectangle;
export type SaveDialogOptions = Electron.SaveDialogOptions;
export type Session = HostSession;
export type WebContents = HostWebContents;
export type WebContentsPrintOptions = Electron.WebContentsPrintOptions;
export type WebFrameMain = HostFrame;
export type WebPreferences = Electron.WebPreferences;
