import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import type {
  CancelReceiptData,
  PaperColumns,
  ReceiptParts,
  SaleReceiptData,
} from '../../../main/receipts/receipt-data.ts';
import { columnsOf } from '../../../main/receipts/receiptline-text.ts';
import { receiptDocumentOf } from '../../../main/receipts/render-receipt.ts';
import type { Language } from '../../../preload/views.ts';
import { paperRowsOf, rowsMeantBy } from './paper.ts';
import { partialCancel, payment, sale } from './receipt-samples.ts';

/** What the provider says of 11,700 won that went back. */
const cancelParts: ReceiptParts = {
  tax: {
    supplyWon: won(8_000),
    vatWon: won(800),
    taxFreeWon: won(2_000),
    serviceWon: won(900),
    by: 'provider',
  },
  provider: {
    kind: 'given',
    means: [
      { name: 'primary', amountWon: 9_000 },
      { name: 'secondary', amountWon: 3_000 },
      { name: 'discount', amountWon: -300 },
    ],
    apartWon: null,
  },
};
const saleParts: ReceiptParts = {
  tax: {
    supplyWon: won(30_000),
    vatWon: won(3_000),
    taxFreeWon: won(3_200),
    serviceWon: won(1_000),
    by: 'provider',
  },
  provider: {
    kind: 'given',
    means: [
      { name: 'cashReceipt', amountWon: 7_200 },
      { name: 'primary', amountWon: 30_000 },
    ],
    apartWon: null,
  },
};

function cancelWith(parts: ReceiptParts): CancelReceiptData {
  return { ...partialCancel, cancel: { ...partialCancel.cancel, ...parts } };
}

function saleWith(parts: ReceiptParts): SaleReceiptData {
  return { ...sale, payment: { ...payment, ...parts } };
}

const samples = {
  'provided-sale': saleWith(saleParts),
  'provided-cancel': cancelWith(cancelParts),
  'apart-cancel': cancelWith({
    ...cancelParts,
    provider: { kind: 'given', means: [], apartWon: -10 },
  }),
  'not-in-it-cancel': cancelWith({
    tax: partialCancel.cancel.tax,
    provider: { kind: 'not-in-it' },
  }),
} as const;
const languages: readonly Language[] = ['ko', 'en'];
const papers: readonly PaperColumns[] = [48, 32];
const documents = Object.entries(samples).flatMap(([name, data]) =>
  languages.flatMap((language) =>
    papers.map((columns) => ({ name, language, columns, data: { ...data, language, columns } })),
  ),
);

test.each(documents)(
  'the $name document in $language on $columns columns is as it was agreed',
  async ({ name, language, columns, data }) => {
    const document = receiptDocumentOf(data);
    await expect(document).toMatchFileSnapshot(`./golden/${name}-${language}-${columns}.receipt`);
    const rows = paperRowsOf(document, columns);
    expect(rows).toHaveLength(rowsMeantBy(document));
    for (const row of rows) expect(columnsOf(row)).toBeLessThanOrEqual(columns);
  },
);

describe('figures that the provider gave', () => {
  test('are named as its own, and are below zero on a cancel', () => {
    const rows = receiptDocumentOf(samples['provided-cancel']).split('\n');
    for (const row of [
      '세금 내역 | \\(제공: 결제사\\)',
      '공급가액 | \\-8,000',
      '부가세 | \\-800',
      '면세 | \\-2,000',
      '봉사료 | \\-900',
      '1차 결제수단 | \\-9,000',
      '2차\\(포인트\\) | \\-3,000',
      '결제사 할인 | 300',
    ]) {
      expect(rows.map(plain)).toContain(plain(row));
    }
    expect(rows.join('\n')).not.toContain('매장 계산');
  });

  test('name no means when there is only one', () => {
    const provider = {
      kind: 'given',
      means: [{ name: 'secondary', amountWon: 11_700 }],
      apartWon: null,
    } as const;
    expect(receiptDocumentOf(cancelWith({ ...cancelParts, provider }))).not.toContain('2차');
  });

  test('that do not agree say by how much, however far apart they are', () => {
    const apart = (apartWon: number): string =>
      plain(
        receiptDocumentOf(
          cancelWith({ ...cancelParts, provider: { kind: 'given', means: [], apartWon } }),
        ),
      );
    expect(apart(-10)).toContain('차이: -10');
    expect(apart(1_599_999_984)).toContain('1,599,999,984');
  });

  test('that do not show this cancel are not printed, and that is said', () => {
    const document = plain(receiptDocumentOf(samples['not-in-it-cancel']));
    expect(document).toContain('(매장 계산)');
    expect(document).toContain('결제사의 금액 상세에 이 거래가 없어');
  });
});

/** As it is read on paper, on one line. */
function plain(document: string): string {
  return document.replaceAll('\\', '');
}
