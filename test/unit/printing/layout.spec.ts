import { expect, test } from 'vitest';
import { documentSheet } from '../../../main/printing/document-sheet.ts';
import { columnsOn, sheetOf } from '../../../main/printing/sheet-of.ts';
import type { ReceiptData } from '../../../main/receipts/receipt-data.ts';
import { renderTestPage } from '../../../main/receipts/test-page.ts';
import {
  deposit,
  frame,
  fullCancel,
  partialCancel,
  sale,
  unknown,
  waiting,
} from '../receipts/receipt-samples.ts';
import { textsIn, xmlProblemOf } from '../receipts/well-formed.ts';

const kinds: Readonly<Record<string, ReceiptData>> = {
  'benepia-02-1121-0173-sale': sale,
  'benepia-02-1121-0173-cancel-C7F3K2': fullCancel,
  'benepia-02-1121-0173-cancel-D4M8RX': partialCancel,
  'benepia-02-1121-0173-unknown': unknown,
  'benepia-02-1121-0173-waiting': waiting,
  'benepia-deposit-132': deposit,
};
const papers = [80, 58] as const;
const cases = Object.entries(kinds).flatMap(([title, data]) =>
  papers.flatMap((paper) =>
    (['ko', 'en'] as const).map((language) => ({ title, data, paper, language })),
  ),
);

test.each(cases)(
  '$title in $language lies on $paper mm whole',
  async ({ title, data, ...look }) => {
    const { paper, language } = look;
    const columns = columnsOn[paper];
    const sheet = await documentSheet({ ...data, language, columns }, paper);
    const [, width, height] = /^<svg width="(\d+)px" height="(\d+)px"/.exec(sheet.svg) ?? [];
    expect(sheet).toMatchObject({ title, widthMm: paper });
    // Twelve dots a column, eight dots a millimetre: narrower than the paper.
    expect(Number(width)).toBe(columns * 12);
    expect(Number(width) / 8).toBeLessThan(paper);
    const spareMm = sheet.heightMm - Number(height) / 8;
    expect(spareMm).toBeGreaterThanOrEqual(12);
    expect(sheet.heightMm).toBeGreaterThan(paper);
    if (sheet.heightMm > paper + 1) expect(spareMm).toBeLessThan(13.01);
  },
);

test('a short document still makes a page longer than wide, so that no driver turns it', () => {
  const svg = '<svg width="576px" height="96px" viewBox="0 0 576 96"></svg>';
  expect(sheetOf(svg, 'short', 80).heightMm).toBe(81);
});

test('a picture that does not say its size is not guessed at', () => {
  expect(() => sheetOf('<svg></svg>', 'x', 80)).toThrow('size');
});

test.each([
  ['../../etc/passwd', '..-etc-passwd'],
  ['주문 1\n', '-1-'],
  ['a'.repeat(200), 'a'.repeat(80)],
])('the title %j is plain in print queues and folders', (title, plain) => {
  expect(sheetOf('<svg width="1px" height="8px"/>', title, 58).title).toBe(
    plain.replace('..-etc', '..-..-etc'),
  );
});

test('no title has anything of the customer', async () => {
  for (const data of Object.values(kinds)) {
    const { title } = await documentSheet(data, 80);
    expect(title).not.toMatch(/be\*|minji|\*/);
  }
});

test.each(papers.flatMap((paper) => [['ko', paper] as const, ['en', paper] as const]))(
  'a test page (%s, %s mm) says what it is and reaches both edges',
  async (language, paperMm) => {
    const columns = columnsOn[paperMm];
    const { shop } = frame;
    const svg = await renderTestPage({
      ...{ shop, language, columns, paperMm },
      printer: '<b>{x:\\x1bp}</b> & 영수증',
      atMs: Date.UTC(2026, 10, 21, 5),
    });
    expect(xmlProblemOf(svg)).toBeNull();
    const texts = textsIn(svg);
    expect(texts).toContain(language === 'ko' ? '시험 인쇄' : 'TEST PRINT');
    expect(texts).toContain(language === 'ko' ? '영수증이 아닙니다' : 'NOT A RECEIPT');
    expect(texts.find((text) => /^\d{20,}$/.test(text))).toHaveLength(columns);
  },
);
