import type { CdpHub } from './cdp-hub.ts';

/** Electron's name for each permission, by the name Chromium's Permissions API has. */
const electronNames = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  camera: 'media',
  microphone: 'media',
  midi: 'midi',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  'background-sync': 'background-sync',
  'persistent-storage': 'persistent-storage',
  'idle-detection': 'idle-detection',
  'screen-wake-lock': 'screen-wake-lock',
  'window-management': 'window-management',
  'local-fonts': 'local-fonts',
  'local-network-access': 'local-network-access',
  'storage-access': 'storage-access',
  'top-level-storage-access': 'top-level-storage-access',
  'payment-handler': 'payment-handler',
  'periodic-background-sync': 'periodic-background-sync',
  'background-fetch': 'background-fetch',
  'display-capture': 'display-capture',
  'speaker-selection': 'speaker-selection',
  nfc: 'nfc',
  accelerometer: 'sensors',
  gyroscope: 'sensors',
  magnetometer: 'sensors',
  'ambient-light-sensor': 'sensors',
} as const satisfies Readonly<Record<string, PermissionName>>;

/** Electron's own names. */
export type PermissionName = Parameters<
  NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>
>[1];

/** Main's answer for one permission: both its check and its request handler say yes, or there is none. */
export type AskPermission = (permission: PermissionName) => Promise<boolean>;

/** Chromium asks no handler: so main's are asked beforehand, and their answers are put into Chromium. */
export async function applyPermissions(hub: CdpHub, ask: AskPermission): Promise<void> {
  await Promise.all(
    Object.entries(electronNames).map(async ([name, permission]) => {
      const setting = (await ask(permission)) ? 'granted' : 'denied';
      await hub.root.send('Browser.setPermission', { permission: { name }, setting });
    }),
  );
}
