import type { ReceiptWords } from '../words/receipt-words.ts';
import type { WaitingSlipData } from './receipt-data.ts';
import { figureOf, stampOf } from './receipt-figures.ts';
import { framed } from './receipt-frame.ts';
import { heading, paragraph, type ReceiptLine, row, rule, strong, sum } from './receipt-line.ts';

/**
 * What a customer takes along who agreed to be charged later. Nothing has been charged yet, so it has
 * no approval number, no tax and no link.
 */
export function waitingSlip(data: WaitingSlipData, words: ReceiptWords): readonly ReceiptLine[] {
  const { payment, shop, untilMs } = data;
  const { name, phone } = shop;
  return framed(data, words, [
    heading(words('title.waiting'), { inverted: true }),
    strong(words('waiting.not-receipt')),
    rule,
    ...row(words('asked.at'), stampOf(payment.askedMs)),
    ...row(words('till'), shop.tillId),
    ...row(words('slip.no'), payment.orderNo),
    ...row(words('order.no'), payment.merchantUid),
    ...row(words('customer'), payment.customerMask),
    rule,
    sum(words('waiting.amount'), figureOf(payment.amountWon)),
    rule,
    paragraph(words('waiting.money')),
    paragraph(words('waiting.next', { shop: name, phone })),
    paragraph(words('waiting.until', { until: stampOf(untilMs) })),
    paragraph(words('waiting.keep', { number: payment.orderNo })),
    rule,
  ]);
}
