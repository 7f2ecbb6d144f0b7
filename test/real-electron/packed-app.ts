import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { decidedFuses, fuseFindings } from '../../scripts/packaging/fuses.ts';
import { programOf, resourcesOf } from '../../scripts/packaging/packed-app.ts';
import { stubNote } from '../../scripts/packaging/stub-electron.ts';
import { ownTarget, type Target } from '../../scripts/packaging/target.ts';
import { projectFolder } from './bench.ts';

/** What a packed app with a real Electron says of itself. */
export type PackedFacts = {
  /** Fuses that are not as electron-builder.yml decides them. */
  readonly wrongFuses: readonly string[];
  readonly asarDigest: 'inside' | 'missing' | 'not on this system';
};

/** How electron-builder begins the name of a folder for each system. */
const folderStarts = { win32: 'win', linux: 'linux', darwin: 'mac' } as const;

/** Reads the packed app of this system in `release/`, or gives null: a stub has no Electron in it. */
export async function packedFacts(
  release = join(projectFolder, 'release'),
  target: Target = ownTarget(),
): Promise<PackedFacts | null> {
  const folder = folderIn(release, target);
  if (folder === null) return null;
  return {
    wrongFuses: await fuseFindings(programOf(folder, target), decidedFuses(projectFolder)),
    asarDigest: digestIn(folder, target),
  };
}

/** The program of that app, to be started; null where there is none. */
export function packedProgram(
  release = join(projectFolder, 'release'),
  target: Target = ownTarget(),
): string | null {
  const folder = folderIn(release, target);
  if (folder === null) return null;
  const program = programOf(folder, target);
  return target.platform === 'darwin' ? join(program, 'Contents/MacOS/BenepiaPOS') : program;
}

function folderIn(release: string, target: Target): string | null {
  if (!existsSync(release)) return null;
  const start = folderStarts[target.platform];
  const named = readdirSync(release).filter((name) => name.startsWith(start));
  const folders = named.map((name) => join(release, name));
  return folders.find((folder) => isReal(folder, target)) ?? null;
}

function isReal(folder: string, target: Target): boolean {
  const resources = resourcesOf(folder, target);
  const notes = [join(folder, stubNote), join(resources, stubNote)];
  return existsSync(programOf(folder, target)) && !notes.some((note) => existsSync(note));
}

/** Electron compares the digest of the archive's header with one that was put beside its own code. */
function digestIn(folder: string, target: Target): PackedFacts['asarDigest'] {
  if (target.platform === 'linux') return 'not on this system';
  const { headerString } = getRawHeader(join(resourcesOf(folder, target), 'app.asar'));
  const digest = createHash('sha256').update(headerString).digest('hex');
  const plist = join(resourcesOf(folder, target), '../Info.plist');
  const holder = target.platform === 'darwin' ? plist : programOf(folder, target);
  return readFileSync(holder).includes(digest) ? 'inside' : 'missing';
}
