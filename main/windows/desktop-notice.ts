import { Notification } from 'electron';

/** The desktop's own notices; a desktop that has none shows none. */
export const desktopNotifier = {
  tell(title: string, body: string): void {
    if (!Notification.isSupported()) return;
    new Notification({ title, body }).show();
  },
};
