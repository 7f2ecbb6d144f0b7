import { createHash } from 'node:crypto';
import type { Sheet } from '../ports/sheets.ts';

/** A sheet as a page of its own, with the policy under which it is shown. */
export type SheetPage = { readonly html: string; readonly policy: string };

/** Pictures are twice as fine as a receipt printer. */
const pixelsPerMm = 16;

/** What a sheet measures as a picture, in pixels. */
export function pictureSizeOf({ widthMm, heightMm }: Sheet): {
  readonly width: number;
  readonly height: number;
} {
  return { width: widthMm * pixelsPerMm, height: heightMm * pixelsPerMm };
}

/**
 * The page of one sheet: the picture itself, so that its text stays text, and nothing that runs. Every
 * letter has its own place in the picture, so that columns hold whatever fonts a PC has: ASCII comes from
 * its fixed-width font, everything else from the Pretendard of the pages at `fontUrl`.
 */
export function sheetPageOf(sheet: Sheet, as: 'paper' | 'picture', fontUrl: string): SheetPage {
  const style = styleOf(sheet, as, fontUrl);
  const hash = createHash('sha256').update(style).digest('base64');
  const html = [
    '<!doctype html>',
    `<html><head><meta charset="utf-8"><title>${escaped(sheet.title)}</title>`,
    `<link rel="preload" as="font" type="font/woff2" href="${escaped(fontUrl)}" crossorigin>`,
    `<style>${style}</style></head><body>${sheet.svg}</body></html>`,
  ].join('');
  return { html, policy: policyWith(hash) };
}

function policyWith(styleHash: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'sandbox allow-same-origin',
  ].join('; ');
}

/** What macOS and Linux have. */
const fixedFonts = ['Menlo Regular', 'DejaVu Sans Mono', 'Noto Sans Mono', 'Liberation Mono'];

/** A roll of 80 mm is printed on 72 mm of it, one of 58 mm on 48 mm. */
const printedMm = { 80: 72, 58: 48 } as const;
const topMm = 2;

function styleOf({ widthMm, heightMm }: Sheet, as: 'paper' | 'picture', fontUrl: string): string {
  const length = (mm: number): string => (as === 'paper' ? `${mm}mm` : `${mm * pixelsPerMm}px`);
  const sideMm = (widthMm - printedMm[widthMm]) / 2;
  return [
    // ASCII is left to the PC, but the blank is not: whose blank it is sets where every line stands.
    `@font-face{font-family:"Sheet";src:url("${fontUrl}") format("woff2");`,
    'font-weight:45 920;font-display:block;ascent-override:82%;descent-override:18%;',
    'unicode-range:U+0020,U+0080-10FFFF}',
    // Fonts of 0.6 em would overlap in columns of 12 of 22 pixels.
    '@font-face{font-family:"Fixed";size-adjust:91%;',
    `src:${fixedFonts.map((name) => `local("${name}")`).join(',')}}`,
    `@page{size:${widthMm}mm ${heightMm}mm;margin:0}`,
    'html,body{margin:0;padding:0;background:#fff;overflow:hidden}',
    // A page that is full to the last dot may be rounded into a second, empty one.
    `body{width:${length(widthMm)};height:${length(as === 'paper' ? heightMm - 2 : heightMm)}}`,
    `svg{display:block;margin:${length(topMm)} 0 0 ${length(sideMm)};`,
    `width:${length(printedMm[widthMm])};height:auto}`,
    // Every Windows has Consolas, and it is as narrow as it is.
    'svg g{font-family:"Sheet",Consolas,"Fixed",monospace}',
  ].join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
