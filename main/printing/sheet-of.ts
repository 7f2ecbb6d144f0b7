import type { PaperMm } from '../../preload/print-views.ts';
import type { Sheet } from '../ports/sheets.ts';

/** Letters per line: a roll of 80 mm takes 48, one of 58 mm takes 32. */
export const columnsOn = { 80: 48, 58: 32 } as const satisfies { readonly [P in PaperMm]: number };

/** 203 dots per inch, as receipt printers have them: the pictures are drawn one dot a pixel. */
const dotsPerMm = 8;
const topMm = 2;
/** Between the head and the knife: without it the last lines are cut off. */
const tailMm = 10;

/** A document's picture on a page of its own: as wide as the paper, as long as the document. */
export function sheetOf(svg: string, title: string, widthMm: PaperMm): Sheet {
  const drawnMm = Math.ceil(heightOf(svg) / dotsPerMm);
  // A page that is wider than long would be turned by some drivers.
  const heightMm = Math.max(topMm + drawnMm + tailMm, widthMm + 1);
  return { title: plainTitle(title), svg, widthMm, heightMm };
}

/** The height that the picture itself says, in dots. */
function heightOf(svg: string): number {
  const [, height] = /^<svg width="\d+px" height="(\d+)px"/.exec(svg) ?? [];
  if (height === undefined) throw new Error('a receipt’s picture does not say its size');
  return Number(height);
}

/** Print queues and folders show it to everybody, and every system takes these letters. */
function plainTitle(title: string): string {
  return title.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80);
}
