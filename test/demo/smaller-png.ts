import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
/** Three bytes to a pixel: what Chromium makes of a page without anything see-through. */
const bytesPerPixel = 3;

/**
 * The same pixels in fewer bytes: screens are flat, so they shrink best unfiltered (PNG specification, 9 and
 * 10). Takes what Chromium makes: 8-bit RGB, not interlaced; throws on anything else.
 */
export function smallerPng(png: Buffer): Buffer {
  const { header, data } = partsOf(png);
  const width = header.readUInt32BE(0) * bytesPerPixel;
  const height = header.readUInt32BE(4);
  if (header.toString('hex', 8) !== '0802000000') throw new Error('not an 8-bit RGB picture');
  const rows = unfiltered(inflateSync(data), { width, height });
  const packed = deflateSync(rows, { level: 9, memLevel: 9 });
  const made = [chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...made]);
}

/** The header and all image data; what else the file says (colour spaces, times) is left out. */
function partsOf(png: Buffer): { readonly header: Buffer; readonly data: Buffer } {
  if (!png.subarray(0, signature.length).equals(signature)) throw new Error('not a PNG');
  let header = Buffer.alloc(0);
  const data: Buffer[] = [];
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 8, at + 8 + length);
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR') header = Buffer.from(body);
    if (type === 'IDAT') data.push(body);
    at += 12 + length;
  }
  return { header, data: Buffer.concat(data) };
}

/** The rows with filter 0 in front of each. */
function unfiltered(
  raw: Buffer,
  { width, height }: { readonly width: number; readonly height: number },
): Buffer {
  const line = width + 1;
  const plain = Buffer.alloc(raw.length);
  for (let y = 0; y < height; y += 1) {
    const start = y * line;
    const guess = predictorOf(byte(raw, start));
    for (let at = start + 1; at < start + line; at += 1) {
      const hasLeft = at - start > bytesPerPixel;
      const left = hasLeft ? byte(plain, at - bytesPerPixel) : 0;
      const up = y > 0 ? byte(plain, at - line) : 0;
      const corner = hasLeft && y > 0 ? byte(plain, at - line - bytesPerPixel) : 0;
      plain[at] = byte(raw, at) + guess(left, up, corner);
    }
  }
  return plain;
}

type Predictor = (left: number, up: number, corner: number) => number;

const predictors: readonly Predictor[] = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  nearest,
];

function predictorOf(filter: number): Predictor {
  const found = predictors[filter];
  if (found === undefined) throw new Error(`no such filter: ${filter}`);
  return found;
}

/** Paeth's: whichever of the three is nearest to left + up - corner. */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function byte(bytes: Buffer, at: number): number {
  return bytes[at] ?? 0;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
