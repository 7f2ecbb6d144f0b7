import type { ReceiptWords } from '../words/receipt-words.ts';
import type { UnknownSlipData } from './receipt-data.ts';
import { figureOf, stampOf } from './receipt-figures.ts';
import { framed } from './receipt-frame.ts';
import { heading, paragraph, type ReceiptLine, row, rule, strong, sum } from './receipt-line.ts';

/**
 * What a customer takes along while nobody knows whether the points were taken. It has no approval
 * number, no tax and no link, so that nobody takes it for a receipt.
 */
export function unknownSlip(data: UnknownSlipData, words: ReceiptWords): readonly ReceiptLine[] {
  const { payment, shop } = data;
  const { name, phone } = shop;
  return framed(data, words, [
    heading(words('title.unknown'), { inverted: true }),
    strong(words('unknown.not-receipt')),
    rule,
    ...row(words('asked.at'), stampOf(payment.askedMs)),
    ...row(words('till'), shop.tillId),
    ...row(words('slip.no'), payment.orderNo),
    ...row(words('order.no'), payment.merchantUid),
    ...row(words('customer'), payment.customerMask),
    rule,
    sum(words('unknown.amount'), figureOf(payment.amountWon)),
    rule,
    paragraph(words('unknown.money')),
    paragraph(words('unknown.next', { shop: name, phone })),
    paragraph(words('unknown.keep', { number: payment.orderNo })),
    rule,
  ]);
}
