import type { ReceiptWords } from '../words/receipt-words.ts';
import type { SaleReceiptData } from './receipt-data.ts';
import { figureOf, pointsOf, stampOf } from './receipt-figures.ts';
import { framed, linkLines } from './receipt-frame.ts';
import { heading, item, type ReceiptLine, row, rule, sum } from './receipt-line.ts';
import { taxRows } from './tax-rows.ts';

/** The receipt of a payment that was taken. */
export function saleReceipt(data: SaleReceiptData, words: ReceiptWords): readonly ReceiptLine[] {
  const { payment } = data;
  return framed(data, words, [
    heading(words('title.sale'), { inverted: false }),
    rule,
    ...row(words('paid.at'), stampOf(payment.paidMs)),
    ...row(words('till'), data.shop.tillId),
    ...row(words('receipt.no'), payment.orderNo),
    rule,
    item(words('item'), words('amount')),
    item(payment.itemName, figureOf(payment.amountWon)),
    rule,
    ...taxRows(payment, words, 1),
    sum(words('total'), figureOf(payment.amountWon)),
    rule,
    ...row(words('means'), words('means.benepia')),
    ...row(words('approval.no'), payment.approvalNo),
    ...row(words('pg.no'), payment.pgTid),
    ...row(words('transaction.no'), payment.impUid),
    ...row(words('order.no'), payment.merchantUid),
    ...row(words('customer'), payment.customerMask),
    ...row(words('points.used'), pointsOf(payment.amountWon)),
    rule,
    ...linkLines(payment.receiptUrl, words),
  ]);
}
