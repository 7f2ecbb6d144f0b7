import type { Buyer } from '../../../preload/views.ts';
import type { Payment, State } from '../../domain/payment.ts';
import type { AuditDetail } from '../ledger.ts';
import {
  flagIn,
  Misread,
  objectIn,
  type Row,
  textIn,
  textOrNullIn,
  wholeIn,
  wonIn,
  wordIn,
  wordOrNullIn,
} from '../row-values.ts';
import {
  alarms,
  buyerFields,
  declineReasons,
  modes,
  notChargedWhys,
  paymentStates,
} from '../words.ts';

type Value = string | number | null;

/** Fixed when the payment is made; `business_day` is the sale's. */
export const factColumns = [
  'merchant_uid',
  'sale_id',
  'order_no',
  'amount_won',
  'item_name',
  'buyer',
  'mode',
  'origin',
  'fingerprint',
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
    item_name: payment.itemName,
    buyer: JSON.stringify(payment.buyer),
    mode: payment.account.mode,
    origin: payment.account.origin,
    fingerprint: payment.account.fingerprint,
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
  const { version, attempts, amountWon, alarm, state } = payment;
  const { message: _theirs, receipt_url: _link, ...said } = stateParams(state);
  return { version, attempts, amountWon, alarm, ...said };
}

/** The payment a row holds; throws `Misread`. */
export function paymentOf(row: Row): Payment {
  return {
    merchantUid: textIn(row, 'merchant_uid'),
    saleId: textIn(row, 'sale_id'),
    orderNo: textIn(row, 'order_no'),
    amountWon: wonIn(row, 'amount_won'),
    itemName: textIn(row, 'item_name'),
    buyer: buyerOf(objectIn(row, 'buyer')),
    account: {
      mode: wordIn(row, 'mode', modes),
      origin: textIn(row, 'origin'),
      fingerprint: textIn(row, 'fingerprint'),
    },
    createdMs: wholeIn(row, 'created_ms'),
    state: stateOf(row),
    version: wholeIn(row, 'version'),
    attempts: wholeIn(row, 'attempts'),
    maybeSent: flagIn(row, 'maybe_sent'),
    alarm: wordOrNullIn(row, 'alarm', alarms),
    otherImpUid: textOrNullIn(row, 'other_imp_uid'),
    customerMask: textOrNullIn(row, 'customer_mask'),
    customerTag: textOrNullIn(row, 'customer_tag'),
    updatedMs: wholeIn(row, 'updated_ms'),
  };
}

function stateOf(row: Row): State {
  const at = wordIn(row, 'state', paymentStates);
  switch (at) {
    case 'created':
    case 'sending':
      return { at };
    case 'unknown':
      return { at, sinceMs: wholeIn(row, 'since_ms') };
    case 'paid':
      return paidStateOf(row);
    case 'declined':
      return {
        at,
        reason: wordIn(row, 'reason', declineReasons),
        code: textIn(row, 'code'),
        message: textIn(row, 'message'),
        provedMs: wholeIn(row, 'proved_ms'),
      };
    case 'not-charged':
      return {
        at,
        why: wordIn(row, 'why', notChargedWhys),
        provedMs: wholeIn(row, 'proved_ms'),
      };
  }
}

function paidStateOf(row: Row): State {
  const cancelledWon = wonIn(row, 'cancelled_won');
  if (cancelledWon > wonIn(row, 'amount_won')) throw new Misread('cancelled_won');
  const paid = {
    impUid: textIn(row, 'imp_uid'),
    pgTid: textOrNullIn(row, 'pg_tid'),
    approvalNo: textOrNullIn(row, 'approval_no'),
    receiptUrl: textOrNullIn(row, 'receipt_url'),
    paidMs: wholeIn(row, 'paid_ms'),
  };
  return { at: 'paid', paid, cancelledWon };
}

function buyerOf(stored: Row): Buyer {
  for (const [field, value] of Object.entries(stored)) {
    if (!Object.hasOwn(buyerFields, field) || typeof value !== 'string') throw new Misread('buyer');
  }
  return stored;
}
