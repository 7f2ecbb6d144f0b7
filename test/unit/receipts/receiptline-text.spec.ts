import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentTextOf } from '../../../main/receipts/document-text.ts';
import type { PaperColumns } from '../../../main/receipts/receipt-data.ts';
import {
  cleanText,
  columnsOf,
  escapeText,
  fold,
  propertyUrlOf,
} from '../../../main/receipts/receiptline-text.ts';
import { paperRowsOf } from './paper.ts';

test.each([
  ['a command in a property', '{x:\\x1bp\\x00\\x19\\xfa}', '{x:\\x1bp\\x00\\x19\\xfa}'],
  ['a real command', 'a\x1bp\x00\x19\xfab', 'apúb'],
  ['C1 controls', 'a\x9b\x85b', 'ab'],
  ['no-break and wide spaces', 'a\u00a0b\u3000c', 'a b c'],
  ['line breaks and tabs', 'a\r\nb\tc\u2028d', 'a b c d'],
  ['decomposed Hangul', '\u1112\u1161\u11ab', '한'],
  ['right-to-left override', 'a\u202eb', 'ab'],
  ['half a surrogate pair', 'a\ud800b', 'ab'],
  ['private and unassigned letters', 'a\ue000\uffffb', 'ab'],
  ['a backtick in disguise', '\u1fef', '`'],
])('%s is cleaned', (_, text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

test('every letter that means something to receiptline is escaped', () => {
  expect(escapeText('\\{|}~_"`^-=a가')).toBe('\\\\\\{\\|\\}\\~\\_\\"\\`\\^\\-\\=a가');
});

test.each([
  ['abc', 3],
  ['가나다', 6],
  ['1층 A', 5],
  ['é', 2],
  ['😀', 2],
])('%s takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

test.each([
  ['유기농 딸기우유 500ml', 16, ['유기농 딸기우유', '500ml']],
  ['Partial cancel', 8, ['Partial', 'cancel']],
  ['02-20261121-0173-1K7QD', 12, ['02-20261121-', '0173-1K7QD']],
  ['가나다라마바사', 6, ['가나다', '라마바', '사']],
  ['', 10, []],
])('%s in %i columns is broken between words', (text, columns, rows) => {
  expect(fold(text, columns)).toEqual(rows);
});

test.each([
  ['https://pay.example.kr/r/imp_1?a=1;b=2', 'https://pay.example.kr/r/imp_1?a=1\\;b=2'],
  ['javascript:alert(1)', null],
  ['https://a.kr/{x:1}', null],
  ['https://a.kr/|', null],
  ['https://a.kr/\\x1b', null],
  [`https://a.kr/${'a'.repeat(200)}`, null],
])('%s as a QR link', (url, value) => {
  expect(propertyUrlOf(url)).toBe(value);
});

/** Strings that are nasty to a printer, and any others. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'\\{|}~_"`^-=x:1b \n\x1b\x00가한;'), maxLength: 60 }),
  fc.constantFrom('{x:\x1bp\x00}', '{i:AAAA}', '===', '---', '{c:1;o:code128}', '|', '\\', '{{a}}'),
);
const paper = fc.constantFrom<PaperColumns>(48, 42, 32);
const letters = (rows: readonly string[]): string => rows.join('').replaceAll(' ', '');

test('any text is printed letter for letter and never becomes anything else', () => {
  fc.assert(
    fc.property(hostile, paper, (text, columns) => {
      const document = documentTextOf([{ kind: 'paragraph', text }], columns);
      const rows = paperRowsOf(document, columns);
      expect(letters(rows)).toBe(letters([cleanText(text)]));
    }),
    { numRuns: 1_000 },
  );
});

test('folded rows fit, and lose no letter', () => {
  fc.assert(
    fc.property(hostile, fc.integer({ min: 2, max: 48 }), (text, columns) => {
      const clean = cleanText(text);
      const rows = fold(clean, columns);
      expect(letters(rows)).toBe(letters([clean]));
      for (const row of rows) expect(columnsOf(row)).toBeLessThanOrEqual(columns);
    }),
  );
});
