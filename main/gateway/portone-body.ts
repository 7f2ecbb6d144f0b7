import { z } from 'zod';
import type { ProviderCancel, ProviderPayment } from '../domain/provider-payment.ts';
import {
  code,
  count,
  currency,
  flag,
  jsonText,
  text,
  uid,
  unixS,
  wholeWon,
  word,
} from './wire-values.ts';

const cancelRow = z.object({
  pg_tid: text,
  amount: wholeWon,
  cancelled_at: unixS,
  reason: text,
  receipt_url: text,
  cancellation_id: text,
});

/** What `PaymentAnnotation` may hold. Unknown fields are dropped, unknown words are kept. */
const paymentRow = z.object({
  imp_uid: uid,
  merchant_uid: uid,
  pay_method: text,
  channel: text,
  pg_provider: text,
  emb_pg_provider: text,
  pg_tid: text,
  pg_id: text,
  sandbox: flag,
  escrow: flag,
  apply_num: text,
  bank_code: text,
  bank_name: text,
  card_code: text,
  card_name: text,
  card_issuer_code: text,
  card_issuer_name: text,
  card_publisher_code: text,
  card_publisher_name: text,
  card_quota: count,
  card_number: text,
  card_type: code,
  vbank_code: text,
  vbank_name: text,
  vbank_num: text,
  vbank_holder: text,
  vbank_date: unixS,
  vbank_issued_at: unixS,
  name: text,
  amount: wholeWon,
  cancel_amount: wholeWon.nullish(),
  currency,
  buyer_name: text,
  buyer_email: text,
  buyer_tel: text,
  buyer_addr: text,
  buyer_postcode: text,
  custom_data: jsonText,
  user_agent: text,
  status: word,
  started_at: unixS,
  paid_at: unixS,
  failed_at: unixS,
  cancelled_at: unixS,
  fail_reason: text,
  cancel_reason: text,
  receipt_url: text,
  cash_receipt_issued: flag,
  customer_uid: text,
  customer_uid_usage: text,
  cancel_history: z.array(cancelRow).nullish(),
});

type PaymentRow = z.infer<typeof paymentRow>;

/**
 * A payment from the `response` of an answer; null when it is malformed: no number to know it by, no
 * status, or an amount that is not whole won.
 */
export function paymentOf(response: unknown): ProviderPayment | null {
  const parsed = paymentRow.safeParse(response);
  if (!parsed.success) return null;
  const row = parsed.data;
  const cancelAmountWon = cancelAmountOf(row);
  if (cancelAmountWon === null || cancelAmountWon > row.amount) return null;
  return {
    impUid: row.imp_uid,
    merchantUid: row.merchant_uid,
    status: row.status,
    name: row.name,
    amountWon: row.amount,
    cancelAmountWon,
    currency: row.currency ?? 'KRW',
    customData: row.custom_data,
    userAgent: row.user_agent,
    failReason: row.fail_reason,
    cancelReason: row.cancel_reason,
    receiptUrl: row.receipt_url,
    cashReceiptIssued: row.cash_receipt_issued,
    customerUid: row.customer_uid,
    customerUidUsage: row.customer_uid_usage,
    cancelHistory: (row.cancel_history ?? []).map(cancelOf),
    ...channelPartOf(row),
    ...cardPartOf(row),
    ...bankPartOf(row),
    ...buyerPartOf(row),
    ...timesOf(row),
  };
}

/**
 * What was taken back. The field is optional in the charge document: where it is missing, the history
 * says it. A payment called cancelled with neither is malformed: *nothing* would be our invention.
 */
function cancelAmountOf(row: PaymentRow): number | null {
  if (typeof row.cancel_amount === 'number') return row.cancel_amount;
  const history = row.cancel_history ?? [];
  if (history.length > 0) return history.reduce((sum, { amount }) => sum + amount, 0);
  return row.status === 'cancelled' || row.cancelled_at > 0 ? null : 0;
}

function cancelOf(row: z.infer<typeof cancelRow>): ProviderCancel {
  return {
    pgTid: row.pg_tid,
    amountWon: row.amount,
    cancelledAtS: row.cancelled_at,
    reason: row.reason,
    receiptUrl: row.receipt_url,
    cancellationId: row.cancellation_id,
  };
}

function channelPartOf(row: PaymentRow) {
  return {
    payMethod: row.pay_method,
    channel: row.channel,
    pgProvider: row.pg_provider,
    embPgProvider: row.emb_pg_provider,
    pgTid: row.pg_tid,
    pgId: row.pg_id,
    sandbox: row.sandbox,
    escrow: row.escrow,
    applyNum: row.apply_num,
  };
}

function cardPartOf(row: PaymentRow) {
  return {
    cardCode: row.card_code,
    cardName: row.card_name,
    cardIssuerCode: row.card_issuer_code,
    cardIssuerName: row.card_issuer_name,
    cardPublisherCode: row.card_publisher_code,
    cardPublisherName: row.card_publisher_name,
    cardQuota: row.card_quota,
    cardNumber: row.card_number,
    cardType: row.card_type,
  };
}

function bankPartOf(row: PaymentRow) {
  return {
    bankCode: row.bank_code,
    bankName: row.bank_name,
    vbankCode: row.vbank_code,
    vbankName: row.vbank_name,
    vbankNum: row.vbank_num,
    vbankHolder: row.vbank_holder,
    vbankDateS: row.vbank_date,
    vbankIssuedAtS: row.vbank_issued_at,
  };
}

function buyerPartOf(row: PaymentRow) {
  return {
    buyerName: row.buyer_name,
    buyerEmail: row.buyer_email,
    buyerTel: row.buyer_tel,
    buyerAddr: row.buyer_addr,
    buyerPostcode: row.buyer_postcode,
  };
}

function timesOf(row: PaymentRow) {
  return {
    startedAtS: row.started_at,
    paidAtS: row.paid_at,
    failedAtS: row.failed_at,
    cancelledAtS: row.cancelled_at,
  };
}
