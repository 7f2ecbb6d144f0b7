import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { runTool } from './run-tool.ts';

/** How dark each field of a picture is, from 0 to 1, row by row; and how large the picture is. */
export type Ink = {
  readonly width: number;
  readonly height: number;
  readonly fields: readonly number[];
};

/** Eight columns and as many rows of fields as suit the longest receipt. */
const grid = { columns: 8, rows: 40 };

/** Looks at a PNG with a browser's own eyes. */
export function inkOf(page: Page, png: Buffer): Promise<Ink> {
  return page.evaluate(
    async ([base64, { columns, rows }]) => {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const { width, height } = image;
      const canvas = new OffscreenCanvas(width, height);
      const brush = canvas.getContext('2d');
      brush?.drawImage(image, 0, 0);
      const fields = Array.from({ length: columns * rows }, (_, at) => {
        const left = Math.floor(((at % columns) * width) / columns);
        const top = Math.floor((Math.floor(at / columns) * height) / rows);
        const [w, h] = [Math.floor(width / columns), Math.floor(height / rows)];
        const { data } = brush?.getImageData(left, top, w, h) ?? { data: [] };
        let dark = 0;
        for (let pixel = 0; pixel < data.length; pixel += 4) dark += 255 - (data[pixel] ?? 255);
        return dark / (w * h * 255);
      });
      return { width, height, fields };
    },
    [png.toString('base64'), grid] as const,
  );
}

/** The first page of a PDF as a PNG of that width. */
export async function drawnPage(pdf: string, folder: string, width: number): Promise<Buffer> {
  const root = join(folder, `page-${crypto.randomUUID()}`);
  const size = ['-scale-to-x', String(width), '-scale-to-y', '-1'];
  await runTool('pdftoppm', ['-q', '-png', '-singlefile', ...size, pdf, root]);
  return readFileSync(`${root}.png`);
}

/** The largest difference of any field: 0 is the same picture, 1 is white where the other is black. */
export function inkApart(one: Ink, other: Ink): number {
  return Math.max(...one.fields.map((dark, at) => Math.abs(dark - (other.fields[at] ?? 1))));
}
