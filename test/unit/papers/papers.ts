import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

/** The text of a paper, by its path in the project. */
export function paper(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Every paper of the project: the `.md` files at the top, in docs/ and beside the code, and the pages in docs/. */
export function allPapers(): readonly string[] {
  const folders = ['docs', 'test/host', 'renderer'];
  const below = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    ),
  );
  return [...readdirSync(root), ...below].filter((name) => /\.(md|html)$/.test(name)).sort();
}

/** What a paper links to or shows, as paths in the project; addresses on the net and anchors left out. */
export function linksIn(path: string): readonly string[] {
  const text = paper(path);
  const written = [...text.matchAll(/\]\(([^)\s]+)\)|\b(?:src|href)="([^"]+)"/g)];
  return written
    .map(([, inMarkdown, inPage]) => (inMarkdown ?? inPage ?? '').replace(/#.*$/, ''))
    .filter((link) => link !== '' && !/^(https?|mailto|data):/.test(link))
    .map((link) => normalize(join(dirname(path), link)));
}

/** The files a paper names as code, by their whole path; what is built or made at run time is left out. */
export function filesNamedIn(text: string): readonly string[] {
  const code = [...text.matchAll(/```[^\n]*\n([\s\S]*?)```|`([^`\n]+)`/g)];
  const files = /(?<![\w./-])(?:main|renderer|preload|test|scripts|docs)\/[\w./-]*\w/g;
  return code.flatMap(([, block, inline]) => (block ?? inline ?? '').match(files) ?? []);
}

/** The npm commands a paper names: `start`, `test`, `demo`, … */
export function commandsIn(text: string): readonly string[] {
  const named = [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)];
  return [...new Set(named.map(([, run, own]) => run ?? own ?? ''))].sort();
}

export function isThere(path: string): boolean {
  return existsSync(join(root, path));
}

/** `docs/pictures/amount-ko.png`: where the pictures lie, in the project. */
export function picturesThere(): readonly string[] {
  const folder = join(root, 'docs/pictures');
  return readdirSync(folder).map((name) => relative(root, join(folder, name)));
}
