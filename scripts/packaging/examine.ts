import { extname } from 'node:path';
import { type MachineCode, machineCodeOf } from './machine-code.ts';
import type { PackageFinding } from './package-finding.ts';
import { type PackedApp, type PackedFile, unpackedByHeader } from './packed-app.ts';
import { missingFiles } from './references.ts';
import { nativeFilesOf, resourcesPathOf, type Target } from './target.ts';
import { broughtPackages, developmentOnly, unwantedFile } from './unwanted-files.ts';

/** Bytes of the till's own content, unpacked: its code, pages, fonts and native files. */
export const contentBytesMax = 15_000_000;

/** What must lie next to app.asar. */
const papers = ['THIRD-PARTY-NOTICES.txt', 'LICENSE.txt'];
/** Run by their name, in capitals or not, whatever is in them. */
const commandEndings = [
  ...['.bat', '.cmd', '.com', '.exe', '.scr', '.pif', '.msi', '.ps1', '.vbs', '.vbe', '.jse'],
  ...['.wsf', '.wsh', '.hta', '.lnk', '.url', '.reg', '.jar', '.sh', '.desktop', '.command'],
];

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
    ...ownFiles(app).flatMap(unwantedFile),
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
  return commandEndings.includes(extname(file.path).toLowerCase()) ? 'is run by its name' : null;
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
  const written = app.files.filter(({ where, bytes }) => where === 'beside' && bytes > 0);
  const beside = new Set(written.map(({ path }) => path));
  const gone = [...papersOf(app.target), ...electronLicences(app.target)].filter(
    (path) => !beside.has(path),
  );
  const licences = broughtPackages.filter(
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

/** What lies around app.asar must be Electron's or one of the two papers. */
function notElectrons(app: PackedApp, electronFiles: ReadonlySet<string>): PackageFinding[] {
  const own = papersOf(app.target);
  const foreign = pathsOf(app, 'beside').filter(
    (path) => !electronFiles.has(path) && !own.includes(path) && !isSeal(path, app.target),
  );
  return foreign.map((path) => ({
    rule: 'not-electrons',
    says: `${path} did not come with Electron`,
  }));
}

/** What signing leaves in a bundle: a list of digests. */
function isSeal(path: string, { platform }: Target): boolean {
  return platform === 'darwin' && path.endsWith('/_CodeSignature/CodeResources');
}

/** No integrity check covers the unpacked folder: nothing may lie there but the native files, which the archive names. */
function unpackedApart(app: PackedApp): PackageFinding[] {
  const named = new Set(unpackedByHeader(app.resources));
  const native = nativeFilesOf(app.target);
  return pathsOf(app, 'unpacked').flatMap((path): PackageFinding[] => {
    if (named.has(path) && native.includes(path)) return [];
    const why = named.has(path) ? 'is no native file' : 'the archive does not name it';
    return [{ rule: 'unpacked-apart', says: `${path} lies unpacked and ${why}` }];
  });
}

function pathsOf(app: PackedApp, where: PackedFile['where']): readonly string[] {
  return app.files.filter((file) => file.where === where).map(({ path }) => path);
}
