import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { smallerPng } from '../../demo/smaller-png.ts';

const width = 40;
const height = 25;
const line = width * 3;

/** Pixels with flat parts, steps and noise. */
const pixels = Buffer.from(
  Array.from({ length: line * height }, (_, at) => (at % 7 === 0 ? (at * 31) % 256 : at >> 5)),
);

function chunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, sum]);
}

function pngOf(rows: Buffer, colour = 2): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = colour;
  const data = deflateSync(rows, { level: 1 });
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Comment\0made by a test')),
    chunk('IDAT', data.subarray(0, 100)),
    chunk('IDAT', data.subarray(100)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A pixel byte less what each filter guesses it to be (PNG specification, 9.2). */
function filtered(filter: number): Buffer {
  const at = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : (pixels[y * line + x] ?? 0));
  const guesses = [
    () => 0,
    (x: number, y: number) => at(x - 3, y),
    (x: number, y: number) => at(x, y - 1),
    (x: number, y: number) => Math.floor((at(x - 3, y) + at(x, y - 1)) / 2),
    (x: number, y: number) => paeth(at(x - 3, y), at(x, y - 1), at(x - 3, y - 1)),
  ];
  const guess = guesses[filter] ?? (() => 0);
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Array.from({ length: line }, (_each, x) => at(x, y) - guess(x, y));
    return Buffer.from([filter, ...row]);
  });
  return Buffer.concat(rows);
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const order = [a, b, c].map((value) => ({ value, far: Math.abs(p - value) }));
  return order.reduce((best, each) => (each.far < best.far ? each : best)).value;
}

/** The image data of a PNG as it is stored. */
function rowsIn(png: Buffer): Buffer {
  const start = png.indexOf('IDAT');
  return inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
}

describe('A picture made smaller', () => {
  test.each([0, 1, 2, 3, 4])('keeps every pixel of rows with filter %i', (filter) => {
    const rows = rowsIn(smallerPng(pngOf(filtered(filter))));
    const kept = Array.from({ length: height }, (_, y) =>
      rows.subarray(y * (line + 1) + 1, (y + 1) * (line + 1)),
    );
    expect(Buffer.concat(kept).equals(pixels)).toBe(true);
  });

  test('keeps its size and no text beside the pixels', () => {
    const made = smallerPng(pngOf(filtered(1)));
    expect([made.readUInt32BE(16), made.readUInt32BE(20)]).toEqual([width, height]);
    expect(made.includes('tEXt')).toBe(false);
  });

  test('is refused when it is of another kind than Chromium makes', () => {
    expect(() => smallerPng(pngOf(filtered(0), 6))).toThrow('not an 8-bit RGB picture');
    expect(() => smallerPng(Buffer.from('no picture'))).toThrow('not a PNG');
  });
});
