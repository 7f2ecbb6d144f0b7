/**
 * Draws icon.svg in every size an installer needs, with Debian's Chromium: `node scripts/packaging/make-icons.mjs`
 * after a change of the picture. What it makes is kept in git, so that packing needs no Chromium.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const linuxSizes = [16, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];
/** Apple's four letters for each size in pixels; some are twice as dense as they are large. */
const appleSizes = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

/** PNG bytes and bare pixels (RGBA) of the picture in each size. */
async function draw(sizes) {
  const picture = readFileSync(join(here, 'icon.svg'), 'utf8');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: sandbox });
  try {
    const page = await browser.newPage();
    const drawn = new Map();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      const style = `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>`;
      await page.setContent(style + picture);
      const png = await page.screenshot({ omitBackground: true });
      drawn.set(size, {
        size,
        png,
        pixels: Buffer.from(await page.evaluate(pixelsOf, png.toString('base64'))),
      });
    }
    return drawn;
  } finally {
    await browser.close();
  }
}

/** Runs in the page: what a picture's pixels are. */
async function pixelsOf(base64) {
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return [...context.getImageData(0, 0, image.width, image.height).data];
}

/** Only the largest may be a PNG for every program that reads icons; the others are bitmaps, bottom row first. */
function icoPicture({ size, png, pixels }) {
  if (size === 256) return png;
  const head = Buffer.alloc(40);
  head.writeUInt32LE(40, 0);
  head.writeInt32LE(size, 4);
  head.writeInt32LE(size * 2, 8);
  head.writeUInt16LE(1, 12);
  head.writeUInt16LE(32, 14);
  const rows = Array.from({ length: size }, (_, y) =>
    pixels.subarray(y * size * 4, (y + 1) * size * 4),
  );
  const turned = rows.reverse().map((row) => {
    const bgra = Buffer.from(row);
    for (let x = 0; x < bgra.length; x += 4) [bgra[x], bgra[x + 2]] = [bgra[x + 2], bgra[x]];
    return bgra;
  });
  // One bit a pixel, rows of whole 32 bits: nothing is cut out, the fourth channel says it.
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  return Buffer.concat([head, ...turned, mask]);
}

/** An .ico: a table of contents, then the pictures. 256 is written as 0. */
function icoOf(drawn) {
  const pictures = drawn.map((each) => ({ size: each.size, bytes: icoPicture(each) }));
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  for (const [index, { size, bytes }] of pictures.entries()) {
    const entry = 6 + 16 * index;
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(bytes.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += bytes.length;
  }
  return Buffer.concat([head, ...pictures.map(({ bytes }) => bytes)]);
}

/** An .icns: a length over all, then each PNG behind its name and length. */
function icnsOf(pictures) {
  const parts = pictures.map(({ name, png }) => Buffer.concat([tag(name, png.length + 8), png]));
  const bytes = parts.reduce((sum, part) => sum + part.length, 8);
  return Buffer.concat([tag('icns', bytes), ...parts]);
}

function tag(name, bytes) {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32BE(bytes, 4);
  return head;
}

const drawn = await draw([...new Set([...linuxSizes, ...windowsSizes, 1024])]);
rmSync(join(here, 'icons'), { recursive: true, force: true });
mkdirSync(join(here, 'icons'));
for (const size of linuxSizes) {
  writeFileSync(join(here, 'icons', `${size}x${size}.png`), drawn.get(size).png);
}
const windows = windowsSizes.map((size) => drawn.get(size));
writeFileSync(join(here, 'icon.ico'), icoOf(windows));
const apple = appleSizes.map(([name, size]) => ({ name, png: drawn.get(size).png }));
writeFileSync(join(here, 'icon.icns'), icnsOf(apple));
