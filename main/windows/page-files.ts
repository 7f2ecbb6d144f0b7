import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

/** The two hosts of `app://`, one per window. */
export type PageHost = 'till' | 'customer';

/** A file of the built pages and how it is labelled. */
export type PageFile = { readonly path: string; readonly type: string };

/** Every URL that is answered, written `host/path`; whatever is not in it does not exist. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const hosts: readonly PageHost[] = ['till', 'customer'];

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Reads the folder of built pages once: each host has its own page, and both share `/assets`. */
export function pageFilesIn(folder: string): PageFiles {
  const files = new Map<string, PageFile>();
  const assets = readdirSync(join(folder, 'assets'));
  for (const host of hosts) {
    const page = { path: join(folder, host, 'index.html'), type: typeOf('index.html') };
    files.set(`${host}/`, page);
    files.set(`${host}/index.html`, page);
    for (const name of assets) {
      files.set(`${host}/assets/${name}`, {
        path: join(folder, 'assets', name),
        type: typeOf(name),
      });
    }
  }
  return files;
}

function typeOf(name: string): string {
  return types[extname(name)] ?? 'application/octet-stream';
}

/** The file behind a URL, or null. A look-up by the whole text: nothing of the URL becomes part of a path. */
export function pageFileFor(files: PageFiles, url: string): PageFile | null {
  const start = 'app://';
  if (!url.startsWith(start)) return null;
  return files.get(url.slice(start.length).split(/[?#]/, 1)[0] ?? '') ?? null;
}
