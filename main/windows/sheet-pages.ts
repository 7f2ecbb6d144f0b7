import { readFile } from 'node:fs/promises';
import type { Random } from '../ports/random.ts';
import type { Sheet } from '../ports/sheets.ts';
import type { PageFiles } from './page-files.ts';
import { type SheetPage, sheetPageOf } from './sheet-page.ts';

/** The sheets that are being drawn now: each has an address for as long as its job lives. */
export type SheetPages = {
  /** Its address, and how to take it back. */
  show(
    sheet: Sheet,
    as: 'paper' | 'picture',
  ): { readonly url: string; readonly forget: () => void };
  /** Null: no such sheet (any more). */
  answer(request: { readonly method: string; readonly url: string }): Promise<Response | null>;
};

const start = 'app://sheet/';
const idLength = 24;

/** `files`: the built pages, whose Korean font the sheets are set in. */
export function createSheetPages(files: () => PageFiles, random: Random): SheetPages {
  const pages = new Map<string, SheetPage>();
  return {
    show(sheet, as) {
      const id = random.code(idLength);
      // Said from where the page is, whatever a host calls that place.
      pages.set(id, sheetPageOf(sheet, as, `${id}/font.woff2`));
      return { url: `${start}${id}`, forget: () => void pages.delete(id) };
    },
    async answer({ method, url }) {
      if (method !== 'GET' || !url.startsWith(start)) return null;
      const [id = '', part, ...more] = url.slice(start.length).split('/');
      const page = pages.get(id);
      if (!page || more.length > 0) return null;
      if (part === undefined) return pageAnswer(page);
      const font = part === 'font.woff2' ? fontIn(files()) : null;
      return font === null ? null : fontAnswer(font);
    },
  };
}

const shared = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

function pageAnswer({ html, policy }: SheetPage): Response {
  const type = 'text/html; charset=utf-8';
  return new Response(html, {
    headers: { ...shared, 'content-type': type, 'content-security-policy': policy },
  });
}

async function fontAnswer(path: string): Promise<Response> {
  const body = await readFile(path);
  return new Response(body, { headers: { ...shared, 'content-type': 'font/woff2' } });
}

/** The Korean font that the built pages bring along. */
function fontIn(files: PageFiles): string | null {
  for (const [name, { path }] of files) {
    if (/\/PretendardVariable[\w-]*\.woff2$/.test(name)) return path;
  }
  return null;
}
