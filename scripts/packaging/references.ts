import { createHash } from 'node:crypto';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { importsOf } from './imports.ts';
import type { PackedApp, PackedFile } from './packed-app.ts';

/** A file that another one asks for and that is not there. */
export type Missing = { readonly path: string; readonly askedBy: string };

/** Where the program begins: what Electron, main and the windows open by name. */
const entries = [
  'package.json',
  'out/main/index.js',
  // Started as a thread, by a name made at run time (main/store/run-care.ts).
  'out/main/care-worker.js',
  'out/preload/till.cjs',
  'out/preload/customer.cjs',
  'out/renderer/till/index.html',
  'out/renderer/customer/index.html',
];

/** What Electron itself gives. */
const given = new Set(['electron', 'electron/main']);

/** Looked for and, rightly, not found: both packages try what a compiler would have left first. */
const mayBeAbsent = /^node_modules\/better-sqlite3\/build\//;

/** Follows every import, require, script, style and font from the entries on, and tells what is not there. */
export function missingFiles(app: PackedApp): readonly Missing[] {
  const files = new Map(
    app.files.filter(({ where }) => where !== 'beside').map((file) => [file.path, file]),
  );
  const seen = new Set<string>();
  const missing: Missing[] = [];
  const open: Missing[] = entries.map((path) => ({ path, askedBy: 'Electron' }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const found = resolved(next.path, files);
    if (found === null) {
      if (!mayBeAbsent.test(next.path)) missing.push(next);
      continue;
    }
    if (seen.has(found.path)) continue;
    seen.add(found.path);
    open.push(...askedBy(found));
  }
  return missing;
}

/** What a file asks for, as paths from the app's root; a package as its folder. */
function askedBy(file: PackedFile): readonly Missing[] {
  const paths = specifiersIn(file).map((specifier) => pathOf(specifier, file.path));
  return [...new Set(paths)]
    .filter((path) => path !== null)
    .map((path) => ({ path, askedBy: file.path }));
}

/** By the digest of the text: reading a script takes most of the time, and tests examine it many times. */
const known = new Map<string, readonly string[]>();

function specifiersIn(file: PackedFile): readonly string[] {
  if (!/\.(?:c?js|html|css)$/.test(file.path)) return [];
  const text = file.text();
  const digest = createHash('sha256').update(file.path).update(text).digest('hex');
  const found = known.get(digest) ?? readSpecifiers(file.path, text);
  known.set(digest, found);
  return found;
}

function readSpecifiers(path: string, text: string): readonly string[] {
  if (path.endsWith('.html')) return matchesOf(text, /\b(?:src|href)="([^"]+)"/g);
  if (path.endsWith('.css')) return matchesOf(text, /url\(\s*["']?([^"')]+)["']?\s*\)/g);
  return importsOf(text, path);
}

function matchesOf(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, specifier]) => specifier ?? '');
}

function pathOf(specifier: string, from: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  const isWeb = /\.(?:html|css)$/.test(from) || from.startsWith('out/renderer/');
  if (isWeb && /^(?:data:|https?:|#)/.test(specifier)) return null;
  // The pages' own root is the renderer's folder.
  if (specifier.startsWith('/')) return posix.join('out/renderer', specifier);
  if (isWeb) return posix.join(posix.dirname(from), specifier);
  if (isBuiltin(specifier) || given.has(specifier)) return null;
  return `node_modules/${specifier}`;
}

/** A path as Node finds it: the file, with an ending, as a folder or as a package. */
function resolved(path: string, files: ReadonlyMap<string, PackedFile>): PackedFile | null {
  const manifest = files.get(`${path}/package.json`);
  const main = manifest === undefined ? null : mainOf(manifest.text());
  const candidates = [
    path,
    `${path}.js`,
    `${path}.json`,
    `${path}.node`,
    ...(main === null ? [] : [posix.join(path, main)]),
    `${path}/index.js`,
  ];
  for (const candidate of candidates) {
    const found = files.get(candidate);
    if (found !== undefined) return found;
  }
  return null;
}

function mainOf(manifest: string): string {
  const parsed: unknown = JSON.parse(manifest);
  const has = typeof parsed === 'object' && parsed !== null && 'main' in parsed;
  return has && typeof parsed.main === 'string' ? parsed.main : 'index.js';
}
