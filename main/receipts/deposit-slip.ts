import type { ReceiptWords } from '../words/receipt-words.ts';
import type { DepositSlipData } from './receipt-data.ts';
import { figureOf, stampOf } from './receipt-figures.ts';
import { framed } from './receipt-frame.ts';
import { heading, paragraph, type ReceiptLine, row, rule, strong, sum } from './receipt-line.ts';

/** Where and until when the shop pays in for its own Bunjang points. Outside live it says not to. */
export function depositSlip(data: DepositSlipData, words: ReceiptWords): readonly ReceiptLine[] {
  const { issuance, shop, mode, simulated } = data;
  const { bankName, accountNumber, holderName, dueMs } = issuance.account;
  const stamp = (atMs: number | null): string | null => (atMs === null ? null : stampOf(atMs));
  const isReal = mode === 'live' && !simulated;
  return framed(data, words, [
    heading(words('title.deposit'), { inverted: true }),
    strong(words('deposit.whose')),
    rule,
    ...row(words('deposit.bank'), bankName),
    ...row(words('deposit.account'), accountNumber),
    ...row(words('deposit.holder'), holderName),
    ...row(words('deposit.due'), stamp(dueMs)),
    rule,
    ...row(words('deposit.number'), issuance.issuanceId),
    ...row(words('deposit.requested'), stamp(issuance.requestedMs)),
    ...row(words('till'), shop.tillId),
    rule,
    sum(words('deposit.amount'), figureOf(issuance.amountWon)),
    rule,
    ...(isReal
      ? [paragraph(words('deposit.exact')), paragraph(words('deposit.after'))]
      : [strong(words('deposit.not-real'))]),
    rule,
  ]);
}
