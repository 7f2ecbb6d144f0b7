import type { Settings } from '../../preload/settings.ts';
import type { Language } from '../../preload/views.ts';
import { type ReceiptWords, receiptWordsOf } from '../words/receipt-words.ts';
import { documentTextOf } from './document-text.ts';
import type { PaperColumns } from './receipt-data.ts';
import { stampOf } from './receipt-figures.ts';
import {
  heading,
  middle,
  paragraph,
  type ReceiptLine,
  row,
  rule,
  strong,
  sum,
} from './receipt-line.ts';
import { svgOf } from './render-svg.ts';

/** What a test print says about itself. */
export type TestPageData = {
  readonly shop: Settings['shop'];
  readonly language: Language;
  readonly columns: PaperColumns;
  /** As the person knows it. */
  readonly printer: string;
  readonly paperMm: number;
  readonly atMs: number;
};

/** A page that shows at a glance whether letters, columns and both edges come out whole. */
export function renderTestPage(data: TestPageData): Promise<string> {
  const lines = linesOf(data, receiptWordsOf(data.language));
  return svgOf(documentTextOf(lines, data.columns), data.columns);
}

function linesOf(
  { shop, columns, printer, paperMm, atMs }: TestPageData,
  words: ReceiptWords,
): readonly ReceiptLine[] {
  return [
    heading(words('title.test-page'), { inverted: true }),
    strong(words('test.not-receipt')),
    ...(shop.name === '' ? [] : [middle(shop.name)]),
    rule,
    ...row(words('test.printer'), printer),
    ...row(words('test.paper'), words('test.paper.size', { mm: paperMm, columns })),
    ...row(words('till'), shop.tillId),
    ...row(words('test.at'), stampOf(atMs)),
    rule,
    middle(rulerOf(columns)),
    middle('가각갂힣똠뷁펲'.repeat(4).slice(0, columns / 2)),
    sum(words('total'), '1,234'),
    rule,
    paragraph(words('test.look')),
    rule,
  ];
}

/** `1234567890…` over the whole width: a number that is missing at an edge was cut off. */
function rulerOf(columns: number): string {
  return Array.from({ length: columns }, (_, at) => (at + 1) % 10).join('');
}
