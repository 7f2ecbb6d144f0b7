import { expect, test } from 'vitest';
import { documentTextOf } from '../../../main/receipts/document-text.ts';
import { heading, strong } from '../../../main/receipts/receipt-line.ts';
import { svgOf } from '../../../main/receipts/render-svg.ts';

const pictureOf = (text: string): Promise<string> => {
  const lines = [heading(text, { inverted: true }), strong('아래')];
  return svgOf(documentTextOf(lines, 48), 48);
};

/** Columns: a Hangul letter is two wide, what is ASCII one, and a space stands at either end. */
test.each([
  ['연습', 6],
  ['TEST', 6],
  ['A&B', 5],
  ['취소 영수증', 13],
])('%s is white letters on a black box of its own line', async (text, columns) => {
  const svg = await pictureOf(text);
  const [, y, width, height, scale] =
    /<rect x="\d+" y="(-?\d+)" width="(\d+)" height="(\d+)" fill="#000" transform="scale\((\d)/.exec(
      svg,
    ) ?? [];
  expect([y, height, scale]).toEqual(['-24', '24', '2']);
  expect(Number(width)).toBe(columns * 12);
  expect(svg).toContain('<text fill="#fff" transform="scale(2,2)">');
  const [, letters = ''] = /<text fill="#fff"[^>]*>(.*?)<\/text>/.exec(svg) ?? [];
  const said = letters.replaceAll(/<[^>]+>/g, '').replaceAll('&#xa0;', ' ');
  expect(said).toBe(` ${text.replace('&', '&amp;')} `);
});

test('no picture has a filter, which printers would turn into dots', async () => {
  expect(await pictureOf('연습')).not.toContain('filter');
});
