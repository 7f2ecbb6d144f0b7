import type { BreakdownFigures } from '../../preload/breakdown-view.ts';
import type { Reply } from '../../preload/call.ts';
import type { Failure } from '../../preload/failure.ts';
import type { ReceiptOf } from '../../preload/print-views.ts';
import type { ReceiptView } from '../../preload/views.ts';
import type { App } from '../app/app.ts';
import type { OpenTill } from '../app/open-till.ts';
import type { Cancel } from '../domain/cancel.ts';
import type { Payment } from '../domain/payment.ts';
import { fail, ok } from '../domain/result.ts';
import { taxOfCancel, taxOfPayment } from '../domain/tax.ts';
import { minus, plus } from '../domain/won.ts';
import type {
  ReceiptCancel,
  ReceiptData,
  ReceiptFrame,
  ReceiptPayment,
} from '../receipts/receipt-data.ts';
import { waitingCharges } from '../services/deferred/waiting-charges.ts';
import { printStandingOf } from '../services/print-standing.ts';
import { showDepositSlip } from './deposit-answer.ts';
import { cancelParts, chargeParts } from './receipt-parts.ts';

type Of = { readonly merchantUid: string; readonly cancelId?: string };

/** The document for a payment as it stands, or for one of its cancels, drawn for the screen. */
export async function showReceipt(
  app: App,
  till: OpenTill,
  of: ReceiptOf,
): Promise<Reply<ReceiptView, Failure>> {
  if ('issuanceId' in of) return showDepositSlip(app, till, of.issuanceId);
  const data = receiptDataOf(app, till, of);
  if (!data) return fail({ kind: 'refused', field: 'receipt.merchantUid', rule: 'not-now' });
  const { renderReceipt } = await import('../receipts/render-receipt.ts');
  const print = printStandingOf(till.session.core, of);
  return ok({ ...(await renderReceipt(data)), of, print });
}

/** The receipt's plain values; null when there is no such document (yet). */
export function receiptDataOf(
  app: Pick<App, 'settings'>,
  { session, simulated }: OpenTill,
  of: Of,
): ReceiptData | null {
  const { read } = session.core.ledger;
  const payment = read.payment(of.merchantUid);
  if (!payment) return null;
  const { shop, language } = app.settings;
  const { mode } = payment.account;
  const frame: ReceiptFrame = { shop, mode, simulated, language, reprint: null };
  if (payment.state.at === 'unknown' || payment.state.at === 'sending')
    return unknownSlipOf(frame, payment);
  if (payment.state.at === 'waiting') return waitingSlipOf(frame, payment, session);
  // On a manager's word alone nobody gets an approval in print; a cancel that is done has proved it.
  if (payment.byHand !== null && of.cancelId === undefined)
    return payment.state.at === 'paid' ? unknownSlipOf(frame, payment) : null;
  const figures = session.breakdowns.view(of.merchantUid)?.figures ?? null;
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
  { deferred }: OpenTill['session'],
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
