import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentBytes, examine } from '../../../scripts/packaging/examine.ts';
import { decidedFuses, fuseFindings } from '../../../scripts/packaging/fuses.ts';
import { filesIn, programOf } from '../../../scripts/packaging/packed-app.ts';
import { reportOn } from '../../../scripts/packaging/report.ts';
import { stubNote } from '../../../scripts/packaging/stub-electron.ts';
import { nativeFilesOf, ownTarget, type Target } from '../../../scripts/packaging/target.ts';
import { type PackedStub, packStub, root } from './packed.ts';

const own = ownTarget();
const isOwn = (target: Target) => target.platform === own.platform && target.arch === own.arch;
/** keytar's native file is made on the machine it is installed on, so elsewhere's package holds this one's. */
const keytarFor = (target: Target) =>
  isOwn(target)
    ? []
    : [
        {
          rule: 'wrong-machine',
          says: `node_modules/keytar/build/Release/keytar.node is for ${own.platform}-${own.arch}, the package is for ${target.platform}-${target.arch}`,
        },
      ];

/** All that may travel of better-sqlite3 and keytar besides the two native files. */
const ofPackages = [
  'better-sqlite3/LICENSE',
  'better-sqlite3/lib/binding.js',
  'better-sqlite3/lib/database.js',
  'better-sqlite3/lib/index.js',
  ...['aggregate', 'backup', 'explain', 'function', 'inspect', 'pragma'].map(methodFile),
  ...['serialize', 'table', 'transaction', 'wrappers'].map(methodFile),
  'better-sqlite3/lib/sqlite-error.js',
  'better-sqlite3/lib/util.js',
  'better-sqlite3/package.json',
  'keytar/LICENSE.md',
  'keytar/lib/keytar.js',
  'keytar/package.json',
];

function methodFile(name: string): string {
  return `better-sqlite3/lib/methods/${name}.js`;
}

const targets: readonly Target[] = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'win32', arch: 'x64' },
  { platform: 'darwin', arch: 'arm64' },
];

// electron-builder packs for macOS anywhere but on Windows.
const packable = targets.filter(
  ({ platform }) => own.platform !== 'win32' || platform !== 'darwin',
);

describe.each(packable)('a package for $platform-$arch', (target) => {
  let packed: PackedStub;
  beforeAll(async () => {
    packed = await packStub(target);
  }, 120_000);
  afterAll(() => packed.remove());

  const pathsOf = (where: string) =>
    packed.app.files.filter((file) => file.where === where).map(({ path }) => path);

  test('has nothing in it that must not go to a shop', () => {
    expect(examine(packed.app, packed.electronFiles)).toEqual(keytarFor(target));
  });

  test('is at most 15 MB of content, and well below', () => {
    const bytes = contentBytes(packed.app);
    expect(bytes).toBeGreaterThan(5_000_000);
    expect(bytes).toBeLessThan(12_000_000);
  });

  test('holds everything that was built, the two packages, and nothing else', () => {
    const built = ['main', 'preload', 'renderer'].flatMap((part) =>
      filesIn(join(root, 'out', part)).map((path) => `out/${part}/${path}`),
    );
    const packages = ofPackages.map((path) => `node_modules/${path}`);
    expect(pathsOf('asar').toSorted()).toEqual([...built, ...packages, 'package.json'].toSorted());
  });

  test('keeps only the two native files outside the archive', () => {
    expect(pathsOf('unpacked').toSorted()).toEqual([...nativeFilesOf(target)].toSorted());
  });

  test('has its own names and only what running needs in package.json', () => {
    const manifest = packed.app.files.find(({ path }) => path === 'package.json');
    expect(JSON.parse(manifest?.text() ?? '{}')).toEqual({
      name: 'benepia-pos',
      productName: 'BenepiaPOS',
      desktopName: 'benepia-pos.desktop',
      ...JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'), (key, value) =>
        ['scripts', 'devDependencies'].includes(key) ? undefined : value,
      ),
      allowScripts: null,
      optionalDependencies: null,
    });
  });

  test('speaks Korean and English and brings no other language of Electron', () => {
    const languages = packed.app.files
      .filter(({ where }) => where === 'beside')
      .flatMap(({ path }) => /([\w-]+)\.(?:pak$|lproj\/)/.exec(path)?.[1] ?? [])
      .filter((name) => name !== 'locale');
    const english = target.platform === 'darwin' ? 'en' : 'en-US';
    expect([...new Set(languages)].toSorted()).toEqual([english, 'ko']);
  });

  test('has every fuse as decided, set by electron-builder itself; none of it was so before', async () => {
    const decided = decidedFuses(root);
    expect(await fuseFindings(programOf(packed.folder, target), decided)).toEqual([]);
    const before = target.platform === 'darwin' ? 'Electron.app' : electronName(target);
    expect(await fuseFindings(join(packed.dist, before), decided)).toHaveLength(7);
  });

  test('brings the licences of Electron, of what is bundled, and our own', () => {
    const names = pathsOf('beside').map((path) => path.split('/').at(-1));
    expect(names).toEqual(
      expect.arrayContaining([
        'LICENSE.electron.txt',
        'LICENSES.chromium.html',
        'LICENSE.txt',
        'THIRD-PARTY-NOTICES.txt',
      ]),
    );
  });

  test.skipIf(target.platform === 'linux')('tells Electron the digest of the archive', () => {
    const { headerString } = getRawHeader(join(packed.app.resources, 'app.asar'));
    const digest = createHash('sha256').update(headerString).digest('hex');
    const program = programOf(packed.folder, target);
    const place = target.platform === 'darwin' ? join(program, 'Contents/Info.plist') : program;
    expect(readFileSync(place).includes(digest)).toBe(true);
  });

  test('says in words what it is', async () => {
    const { dist, folder } = packed;
    const report = await reportOn({ root, folder, target, dist });
    expect(report.isGood).toBe(isOwn(target));
    expect(report.text).toMatch(/Content: \d+ files, \d+\.\d\d MB of at most 15\.00 MB/);
    expect(pathsOf('beside').some((path) => path.endsWith(stubNote))).toBe(true);
  });
});

function electronName({ platform }: Target): string {
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
