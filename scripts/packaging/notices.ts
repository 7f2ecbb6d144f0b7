import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readBundledPackages } from './bundled-packages.ts';

/** The two packages that travel as packages, and what was compiled into their native files. */
const shipped = ['node_modules/better-sqlite3', 'node_modules/keytar'];
const compiledIn = ['node_modules/keytar/node_modules/node-addon-api'];
const licenceName = /^(?:licen[cs]e|copying)(?:[.-]|$)/i;
/** Where a package keeps its licence when not at its root. */
const licenceFolders = ['.', 'dist'];

const head = `Benepia POS contains the following works of others, under the licences printed below.
Electron's own licence is in LICENSE.electron.txt, those of Chromium and all that is in it in LICENSES.chromium.html.
`;
const sqlite = `SQLite (compiled into better-sqlite3)
The authors of SQLite have dedicated its code to the public domain: https://sqlite.org/copyright.html
`;

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
});

/** Every package whose code travels, as folders under the project. Throws when nothing has been built. */
export function travellingPackages(root: string): readonly string[] {
  return [
    ...new Set([...readBundledPackages(join(root, 'out')), ...shipped, ...compiledIn]),
  ].sort();
}

/** The text of all licences. Throws, naming the package, when one has none to print. */
export function noticesFor(root: string, packages: readonly string[]): string {
  const parts = packages.map((folder) => noticeOf(root, folder));
  const line = `\n${'-'.repeat(80)}\n\n`;
  return [head, ...parts, sqlite].join(line);
}

/** Writes what electron-builder.yml puts beside app.asar. */
export function writeNotices(root: string): void {
  const text = noticesFor(root, travellingPackages(root));
  const file = join(root, 'out/THIRD-PARTY-NOTICES.txt');
  // Whole or not at all: another packing may be reading it.
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

function noticeOf(root: string, folder: string): string {
  const at = join(root, folder);
  const text = readFileSync(join(at, 'package.json'), 'utf8');
  const { name, version, license } = manifest.parse(JSON.parse(text));
  const file = licenceFolders.flatMap((sub) => licencesIn(at, sub))[0];
  if (file === undefined) throw new Error(`${folder}: there is no licence text to bring along`);
  const words = readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim();
  return `${name} ${version}${license === undefined ? '' : ` (${license})`}\n\n${words}\n`;
}

function licencesIn(at: string, sub: string): readonly string[] {
  const folder = join(at, sub);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => licenceName.test(name))
    .map((name) => join(folder, name));
}
