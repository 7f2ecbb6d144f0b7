import { basename, dirname, extname } from 'node:path';
import { type MachineCode, machineCodeOf } from './machine-code.ts';
import { type PackedApp, type PackedFile, unpackedByHeader } from './packed-app.ts';
import { missingFiles } from './references.ts';
import { nativeFilesOf, resourcesPathOf, type Target } from './target.ts';

/** What a package must not be; each is shown to be found in test/contract/package/. */
export type PackageRule =
  | 'executable'
  | 'wrong-machine'
  | 'missing'
  | 'too-big'
  | 'foreign-package'
  | 'not-for-a-shop'
  | 'development-only'
  | 'not-electrons'
  | 'unpacked-apart';

/** One thing wrong with a package, in words. */
export type PackageFinding = { readonly rule: PackageRule; readonly says: string };

/** Bytes of the till's own content, unpacked: its code, pages, fonts and native files. */
export const contentBytesMax = 15_000_000;

const packages = ['better-sqlite3', 'keytar'];
/** What must lie next to app.asar. */
const papers = ['THIRD-PARTY-NOTICES.txt', 'LICENSE.txt'];
/** Run by their name, not by what is in them. */
const commandEndings = ['.bat', '.cmd', '.com', '.ps1', '.vbs', '.wsf', '.desktop', '.command'];
const unwantedEndings = [
  '.map',
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.md',
  '.markdown',
  '.gyp',
  '.gypi',
];
const sourceEndings = [
  '.c',
  '.cc',
  '.cpp',
  '.h',
  '.hpp',
  '.mm',
  '.o',
  '.a',
  '.obj',
  '.lib',
  '.pdb',
];
const testFolders = [
  'test',
  'tests',
  '__tests__',
  'spec',
  'fixtures',
  'docs',
  'example',
  'examples',
];
const manifestFields = new Set([
  ...['name', 'productName', 'version', 'private', 'description', 'license', 'author'],
  ...['type', 'main', 'engines', 'dependencies', 'desktopName'],
]);

/** The till's own content in bytes. */
export function contentBytes(app: PackedApp): number {
  return ownFiles(app).reduce((sum, { bytes }) => sum + bytes, 0);
}

/**
 * Everything that is wrong with a package; empty when it may go to a shop. `electronFiles` are the files of
 * the Electron it was made of, under the names they have in the package.
 */
export function examine(
  app: PackedApp,
  electronFiles: ReadonlySet<string>,
): readonly PackageFinding[] {
  return [
    ...executables(app, electronFiles),
    ...missing(app),
    ...tooBig(app),
    ...ownFiles(app).flatMap(unwanted),
    ...developmentOnly(app),
    ...notElectrons(app, electronFiles),
    ...unpackedApart(app),
  ];
}

function ownFiles(app: PackedApp): readonly PackedFile[] {
  const beside = papersOf(app.target);
  return app.files.filter((file) => file.where !== 'beside' || beside.includes(file.path));
}

function papersOf(target: Target): readonly string[] {
  return papers.map((name) => `${resourcesPathOf(target)}/${name}`);
}

function electronLicences(target: Target): readonly string[] {
  const folder = target.platform === 'darwin' ? `${resourcesPathOf(target)}/` : '';
  return [`${folder}LICENSE.electron.txt`, `${folder}LICENSES.chromium.html`];
}

/** Nothing may be run but Electron and the two native files, and those must be for the right machine. */
function executables(app: PackedApp, electronFiles: ReadonlySet<string>): PackageFinding[] {
  const native = nativeFilesOf(app.target);
  return app.files.flatMap((file): PackageFinding[] => {
    if (file.where === 'beside' && electronFiles.has(file.path)) return [];
    const code = machineCodeOf(file.head());
    if (file.where === 'unpacked' && native.includes(file.path))
      return machine(file, code, app.target);
    const why = whyExecutable(file, code);
    return why === null ? [] : [{ rule: 'executable', says: `${file.path} ${why}` }];
  });
}

function whyExecutable(file: PackedFile, code: MachineCode | null): string | null {
  if (code?.format === 'script') return 'is a script that the system would run';
  if (code !== null) return `is machine code (${code.format}, ${code.arch})`;
  if (file.isExecutable) return 'is marked as executable';
  return commandEndings.includes(extname(file.path)) ? 'is run by its name' : null;
}

function machine(file: PackedFile, code: MachineCode | null, target: Target): PackageFinding[] {
  if (code?.format === target.platform && code.arch === target.arch) return [];
  const is = code === null ? 'no machine code' : `for ${code.format}-${code.arch}`;
  const says = `${file.path} is ${is}, the package is for ${target.platform}-${target.arch}`;
  return [{ rule: 'wrong-machine', says }];
}

function missing(app: PackedApp): PackageFinding[] {
  const asked = missingFiles(app).map(({ path, askedBy }) => `${path}, which ${askedBy} asks for`);
  const unpacked = new Set(pathsOf(app, 'unpacked'));
  const native = nativeFilesOf(app.target).filter((path) => !unpacked.has(path));
  const beside = new Set(pathsOf(app, 'beside'));
  const gone = [...papersOf(app.target), ...electronLicences(app.target)].filter(
    (path) => !beside.has(path),
  );
  const licences = packages.filter(
    (name) => !app.files.some(({ path }) => path.startsWith(`node_modules/${name}/LICENSE`)),
  );
  return [
    ...asked,
    ...native.map((path) => `${path}, unpacked`),
    ...gone,
    ...licences.map((name) => `the licence of ${name}`),
  ].map((what) => ({ rule: 'missing', says: `missing: ${what}` }));
}

function tooBig(app: PackedApp): PackageFinding[] {
  const bytes = contentBytes(app);
  if (bytes <= contentBytesMax) return [];
  return [{ rule: 'too-big', says: `${bytes} bytes of content, at most ${contentBytesMax}` }];
}

/** A file that has no business on a shop's PC, by its place and its name. */
function unwanted({ path, where }: PackedFile): PackageFinding[] {
  if (where === 'beside') return [];
  const found = (rule: PackageRule, says: string): PackageFinding[] => [{ rule, says }];
  const folders = dirname(path).split('/');
  const [top, name = ''] = folders;
  if (top === 'node_modules' && (!packages.includes(name) || folders.lastIndexOf(top) > 0)) {
    return found('foreign-package', `${path} is of a package that is not brought`);
  }
  const isLicence = /^LICEN[CS]E(\.|$)/.test(basename(path));
  const isUnwanted = [...unwantedEndings, ...sourceEndings].includes(extname(path));
  const isTest = folders.some((folder) => testFolders.includes(folder));
  if ((isUnwanted && !isLicence) || isTest || /\.(?:spec|test)\./.test(basename(path))) {
    return found('not-for-a-shop', `${path} is a source, a test, a map or a paper`);
  }
  const isExpected =
    top === 'node_modules' ||
    path === 'package.json' ||
    /^out\/(?:main|preload|renderer)\//.test(path);
  return isExpected ? [] : found('not-for-a-shop', `${path} is of no built part`);
}

function developmentOnly(app: PackedApp): PackageFinding[] {
  const manifest = app.files.find(({ path, where }) => where === 'asar' && path === 'package.json');
  const fields: unknown = manifest === undefined ? {} : JSON.parse(manifest.text());
  if (typeof fields !== 'object' || fields === null) return [];
  const extra = Object.entries(fields).filter(
    ([field, value]) => value !== null && !manifestFields.has(field),
  );
  return extra.map(([field]) => ({
    rule: 'development-only',
    says: `package.json still has ${field}`,
  }));
}

/** What lies around app.asar must be Electron's or one of the two papers. */
function notElectrons(app: PackedApp, electronFiles: ReadonlySet<string>): PackageFinding[] {
  const own = papersOf(app.target);
  const foreign = pathsOf(app, 'beside').filter(
    (path) => !electronFiles.has(path) && !own.includes(path),
  );
  return foreign.map((path) => ({
    rule: 'not-electrons',
    says: `${path} did not come with Electron`,
  }));
}

/** No integrity check covers the unpacked folder: nothing may lie there but what the archive names. */
function unpackedApart(app: PackedApp): PackageFinding[] {
  const named = new Set(unpackedByHeader(app.resources));
  const apart = pathsOf(app, 'unpacked').filter((path) => !named.has(path));
  return apart.map((path) => ({
    rule: 'unpacked-apart',
    says: `${path} lies unpacked and the archive does not name it`,
  }));
}

function pathsOf(app: PackedApp, where: PackedFile['where']): readonly string[] {
  return app.files.filter((file) => file.where === where).map(({ path }) => path);
}
