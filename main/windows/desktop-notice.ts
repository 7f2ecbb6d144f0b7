import { app, Notification } from 'electron';

/** electron-builder's `appId`, which the installer gives the program's shortcut. */
const windowsAppId = 'kr.benepia.pos';

/** Before the app is ready: Windows shows notices only of a program that goes by its shortcut's name. */
export function nameForNotices(): void {
  if (process.platform === 'win32') app.setAppUserModelId(windowsAppId);
}

/** The desktop's own notices; a desktop that has none shows none. */
export const desktopNotifier = {
  tell(title: string, body: string): void {
    if (!Notification.isSupported()) return;
    new Notification({ title, body }).show();
  },
};
