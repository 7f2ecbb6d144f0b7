import type { CancelView, PaymentDetail, PaymentView } from '../../preload/payment-views.ts';
import type { ToldFact, ToldView } from '../../preload/told-view.ts';
import type { Cancel } from '../domain/cancel.ts';
import { type Payment, remainingWonOf } from '../domain/payment.ts';
import { taxOfPayment } from '../domain/tax.ts';
import { namesOf, toldKinds } from '../domain/told.ts';
import { zeroWon } from '../domain/won.ts';
import type { KeptTold } from '../store/ledger.ts';
import type { Core } from './core.ts';
import { askingFor } from './same-account.ts';

/** When the queue looks next at a payment, as epoch ms; null when it does not. */
export type NextCheck = (merchantUid: string) => number | null;

/** One row of a list. */
export function paymentViewOf(core: Core, payment: Payment): PaymentView {
  const { merchantUid, orderNo, amountWon, itemName, account, createdMs, alarm, state } = payment;
  return {
    merchantUid,
    orderNo,
    state: state.at,
    amountWon,
    cancelledWon: state.at === 'paid' ? state.cancelledWon : zeroWon,
    itemName,
    mode: account.mode,
    createdMs,
    paidMs: state.at === 'paid' ? state.paid.paidMs : null,
    alarm,
    adopted: payment.adopted,
    cancelIfPaid: payment.cancelIfPaid,
    byHand: payment.byHand !== null,
    needsPerson: state.at === 'unknown' && core.longOpen.needsPerson(merchantUid),
    accountElsewhere: askingFor(core, payment) === null,
    customerMask: payment.customerMask,
  };
}

/** Everything the till shows of one payment, apart from the provider's breakdown. */
export function paymentDetailOf(
  core: Core,
  payment: Payment,
  nextCheck: NextCheck,
): Omit<PaymentDetail, 'breakdown'> {
  const { state, merchantUid } = payment;
  const paid = state.at === 'paid' ? state.paid : null;
  const lookUps = core.ledger.read.lookUps(merchantUid);
  const answered = lookUps.filter(({ reading }) => reading !== 'no-answer');
  return {
    payment: paymentViewOf(core, payment),
    impUid: paid?.impUid ?? null,
    otherImpUid: payment.otherImpUid,
    saleOtherwisePaid: core.ledger.read
      .paymentsOf(payment.saleId)
      .some((other) => other.merchantUid !== merchantUid && other.state.at === 'paid'),
    evidence: payment.byHand,
    pgTid: paid?.pgTid ?? null,
    approvalNo: paid?.approvalNo ?? null,
    receiptUrl: paid?.receiptUrl ?? null,
    remainingWon: remainingWonOf(payment),
    tax: taxOfPayment(payment),
    cancels: core.ledger.read.cancels(merchantUid).map(cancelViewOf),
    declined: state.at === 'declined' ? state.reason : null,
    code: state.at === 'declined' ? state.code : '',
    message: state.at === 'declined' ? state.message : '',
    checkedMs: answered.at(-1)?.atMs ?? null,
    checks: lookUps.length,
    nextCheckMs: nextCheck(merchantUid),
    told: core.ledger.read.told(merchantUid).map(toldViewOf),
  };
}

/** What the provider told about one row, in the order in which it is shown. */
function toldViewOf({ impUid, atMs, facts, cancels }: KeptTold): ToldView {
  const shown = namesOf(toldKinds).flatMap((name): readonly ToldFact[] => {
    const value = facts[name];
    return value === undefined ? [] : [{ name, kind: toldKinds[name], value }];
  });
  return { impUid, toldMs: atMs, facts: shown, cancels };
}

/** A cancel as the till shows it. */
export function cancelViewOf(cancel: Cancel): CancelView {
  const { cancelId, state, amountWon, reason, impUid, checksumWon, foundWon } = cancel;
  const { declined, code, message } = cancel;
  const atMs = cancel.doneMs ?? cancel.createdMs;
  const facts = { cancelId, state, amountWon, reason, atMs, impUid, checksumWon, foundWon };
  return { ...facts, declined, code, message };
}
