import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examine } from '../../../scripts/packaging/examine.ts';
import type { PackageRule } from '../../../scripts/packaging/package-finding.ts';
import { readPackedApp, resourcesOf } from '../../../scripts/packaging/packed-app.ts';
import { nativeFilesOf, ownTarget } from '../../../scripts/packaging/target.ts';
import { type PackedStub, packStub, root } from './packed.ts';

const target = ownTarget();
const elf = Buffer.from('7f454c4602010100000000000000000003003e00', 'hex');
const machO = Buffer.from('cffaedfe07000001', 'hex');
const pe = Buffer.from('MZ\x90\x00'.padEnd(64, '\0'), 'latin1');
const prebuilds = 'node_modules/better-sqlite3/prebuilds';
const otherArch = target.arch === 'x64' ? 'arm64' : 'x64';

/** What goes wrong, where: in the app before it is put into the archive, or in the folder around it. */
type Breakage = {
  readonly what: string;
  readonly rule: PackageRule;
  readonly says: RegExp;
  readonly app?: (folder: string) => void;
  readonly around?: (resources: string) => void;
  /** What is left outside the archive; without it as electron-builder.yml says. */
  readonly unpack?: string;
};

const write = (path: string, content: string | Buffer, mode?: number) => (folder: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  if (mode !== undefined) chmodSync(join(folder, path), mode);
};
const drop = (path: string) => (folder: string) => rmSync(join(folder, path));

const breakages: readonly Breakage[] = [
  {
    what: 'the native file of another system',
    rule: 'executable',
    says: /musl/,
    app: write(`${prebuilds}/linuxmusl-x64.node`, elf),
  },
  { what: 'a node', rule: 'executable', says: /node is mach/, app: write('out/main/node', elf) },
  {
    what: 'a node beside the program',
    rule: 'executable',
    says: /resources\/node is/,
    around: write('node', elf),
  },
  {
    what: 'a Windows program under another name',
    rule: 'executable',
    says: /font\.woff2 is machine code \(win32/,
    app: write('out/renderer/assets/font.woff2', pe),
  },
  {
    what: 'a macOS library under another name',
    rule: 'executable',
    says: /LICENSE-2 is machine code \(darwin, x64/,
    app: write('node_modules/keytar/LICENSE-2', machO),
  },
  {
    what: 'a script with a #! line',
    rule: 'executable',
    says: /run is a script/,
    app: write('out/main/run', '#!/bin/sh\nexit 0\n'),
  },
  {
    what: 'a text marked as executable',
    rule: 'executable',
    says: /words\.js is marked/,
    app: write('out/main/words.js', 'export {};', 0o755),
  },
  {
    what: 'a batch file',
    rule: 'executable',
    says: /start\.bat is run by its name/,
    app: write('out/main/start.bat', 'node %*'),
  },
  {
    what: 'a batch file in capitals',
    rule: 'executable',
    says: /START\.BAT is run by its name/,
    app: write('out/main/START.BAT', 'node %*'),
  },
  {
    what: 'a Windows installer',
    rule: 'executable',
    says: /font\.msi is run by its name/,
    app: write('out/renderer/assets/font.msi', Buffer.from('d0cf11e0a1b11ae1', 'hex')),
  },
  {
    what: 'a native file for another processor',
    rule: 'wrong-machine',
    says: new RegExp(`is for ${target.platform}-${otherArch}`),
    app: (folder) => {
      const from = `node_modules/better-sqlite3/prebuilds/${target.platform}-${otherArch}.node`;
      cpSync(join(root, from), join(folder, nativeFilesOf(target)[0] ?? ''));
    },
  },
  {
    what: 'a native file that is none',
    rule: 'wrong-machine',
    says: /keytar\.node is no machine code/,
    app: write('node_modules/keytar/build/Release/keytar.node', 'not built'),
  },
  {
    what: 'more than 15 MB',
    rule: 'too-big',
    says: /at most 15000000/,
    app: write('out/renderer/assets/film.webm', Buffer.alloc(8_000_000)),
  },
  {
    what: 'another package',
    rule: 'foreign-package',
    says: /left-pad/,
    app: write('node_modules/left-pad/index.js', ''),
  },
  {
    what: 'a package within a package',
    rule: 'foreign-package',
    says: /node-addon-api/,
    app: write('node_modules/keytar/node_modules/node-addon-api/index.js', ''),
  },
  ...['out/main/index.js.map', 'out/main/index.ts', 'out/renderer/README.md'].map(unwanted),
  ...['node_modules/keytar/src/main.cc', 'node_modules/keytar/binding.gyp'].map(unwanted),
  ...['node_modules/better-sqlite3/test/a.js', 'out/main/a.spec.js', '.env'].map(unwanted),
  {
    what: 'scripts in package.json',
    rule: 'development-only',
    says: /still has scripts/,
    app: (folder) => {
      const file = join(folder, 'package.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...manifest, scripts: { test: '' } }));
    },
  },
  {
    what: 'an app folder that Electron would also look for',
    rule: 'not-electrons',
    says: /resources\/app\/package\.json|Resources\/app\/package\.json/i,
    around: write('app/package.json', '{}'),
  },
  {
    what: "Electron's demonstration app",
    rule: 'not-electrons',
    says: /esources\/default_app\.asar/,
    around: write('default_app.asar', ''),
  },
  {
    what: 'a file that was put beside the unpacked ones later',
    rule: 'unpacked-apart',
    says: /lib\/extra\.js/,
    around: write('app.asar.unpacked/node_modules/keytar/lib/extra.js', ''),
  },
  {
    what: 'code of ours outside the archive, where nothing checks it',
    rule: 'unpacked-apart',
    says: /out\/main\/index\.js lies unpacked and is no native file/,
    app: () => undefined,
    unpack: '{*.node,index.js}',
  },
  {
    what: 'an empty licence',
    rule: 'missing',
    says: /LICENSE\.txt/,
    around: write('LICENSE.txt', ''),
  },
  ...['THIRD-PARTY-NOTICES.txt', 'LICENSE.txt'].map(
    (name): Breakage => ({
      what: `no ${name}`,
      rule: 'missing',
      says: new RegExp(name),
      around: drop(name),
    }),
  ),
  {
    what: 'an import of what is not there',
    rule: 'missing',
    says: /node_modules\/nowhere, which out\/main\/index\.js asks for/,
    app: (folder) => appendFileSync(join(folder, 'out/main/index.js'), '\nimport "nowhere";'),
  },
];

function unwanted(path: string): Breakage {
  const says = new RegExp(path.replaceAll('.', '\\.'));
  return { what: path, rule: 'not-for-a-shop', says, app: write(path, '') };
}

describe('a broken package', () => {
  let packed: PackedStub;
  let place: string;
  beforeAll(async () => {
    packed = await packStub(target);
    place = mkdtempSync(join(tmpdir(), 'broken-'));
    extractAll(join(packed.app.resources, 'app.asar'), join(place, 'app'));
  }, 120_000);
  afterAll(() => {
    packed.remove();
    rmSync(place, { recursive: true, force: true });
  });

  /** The whole package once more, with what was done to it. */
  async function broken(how: Pick<Breakage, 'app' | 'around' | 'unpack'>, name: string) {
    const { app, around, unpack = '*.node' } = how;
    const [folder, source] = [join(place, name, 'package'), join(place, name, 'app')];
    cpSync(packed.folder, folder, { recursive: true });
    cpSync(join(place, 'app'), source, { recursive: true });
    app?.(source);
    const resources = resourcesOf(folder, target);
    if (app !== undefined) {
      rmSync(join(resources, 'app.asar.unpacked'), { recursive: true });
      const options = { unpack, dot: true };
      await createPackageWithOptions(source, join(resources, 'app.asar'), options);
    }
    around?.(resources);
    const found = examine(readPackedApp(folder, target), packed.electronFiles);
    rmSync(join(place, name), { recursive: true });
    return found;
  }

  test('is not found where nothing was broken, only packed once more', async () => {
    expect(await broken({ app: () => undefined }, 'as-it-was')).toEqual([]);
  });

  test('is not one that names the project’s address, as a Debian package must', async () => {
    const app = (folder: string): void => {
      const file = join(folder, 'package.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(file, JSON.stringify({ ...manifest, homepage: 'https://shop.example/' }));
    };
    expect(await broken({ app }, 'with-address')).toEqual([]);
  });

  // Windows has no mark for what may be executed.
  const possible = breakages.filter(
    ({ what }) => process.platform !== 'win32' || !what.includes('marked as executable'),
  );
  test.each(possible)('with $what is found ($rule)', async (breakage) => {
    const found = await broken(breakage, 'broken');
    const says = found.filter(({ rule }) => rule === breakage.rule).map((finding) => finding.says);
    expect(says.join('\n')).toMatch(breakage.says);
  });

  test('is found whichever of its own files is left out', () => {
    const { app, electronFiles } = packed;
    const own = app.files.filter(({ where }) => where !== 'beside');
    const unnoticed = own.filter((gone) => {
      const files = app.files.filter((file) => file !== gone);
      return !examine({ ...app, files }, electronFiles).some(({ rule }) => rule === 'missing');
    });
    expect(own.length).toBeGreaterThan(45);
    expect(unnoticed.map(({ path }) => path)).toEqual([]);
  });
});
