import type { BrowserWindow } from 'electron';
import { openAppWindow } from './app-window.ts';

/** The cashier's window, 1024 × 768. The caller loads its page when its IPC is ready. */
export function openTillWindow({
  preloadFolder,
}: {
  readonly preloadFolder: string;
}): BrowserWindow {
  return openAppWindow({
    host: 'till',
    bounds: { width: 1024, height: 768 },
    fullscreen: false,
    opens: 'focused',
    preloadFolder,
  });
}
