import { inflateSync } from 'node:zlib';

/** What a PNG says of itself: its size, and how many different bytes its picture is made of; a blank one has few. */
export type PngFacts = { readonly wide: number; readonly high: number; readonly shades: number };

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Reads the first chunk and the picture's own. A file that is no PNG has nothing. */
export function pngFacts(png: Buffer): PngFacts {
  const isPng = png.subarray(0, signature.length).equals(signature);
  if (!isPng) return { wide: 0, high: 0, shades: 0 };
  const data: Buffer[] = [];
  let at = signature.length;
  while (at + 12 <= png.length) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    if (kind === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const picture = inflateSync(Buffer.concat(data));
  return { wide: png.readUInt32BE(16), high: png.readUInt32BE(20), shades: new Set(picture).size };
}
