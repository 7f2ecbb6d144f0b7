import type { BreakdownFigures } from '../../preload/breakdown-view.ts';
import type { Cancel } from '../domain/cancel.ts';
import type { Payment } from '../domain/payment.ts';
import { taxOfCancel, taxOfPayment } from '../domain/tax.ts';
import { minus, plus } from '../domain/won.ts';
import type {
  ReceiptCancel,
  ReceiptData,
  ReceiptFrame,
  ReceiptPayment,
} from '../receipts/receipt-data.ts';
import { waitingCharges } from '../services/deferred/waiting-charges.ts';
import { type DocumentSource, type Look, onScreen } from './document-source.ts';
import { cancelParts, chargeParts } from './receipt-parts.ts';

/** A payment, or one of its cancels. */
type Of = { readonly merchantUid: string; readonly cancelId?: string };

/** The plain values of a payment's document as it stands; null when there is none (yet). */
export function receiptDataOf(
  source: DocumentSource,
  of: Of,
  look: Look = onScreen,
): ReceiptData | null {
  const { core, deferred, breakdowns, simulated } = source;
  const { read } = core.ledger;
  const payment = read.payment(of.merchantUid);
  if (!payment) return null;
  const { shop, language } = core.settings();
  const frame: ReceiptFrame = { ...look, shop, mode: payment.account.mode, simulated, language };
  if (payment.state.at === 'unknown' || payment.state.at === 'sending')
    return unknownSlipOf(frame, payment);
  if (payment.state.at === 'waiting') return waitingSlipOf(frame, payment, deferred);
  // On a manager's word alone nobody gets an approval in print; a cancel that is done has proved it.
  if (payment.byHand !== null && of.cancelId === undefined)
    return payment.state.at === 'paid' ? unknownSlipOf(frame, payment) : null;
  const figures = breakdowns.view(of.merchantUid)?.figures ?? null;
  const paid = paidPaymentOf(payment, figures);
  if (!paid) return null;
  if (of.cancelId === undefined) return { ...frame, kind: 'sale', payment: paid };
  const cancels = read.cancels(of.merchantUid);
  const cancel = cancelOf(cancels, of.cancelId, { paid, payment, figures });
  return cancel && { ...frame, kind: 'cancel', payment: paid, cancel };
}

function unknownSlipOf(frame: ReceiptFrame, payment: Payment): ReceiptData {
  const { orderNo, merchantUid, amountWon, customerMask, createdMs: askedMs } = payment;
  const asked = { orderNo, merchantUid, amountWon, askedMs, customerMask };
  return { ...frame, kind: 'unknown', payment: asked };
}

function waitingSlipOf(
  frame: ReceiptFrame,
  payment: Payment,
  deferred: DocumentSource['deferred'],
): ReceiptData | null {
  const { orderNo, merchantUid, amountWon, customerMask } = payment;
  const charge = waitingCharges(deferred).find((each) => each.merchantUid === merchantUid);
  if (!charge) return null;
  const asked = { orderNo, merchantUid, amountWon, askedMs: charge.sinceMs, customerMask };
  return { ...frame, kind: 'waiting', payment: asked, untilMs: charge.endsMs };
}

function paidPaymentOf(payment: Payment, figures: BreakdownFigures | null): ReceiptPayment | null {
  if (payment.state.at !== 'paid') return null;
  const { orderNo, merchantUid, itemName, amountWon, customerMask } = payment;
  const facts = { orderNo, merchantUid, itemName, amountWon, customerMask };
  const parts = chargeParts({ shopTax: taxOfPayment(payment), figures });
  return { ...facts, ...parts, ...payment.state.paid };
}

type OfPayment = {
  readonly paid: ReceiptPayment;
  readonly payment: Payment;
  readonly figures: BreakdownFigures | null;
};

/**
 * A cancel that is done, with its share of the tax: all done cancels together sum to the original.
 * What had been cancelled before is what its checksum said, as in the tax-free share that was sent.
 */
function cancelOf(
  cancels: readonly Cancel[],
  cancelId: string,
  { paid, payment, figures }: OfPayment,
): ReceiptCancel | null {
  const cancel = cancels.find((each) => each.cancelId === cancelId && each.state === 'done');
  if (!cancel || cancel.doneMs === null) return null;
  const beforeWon = minus(paid.amountWon, cancel.checksumWon);
  const { amountWon, reason, doneMs, pgTid, receiptUrl } = cancel;
  const otherImpUid = cancel.impUid === paid.impUid ? null : cancel.impUid;
  const cancelledWon = plus(beforeWon, amountWon);
  const shopTax = taxOfCancel(taxOfPayment(payment), beforeWon, amountWon);
  // The breakdown is about the payment's own row.
  const known = { shopTax, figures: otherImpUid === null ? figures : null, cancelledWon };
  const parts = cancelParts({ ...cancel, doneMs }, cancels, known);
  const facts = { cancelId, amountWon, cancelledWon, reason, doneMs, pgTid, receiptUrl };
  return { ...facts, otherImpUid, ...parts };
}
