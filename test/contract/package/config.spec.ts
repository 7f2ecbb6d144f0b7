import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { dataFolderFor } from '../../../main/config/data-folder.ts';
import { root } from './packed.ts';

const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const packer = createRequire(import.meta.url);
const { Arch } = packer('builder-util');
const plainName = /^[A-Za-z0-9._-]+$/;

/** Every key anywhere in the configuration, with where it stands. */
function* keysOf(value: unknown, at = ''): Generator<{ key: string; at: string; value: unknown }> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    yield { key, at: `${at}${key}`, value: child };
    yield* keysOf(child, `${at}${key}.`);
  }
}

const valuesOf = (key: string) =>
  [...keysOf(config)].filter((found) => found.key === key).map(({ value }) => value);

describe('electron-builder.yml', () => {
  test('installs on Windows for one person, without questions and without an administrator', () => {
    expect(config.nsis).toMatchObject({
      oneClick: true,
      perMachine: false,
      packElevateHelper: false,
    });
    expect(config.win.requestedExecutionLevel).toBe('asInvoker');
    expect(config.win.target).toEqual(['nsis']);
    // A script of our own could put up a window that /S knows nothing of.
    expect([...valuesOf('include'), ...valuesOf('script'), ...valuesOf('license')]).toEqual([]);
  });

  // Asked by electron-builder's own reading of the list: an arch that stands there wins over the one that is asked for.
  test.each([
    ['win', 'x64', ['nsis']],
    ['mac', 'x64', ['dmg']],
    ['mac', 'arm64', ['dmg']],
    ['linux', 'x64', ['AppImage', 'deb']],
    ['linux', 'arm64', ['AppImage', 'deb']],
  ] as const)('makes on %s-%s what is for that processor and no other', (system, arch, made) => {
    const { computeArchToTargetNamesMap } = packer('app-builder-lib/out/targets/targetFactory');
    const asked = new Map([[Arch[arch], []]]);
    const orders = computeArchToTargetNamesMap(asked, {
      platformSpecificBuildOptions: config[system],
    });
    expect([...orders]).toEqual([[Arch[arch], made]]);
  });

  test('keeps the ledger when the program is removed', () => {
    expect(valuesOf('deleteAppDataOnUninstall')).toEqual([false]);
  });

  test.each(['protocols', 'fileAssociations', 'mimeTypes'])('claims no %s', (key) => {
    expect(valuesOf(key)).toEqual([]);
  });

  test('publishes nowhere and looks for no updates', () => {
    expect(valuesOf('publish')).toEqual([null]);
    expect(config.dmg.writeUpdateInfo).toBe(false);
    expect(config.nsis.differentialPackage).toBe(false);
  });

  test.each([
    ['the data folder', manifest.productName],
    ['/opt and the .app', config.productName],
    ['the program', config.executableName],
    ['the program on macOS', config.mac.executableName],
    ['the package and the folder on Windows', manifest.name],
    ['the application id', config.appId],
    ['installers', config.artifactName.replaceAll(/\$\{\w+\}/g, 'x')],
    ['the desktop entry', config.extraMetadata.desktopName],
  ])('names %s without a space and without Hangul', (_, name) => {
    expect(name).toMatch(plainName);
  });

  test('names shortcuts in letters every Windows shows', () => {
    expect(`${config.nsis.shortcutName}${config.nsis.uninstallDisplayName}`).toMatch(/^[ -~]+$/);
  });

  test('shows people a name in their language where it is no path', () => {
    expect(config.linux.desktop.entry).toMatchObject({
      Name: 'Benepia POS',
      'Name[ko]': '베네피아 포인트',
    });
    expect(config.mac.extendInfo.CFBundleDisplayName).toBe('Benepia POS');
  });

  test('packs what is installed and compiles nothing', () => {
    expect(config).toMatchObject({ npmRebuild: false, asar: { smartUnpack: false } });
    expect(config.asarUnpack).toEqual(['**/*.node']);
    expect(config.electronLanguages).toEqual(['ko', 'en-US']);
  });

  test('asks Debian for what Electron and keytar load', () => {
    expect(config.deb.depends).toEqual(
      expect.arrayContaining(['libsecret-1-0', 'libnss3', 'libgbm1']),
    );
  });

  test.each([
    { platform: 'win32', folder: 'C:\\Users\\kim\\AppData\\Local', says: /BenepiaPOS$/ },
    { platform: 'darwin', folder: undefined, says: /^userData\/BenepiaPOS$/ },
    { platform: 'linux', folder: undefined, says: /^userData\/BenepiaPOS$/ },
  ] as const)('and main agree on the data folder on $platform', ({ platform, folder, says }) => {
    const userData = `userData/${manifest.productName}`;
    const found = dataFolderFor({ asked: null, platform, localAppData: folder, userData });
    expect(found).toMatch(says);
    const [line] = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
      .split('\n')
      .filter((text) => text.startsWith('#') && text.includes(platformName(platform)));
    expect(line).toMatch(/data \S.*BenepiaPOS$/);
  });
});

function platformName(platform: 'win32' | 'darwin' | 'linux'): string {
  if (platform === 'win32') return 'Windows  ';
  return platform === 'darwin' ? 'macOS  ' : 'Linux  ';
}
