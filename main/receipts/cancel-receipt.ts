import { minus } from '../domain/won.ts';
import type { ReceiptWords } from '../words/receipt-words.ts';
import type { CancelReceiptData, ReceiptPayment } from './receipt-data.ts';
import { figureOf, minusFigureOf, pointsOf, stampOf } from './receipt-figures.ts';
import { framed, linkLines } from './receipt-frame.ts';
import { heading, item, type ReceiptLine, row, rule, strong, sum } from './receipt-line.ts';
import { taxRows } from './tax-rows.ts';

/** Whether the whole payment went back at once. */
export function isFullCancel({ payment, cancel }: CancelReceiptData): boolean {
  return cancel.amountWon === payment.amountWon;
}

/** The receipt of a cancel: amounts below zero, and what became of the original payment. */
export function cancelReceipt(
  data: CancelReceiptData,
  words: ReceiptWords,
): readonly ReceiptLine[] {
  const { payment, cancel } = data;
  const full = isFullCancel(data);
  return framed(data, words, [
    heading(words(full ? 'title.cancel' : 'title.partial-cancel'), { inverted: true }),
    rule,
    ...row(words('cancelled.at'), stampOf(cancel.doneMs)),
    ...row(words('till'), data.shop.tillId),
    ...row(words('cancel.no'), cancel.cancelId),
    ...row(words('cancel.reason'), cancel.reason),
    rule,
    ...(cancel.otherImpUid === null
      ? originalLines(payment, words)
      : otherLines(payment, cancel.otherImpUid, words)),
    rule,
    item(words('item'), words('amount')),
    item(payment.itemName, minusFigureOf(cancel.amountWon)),
    rule,
    ...taxRows(cancel, words, -1),
    sum(words('total'), minusFigureOf(cancel.amountWon)),
    rule,
    ...row(words('means'), words('means.benepia')),
    ...row(words('cancel.approval'), cancel.pgTid),
    ...row(words('customer'), payment.customerMask),
    ...row(words('points.returned'), pointsOf(cancel.amountWon)),
    ...progressRows(data, words),
    rule,
    ...linkLines(cancel.receiptUrl, words),
  ]);
}

function originalLines(payment: ReceiptPayment, words: ReceiptWords): readonly ReceiptLine[] {
  return [
    strong(words('original')),
    ...row(words('original.at'), stampOf(payment.paidMs)),
    ...row(words('original.receipt'), payment.orderNo),
    ...row(words('original.approval'), payment.approvalNo),
    ...row(words('original.transaction'), payment.impUid),
    ...row(words('original.order'), payment.merchantUid),
    ...row(words('original.amount'), figureOf(payment.amountWon)),
  ];
}

/** The row that was too much; when it was approved, and under which number, stays the provider's. */
function otherLines(
  payment: ReceiptPayment,
  otherImpUid: string,
  words: ReceiptWords,
): readonly ReceiptLine[] {
  return [
    strong(words('original.other')),
    ...row(words('original.transaction'), otherImpUid),
    ...row(words('original.order'), payment.merchantUid),
    ...row(words('original.amount'), figureOf(payment.amountWon)),
    ...row(words('original.kept'), payment.impUid),
  ];
}

function progressRows(
  { payment, cancel }: CancelReceiptData,
  words: ReceiptWords,
): readonly ReceiptLine[] {
  return [
    ...row(words('cancelled.now'), minusFigureOf(cancel.amountWon)),
    ...row(words('cancelled.so-far'), minusFigureOf(cancel.cancelledWon)),
    ...row(words('remaining'), figureOf(minus(payment.amountWon, cancel.cancelledWon))),
  ];
}
