import { Buffer } from 'node:buffer';
import type { Fits } from './fits.ts';
import { strict } from './strict.ts';

/** A picture, as `capturePage` gives it. */
export type HostImage = {
  toPNG(): Buffer;
  isEmpty(): boolean;
  getSize(): Electron.Size;
};

export type ImageFits = Fits<Electron.NativeImage, HostImage>;

/** Where a PNG says how large it is. */
const header = { width: 16, height: 20, end: 24 };

export function imageOf(png: Buffer): HostImage {
  const isEmpty = png.length < header.end;
  return strict('NativeImage', {
    toPNG: () => Buffer.from(png),
    isEmpty: () => isEmpty,
    getSize: () => ({
      width: isEmpty ? 0 : png.readUInt32BE(header.width),
      height: isEmpty ? 0 : png.readUInt32BE(header.height),
    }),
  });
}
