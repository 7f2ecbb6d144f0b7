import { existsSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

type PathName = Parameters<Electron.App['getPath']>[0];

/** Where the app lies and what its package.json says of it. */
export type AppPackage = {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
};

/** The nearest package.json above the file that Node was started with, as Electron finds it. */
export function appPackage(): AppPackage {
  let folder = dirname(resolve(process.argv[1] ?? '.'));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  const file = join(folder, 'package.json');
  const found = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return {
    folder,
    name: found.productName ?? found.name ?? 'Electron',
    version: found.version ?? '0.0.0',
  };
}

function appDataFolder(): string {
  if (process.platform === 'win32') {
    return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
}

/** Where Electron would say it is, for the names that have a place here; others throw. */
export function defaultPath(name: string, appName: string, userData: string): string {
  const places: Partial<Record<PathName, string>> = {
    home: homedir(),
    appData: appDataFolder(),
    userData: join(appDataFolder(), appName),
    sessionData: userData,
    logs: join(userData, 'logs'),
    temp: tmpdir(),
    exe: process.execPath,
    desktop: join(homedir(), 'Desktop'),
    documents: join(homedir(), 'Documents'),
    downloads: join(homedir(), 'Downloads'),
  };
  const place = Object.entries(places).find(([key]) => key === name)?.[1];
  if (place === undefined) throw new Error(`host: app.getPath('${name}') is not there`);
  return place;
}
