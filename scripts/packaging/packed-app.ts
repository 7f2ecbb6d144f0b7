import { closeSync, existsSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { extractFile, getRawHeader, uncache } from '@electron/asar';
import { headBytes } from './machine-code.ts';
import { resourcesPathOf, type Target } from './target.ts';

/** One file of a packed app. */
export type PackedFile = {
  /** `asar` and `unpacked`: seen from the app's root; `beside`: from the package's folder. Slashes. */
  readonly path: string;
  readonly where: 'asar' | 'unpacked' | 'beside';
  readonly bytes: number;
  /** By its mode: on Windows nothing is. */
  readonly isExecutable: boolean;
  /** The first bytes, enough to recognise machine code. */
  head(): Buffer;
  text(): string;
};

/** A packed app, as electron-builder's `--dir` leaves it. */
export type PackedApp = {
  readonly target: Target;
  /** The folder a shop gets: `linux-unpacked`, `win-unpacked`, or the one that holds the `.app`. */
  readonly folder: string;
  /** Where `app.asar` lies. */
  readonly resources: string;
  readonly files: readonly PackedFile[];
};

type Entry = {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly size?: number;
  readonly executable?: boolean;
  readonly unpacked?: boolean;
};

/** The folder of `app.asar` in a package. */
export function resourcesOf(folder: string, target: Target): string {
  return join(folder, ...resourcesPathOf(target).split('/'));
}

/** Electron's program in a package, as @electron/fuses wants to have it named. */
export function programOf(folder: string, { platform }: Target): string {
  if (platform === 'darwin') return join(folder, 'BenepiaPOS.app');
  return join(folder, platform === 'win32' ? 'benepia-pos.exe' : 'benepia-pos');
}

/** Lists everything in a package. Throws when there is no app.asar or it cannot be read. */
export function readPackedApp(folder: string, target: Target): PackedApp {
  const resources = resourcesOf(folder, target);
  const archive = join(resources, 'app.asar');
  uncache(archive);
  const unpacked = join(resources, 'app.asar.unpacked');
  const outside = filesIn(folder).filter((path) => path !== slashed(relative(folder, archive)));
  const prefix = `${slashed(relative(folder, unpacked))}/`;
  const files = outside.map((path): PackedFile => {
    if (!path.startsWith(prefix)) return fileOnDisk(folder, path, 'beside');
    return fileOnDisk(unpacked, path.slice(prefix.length), 'unpacked');
  });
  return { target, folder, resources, files: [...filesOfArchive(archive), ...files] };
}

/** What the archive says lies unpacked beside it. */
export function unpackedByHeader(resources: string): readonly string[] {
  const { header } = getRawHeader(join(resources, 'app.asar'));
  return [...entriesOf(header)].filter(([, { unpacked }]) => unpacked).map(([path]) => path);
}

/** Every file below a folder, seen from it, with slashes. */
export function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => slashed(relative(folder, join(entry.parentPath, entry.name))))
    .sort();
}

function slashed(path: string): string {
  return path.replaceAll(sep, '/');
}

function filesOfArchive(archive: string): readonly PackedFile[] {
  const { header } = getRawHeader(archive);
  const packed = [...entriesOf(header)].filter(([, { unpacked }]) => !unpacked);
  return packed.map(([path, entry]): PackedFile => {
    const content = (): Buffer => extractFile(archive, path.replaceAll('/', sep));
    return {
      path,
      where: 'asar',
      bytes: entry.size ?? 0,
      isExecutable: entry.executable === true,
      head: () => content().subarray(0, headBytes),
      text: () => content().toString('utf8'),
    };
  });
}

function* entriesOf(folder: Entry, path = ''): Generator<readonly [string, Entry]> {
  for (const [name, entry] of Object.entries(folder.files ?? {})) {
    const here = path === '' ? name : `${path}/${name}`;
    if (entry.files === undefined) yield [here, entry];
    else yield* entriesOf(entry, here);
  }
}

function fileOnDisk(folder: string, path: string, where: 'unpacked' | 'beside'): PackedFile {
  const file = join(folder, path);
  // macOS frameworks are full of links; what they lead to is listed by itself.
  const stat = lstatSync(file);
  const bytes = stat.isFile() ? stat.size : 0;
  return {
    path,
    where,
    bytes,
    isExecutable: stat.isFile() && (stat.mode & 0o111) !== 0,
    head: () => headOf(file, Math.min(bytes, headBytes)),
    text: () => headOf(file, bytes).toString('utf8'),
  };
}

function headOf(file: string, bytes: number): Buffer {
  if (bytes === 0) return Buffer.alloc(0);
  const head = Buffer.alloc(bytes);
  const handle = openSync(file, 'r');
  try {
    return head.subarray(0, readSync(handle, head, 0, bytes, 0));
  } finally {
    closeSync(handle);
  }
}
