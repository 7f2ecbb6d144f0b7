import fc from 'fast-check';
import { expect, test } from 'vitest';
import { taxOf } from '../../../main/domain/tax.ts';
import { won, wonMax } from '../../../main/domain/won.ts';
import type { PaperColumns, ReceiptData } from '../../../main/receipts/receipt-data.ts';
import { columnsOf } from '../../../main/receipts/receiptline-text.ts';
import { receiptDocumentOf, renderReceipt } from '../../../main/receipts/render-receipt.ts';
import en from '../../../main/words/en/receipts.json' with { type: 'json' };
import ko from '../../../main/words/ko/receipts.json' with { type: 'json' };
import type { Language, Mode } from '../../../preload/views.ts';
import { paperRowsOf, rowsMeantBy } from './paper.ts';
import {
  deposit,
  fullCancel,
  partialCancel,
  payment,
  sale,
  unknown,
  waiting,
} from './receipt-samples.ts';
import { textsIn, xmlProblemOf } from './well-formed.ts';

const kinds: Readonly<Record<string, ReceiptData>> = {
  sale,
  cancel: fullCancel,
  'partial-cancel': partialCancel,
  unknown,
  waiting,
  deposit,
};
const languages: readonly Language[] = ['ko', 'en'];
const papers: readonly PaperColumns[] = [48, 42, 32];

const documents = Object.entries(kinds).flatMap(([name, data]) =>
  languages.flatMap((language) =>
    papers.map((columns) => ({ name, language, columns, data: { ...data, language, columns } })),
  ),
);

test.each(documents.filter(({ columns }) => columns !== 42))(
  'the $name document in $language on $columns columns is as it was agreed',
  async ({ name, language, columns, data }) => {
    const file = `./golden/${name}-${language}-${columns}.receipt`;
    await expect(receiptDocumentOf(data)).toMatchFileSnapshot(file);
  },
);

test.each(documents)('$name in $language fits $columns columns', ({ columns, data }) => {
  const document = receiptDocumentOf(data);
  const rows = paperRowsOf(document, columns);
  expect(rows).toHaveLength(rowsMeantBy(document));
  for (const row of rows) expect(columnsOf(row)).toBeLessThanOrEqual(columns);
});

test.each(documents)('$name in $language on $columns is a sound picture', async (sample) => {
  const view = await renderReceipt(sample.data);
  expect(view.kind).toBe(sample.name);
  expect(xmlProblemOf(view.svg)).toBeNull();
  expect(view.svg).not.toMatch(/<script|<style|@import|<foreignObject|\son\w+=/i);
  expect(view.svg.match(/https?:\/\/[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
});

test.each([
  ['sale', sale, ['37,200', '33,818', '3,382', '37,200P']],
  ['cancel', fullCancel, ['-37,200', '-33,818', '-3,382', '37,200P', '37,200', '0']],
  ['partial-cancel', partialCancel, ['-11,700', '-10,636', '11,700P', '-16,200', '21,000']],
  ['unknown', unknown, ['37,200']],
  ['waiting', waiting, ['37,200']],
  ['deposit', deposit, ['1,000,000', '900000000132', '2026-11-22 23:59:59', '132']],
] as const)('the picture of the %s shows its amounts', async (_, data, amounts) => {
  const texts = textsIn((await renderReceipt(data)).svg);
  for (const amount of amounts) expect(texts).toContain(amount);
});

test('a receipt is drawn on 48 columns when nobody says otherwise', async () => {
  expect((await renderReceipt(sale)).svg).toMatch(/^<svg width="576px"/);
});

test.each([
  ['training', false, '연습'],
  ['test', false, 'TEST'],
  ['live', true, '모의'],
] as const)(
  '%s (simulated: %s) is marked %s at both ends of every document',
  (mode, simulated, mark) => {
    for (const data of Object.values(kinds)) {
      const rows = receiptDocumentOf({ ...data, mode, simulated })
        .trimEnd()
        .split('\n');
      expect(rows[0]).toBe(`\`^^^~${mark}~\``);
      expect(rows.at(-2)).toBe(rows[0]);
      expect(rows.at(-1)).toContain('영수증이 아닙니다');
    }
  },
);

test('a live document has no mark', () => {
  expect(receiptDocumentOf(sale)).not.toMatch(/연습|TEST|모의|영수증이 아닙니다/);
});

test('a reprint says which one and when, at both ends', () => {
  const reprint = { count: 2, atMs: Date.UTC(2026, 10, 21, 6, 2, 10) };
  for (const data of Object.values(kinds)) {
    const rows = receiptDocumentOf({ ...data, reprint })
      .trimEnd()
      .split('\n');
    expect(rows[0]).toBe('"[재출력] 2회 2026\\-11\\-21 15:02:10"');
    expect(rows.at(-1)).toBe(rows[0]);
  }
});

test.each([
  ['an unknown result', unknown],
  ['a charge that waits', waiting],
])('the slip of %s has nothing of a receipt', (_name, data) => {
  const document = receiptDocumentOf(data);
  expect(document).toContain('영수증이 아닙니다');
  expect(document).not.toMatch(/승인번호|부가세|공급가액|거래번호|code:/);
});

test('tax that the provider gave is not called computed by the shop', () => {
  const tax = { ...payment.tax, by: 'provider' as const };
  expect(receiptDocumentOf({ ...sale, payment: { ...payment, tax } })).not.toContain('매장 계산');
  expect(receiptDocumentOf(sale)).toContain('매장 계산');
});

test('a tax-free sale shows no VAT, a mixed one both', () => {
  const free = taxOf(won(10_000), 'tax-free');
  const mixed = taxOf(won(10_000), 'mixed', won(4_500));
  const documentWith = (tax: typeof free): string =>
    receiptDocumentOf({ ...sale, payment: { ...payment, amountWon: won(10_000), tax } });
  expect(documentWith(free)).toContain('면세 | 10,000');
  expect(documentWith(free)).not.toContain('부가세');
  expect(documentWith(mixed)).toContain('면세 | 4,500');
  expect(documentWith(mixed)).toContain('부가세 | 500');
});

test('what is not known leaves no row behind', () => {
  const bare = {
    ...payment,
    approvalNo: null,
    pgTid: null,
    customerMask: null,
    receiptUrl: null,
  };
  const shop = { ...sale.shop, businessNumber: '', owner: '', address: '', phone: '' };
  const document = receiptDocumentOf({ ...sale, shop, payment: bare });
  expect(document).not.toMatch(/승인번호|PG|회원|code:|전자영수증|사업자번호|대표|전화/);
});

/** Strings that are nasty to a printer. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: fc.constantFrom(...'\\{|}~_"`^-=x:1b \n\x1b\x00가;$()'), maxLength: 80 }),
  fc.constantFrom('{x:\x1bp\x00}', '===', '{{count}}', '$t(title.sale)', '{i:AAAA}', '|', '<b>&'),
);
const anyFrame = fc.record({
  shop: fc.record({
    name: hostile,
    businessNumber: hostile,
    owner: hostile,
    address: hostile,
    phone: hostile,
    tillId: hostile,
  }),
  mode: fc.constantFrom<Mode>('training', 'test', 'live'),
  simulated: fc.boolean(),
  language: fc.constantFrom(...languages),
  columns: fc.constantFrom(...papers),
  reprint: fc.constantFrom(null, { count: 3, atMs: 1_795_000_000_000 }),
});
type Shown = Pick<typeof payment, 'merchantUid' | 'impUid' | 'pgTid' | 'approvalNo' | 'amountWon'>;
const anyPayment = fc.record({
  orderNo: hostile,
  merchantUid: hostile,
  impUid: hostile,
  approvalNo: hostile,
  pgTid: hostile,
  itemName: hostile,
  amountWon: fc.integer({ min: 1, max: wonMax }).map(won),
  paidMs: fc.constant(payment.paidMs),
  customerMask: hostile,
  receiptUrl: fc.oneof(hostile, fc.webUrl({ withQueryParameters: true, withFragments: true })),
});

const issuanceOf = ({ merchantUid, impUid, pgTid, approvalNo, amountWon }: Shown) => ({
  issuanceId: merchantUid,
  amountWon,
  requestedMs: null,
  account: { bankName: impUid, accountNumber: pgTid, holderName: approvalNo, dueMs: 0 },
});

test('no input breaks a row, sends a command or leaves the picture unsound', async () => {
  await fc.assert(
    fc.asyncProperty(anyFrame, anyPayment, hostile, async (frame, paid, reason) => {
      const whole = { ...paid, tax: taxOf(paid.amountWon, 'mixed', won(1)), provider: null };
      const cancel = { ...partialCancel.cancel, reason, amountWon: won(1), cancelledWon: won(1) };
      const samples: readonly ReceiptData[] = [
        { ...frame, kind: 'sale', payment: whole },
        { ...frame, kind: 'cancel', payment: whole, cancel },
        { ...frame, kind: 'unknown', payment: { ...paid, askedMs: 0 } },
        { ...frame, kind: 'waiting', payment: { ...paid, askedMs: 0 }, untilMs: 0 },
        { ...frame, kind: 'deposit', issuance: issuanceOf(paid) },
      ];
      for (const data of samples) {
        const document = receiptDocumentOf(data);
        expect(document.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Zs}(?<! )/u);
        expect(paperRowsOf(document, frame.columns)).toHaveLength(rowsMeantBy(document));
        expect(xmlProblemOf((await renderReceipt(data)).svg)).toBeNull();
      }
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['live', false, false],
  ['live', true, true],
  ['test', false, true],
  ['training', false, true],
] as const)(
  'a deposit slip in %s (simulated: %s) says not to pay in: %s',
  (mode, simulated, not) => {
    const document = receiptDocumentOf({ ...deposit, mode, simulated });
    expect(document.includes(ko['deposit.not-real'])).toBe(not);
    expect(document.includes(ko['deposit.exact'])).toBe(!not);
  },
);

test('a deposit slip leaves out what Bunjang has not said, and always says whose points they are', () => {
  const account = { bankName: null, accountNumber: '1', holderName: null, dueMs: null };
  const issuance = { ...deposit.issuance, requestedMs: null, account };
  const document = receiptDocumentOf({ ...deposit, issuance });
  for (const word of ['deposit.bank', 'deposit.holder', 'deposit.due'] as const) {
    expect(document).not.toContain(ko[word]);
  }
  expect(document).toContain('고객 포인트 아님');
});

test('both languages have the same words with the same blanks', () => {
  const blanksOf = (words: Readonly<Record<string, string>>): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(words).map(([key, text]) => [key, (text.match(/{{\w+}}/g) ?? []).sort()]),
    );
  expect(blanksOf(en)).toEqual(blanksOf(ko));
  expect(Object.values({ ...ko, ...en })).not.toContain('');
});
