import { inflateSync } from 'node:zlib';

/** What a PDF made by Chromium says of itself: page size in points (1/72 inch), pages, fonts of its text. */
export type PdfFacts = {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly pages: number;
  readonly fonts: number;
};

/** Reads what it needs from the objects, also from those packed into streams. A file that is no PDF has none of it. */
export function pdfFacts(pdf: Buffer): PdfFacts {
  const text = `${pdf.toString('latin1')}\n${unpacked(pdf).join('\n')}`;
  const box = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/.exec(text);
  return {
    widthPt: Number(box?.[1] ?? 0),
    heightPt: Number(box?.[2] ?? 0),
    pages: [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length,
    fonts: [...text.matchAll(/\/ToUnicode\b/g)].length,
  };
}

function unpacked(pdf: Buffer): readonly string[] {
  const streams: string[] = [];
  let at = pdf.indexOf('stream');
  while (at >= 0) {
    const from = pdf.indexOf('\n', at) + 1;
    const to = pdf.indexOf('endstream', from);
    if (from === 0 || to < 0) break;
    try {
      streams.push(inflateSync(pdf.subarray(from, to)).toString('latin1'));
    } catch {
      // A picture or a font: not packed like that, and not asked for.
    }
    at = pdf.indexOf('stream', to + 'endstream'.length);
  }
  return streams;
}
