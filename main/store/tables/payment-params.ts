import type { Payment, State } from '../../domain/payment.ts';
import type { AuditDetail } from '../ledger.ts';

type Value = string | number | null;

/** Fixed when the payment is made; `business_day` is the sale's. */
export const factColumns = [
  'merchant_uid',
  'sale_id',
  'order_no',
  'amount_won',
  'tax_type',
  'tax_free_won',
  'item_name',
  'buyer',
  'mode',
  'origin',
  'fingerprint',
  'adopted',
  'created_ms',
] as const;

/** Null unless the state says something there. */
const stateColumns = [
  'since_ms',
  'imp_uid',
  'pg_tid',
  'approval_no',
  'receipt_url',
  'paid_ms',
  'cancelled_won',
  'reason',
  'code',
  'message',
  'why',
  'proved_ms',
] as const;

/** Written with every version. */
export const versionColumns = [
  'state',
  'version',
  'attempts',
  'maybe_sent',
  'alarm',
  'other_imp_uid',
  'deferred_ms',
  'cancel_if_paid',
  'by_hand',
  'customer_mask',
  'customer_tag',
  'updated_ms',
  ...stateColumns,
] as const;

type StateParams = Readonly<Partial<Record<(typeof stateColumns)[number], Value>>>;

export function factParams(
  payment: Payment,
): Readonly<Record<(typeof factColumns)[number], Value>> {
  return {
    merchant_uid: payment.merchantUid,
    sale_id: payment.saleId,
    order_no: payment.orderNo,
    amount_won: payment.amountWon,
    tax_type: payment.tax.type,
    tax_free_won: payment.tax.taxFreeWon,
    item_name: payment.itemName,
    buyer: JSON.stringify(payment.buyer),
    mode: payment.account.mode,
    origin: payment.account.origin,
    fingerprint: payment.account.fingerprint,
    adopted: payment.adopted,
    created_ms: payment.createdMs,
  };
}

export function versionParams(
  payment: Payment,
): Readonly<Record<(typeof versionColumns)[number], Value>> {
  return {
    state: payment.state.at,
    version: payment.version,
    attempts: payment.attempts,
    maybe_sent: payment.maybeSent ? 1 : 0,
    alarm: payment.alarm,
    other_imp_uid: payment.otherImpUid,
    deferred_ms: payment.deferredMs,
    cancel_if_paid: payment.cancelIfPaid,
    by_hand: payment.byHand,
    customer_mask: payment.customerMask,
    customer_tag: payment.customerTag,
    updated_ms: payment.updatedMs,
    ...nothingSaid,
    ...stateParams(payment.state),
  };
}

const nothingSaid = {
  since_ms: null,
  imp_uid: null,
  pg_tid: null,
  approval_no: null,
  receipt_url: null,
  paid_ms: null,
  cancelled_won: null,
  reason: null,
  code: null,
  message: null,
  why: null,
  proved_ms: null,
};

function stateParams(state: State): StateParams {
  switch (state.at) {
    case 'created':
    case 'waiting':
    case 'sending':
      return {};
    case 'unknown':
      return { since_ms: state.sinceMs };
    case 'paid':
      return {
        imp_uid: state.paid.impUid,
        pg_tid: state.paid.pgTid,
        approval_no: state.paid.approvalNo,
        receipt_url: state.paid.receiptUrl,
        paid_ms: state.paid.paidMs,
        cancelled_won: state.cancelledWon,
      };
    case 'declined': {
      const { reason, code, message, provedMs } = state;
      return { reason, code, message, proved_ms: provedMs };
    }
    case 'not-charged':
      return { why: state.why, proved_ms: state.provedMs };
  }
}

/** What the audit says of a payment: figures and words, no customer. */
export function auditDetailOf(payment: Payment): AuditDetail {
  const { version, attempts, amountWon, alarm, byHand, state } = payment;
  const { message: _theirs, receipt_url: _link, ...said } = stateParams(state);
  const shown = byHand === null ? {} : { byHand };
  return { version, attempts, amountWon, alarm, ...shown, ...said };
}
