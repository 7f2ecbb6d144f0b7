import type { Fits } from './fits.ts';
import { strict } from './strict.ts';
import { record } from './trace.ts';

/** One notice of the desktop. */
export type HostNotification = { show(): void };

/** `Notification` itself. */
export type HostNotificationClass = {
  new (options?: Electron.NotificationConstructorOptions): HostNotification;
  isSupported(): boolean;
};

export type NotificationFits = [
  Fits<Electron.Notification, HostNotification>,
  Fits<typeof Electron.Notification, HostNotificationClass>,
];

/** `Notification`: a page of Chromium has no desktop, so what would be shown is noted. */
class RecordedNotification implements HostNotification {
  readonly #options: Electron.NotificationConstructorOptions;

  constructor(options: Electron.NotificationConstructorOptions = {}) {
    this.#options = options;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    record('notification.show', this.#options.title ?? '', this.#options.body ?? '');
  }
}

export const notification: HostNotificationClass = strict('Notification', RecordedNotification);
