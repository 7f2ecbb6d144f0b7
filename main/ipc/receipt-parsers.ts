import { z } from 'zod';
import type { Parsers } from '../../preload/call.ts';
import type { ReceiptOf } from '../../preload/print-views.ts';
import type { TillContract } from '../../preload/till-contract.ts';
import { issuanceId, merchantUid, paperMm, parsed, printerName } from './fields.ts';

/** As it is printed on the cancel's receipt. */
export const cancelId = z.string().regex(/^[A-Z0-9]{6}$/);

const ofPayment = z.strictObject({ merchantUid, cancelId: cancelId.optional() });
const ofIssuance = z.strictObject({ issuanceId });
const saving = z.strictObject({ of: z.looseObject({}), as: z.enum(['pdf', 'png']) });
const testing = z.strictObject({ printer: printerName, paperMm });

/** The arguments of the calls about receipts. */
export const receiptParsers: Parsers<TillContract>['receipt'] = {
  show: (raw) => receiptOf('receipt', raw),
  standing: (raw) => receiptOf('receipt', raw),
  print: (raw) => receiptOf('receipt', raw),
  withdrawPrint: (raw) => receiptOf('receipt', raw),
  seenOnPaper: (raw) => receiptOf('receipt', raw),
  save(raw) {
    const { of, as } = parsed(saving, 'receipt', raw);
    return { of: receiptOf('receipt.of', of), as };
  },
  testPage: (raw) => parsed(testing, 'printing', raw),
};

/** A payment, one of its cancels, or an issuance: whoever names an issuance names nothing else. */
function receiptOf(name: string, raw: unknown): ReceiptOf {
  if (isAboutIssuance(raw)) return parsed(ofIssuance, name, raw);
  const { merchantUid: payment, cancelId: cancel } = parsed(ofPayment, name, raw);
  return cancel === undefined
    ? { merchantUid: payment }
    : { merchantUid: payment, cancelId: cancel };
}

function isAboutIssuance(raw: unknown): boolean {
  return (
    typeof raw === 'object' && raw !== null && 'issuanceId' in raw && raw.issuanceId !== undefined
  );
}
