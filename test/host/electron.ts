import { dialog as hostDialog } from './dialog.ts';
import { host } from './host.ts';
import { menu } from './menu.ts';

/** What `import … from 'electron'` and `require('electron')` give main under this host. */
export const { app, BrowserWindow, ipcMain, powerMonitor, protocol, screen, session } = host;
export const dialog = hostDialog;
export const Menu = menu;
