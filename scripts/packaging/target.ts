/** What a package is made for, in Node's words. */
export type Target = {
  readonly platform: 'linux' | 'win32' | 'darwin';
  readonly arch: 'x64' | 'arm64';
};

/** How electron-builder is asked for a platform. */
export const platformFlags = { linux: '--linux', win32: '--win', darwin: '--mac' } as const;

/** What this machine would run. Throws on a platform the till is not made for. */
export function ownTarget(): Target {
  return targetOf(process.platform, process.arch);
}

/** A target by Node's names. Throws when the till is not made for it. */
export function targetOf(platform: string, arch: string): Target {
  const isPlatform = platform === 'linux' || platform === 'win32' || platform === 'darwin';
  if (isPlatform && (arch === 'x64' || arch === 'arm64')) return { platform, arch };
  throw new Error(`The till is not made for ${platform}-${arch}.`);
}

/** The two native files, seen from the app's root; nothing else in a package may be executable. */
export function nativeFilesOf({ platform, arch }: Target): readonly string[] {
  return [
    `node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node`,
    'node_modules/keytar/build/Release/keytar.node',
  ];
}

/** Where app.asar lies, seen from the folder a shop gets; with slashes. */
export function resourcesPathOf({ platform }: Target): string {
  return platform === 'darwin' ? 'BenepiaPOS.app/Contents/Resources' : 'resources';
}
