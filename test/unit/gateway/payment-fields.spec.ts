import { describe, expect, test } from 'vitest';
import type { ProviderPayment } from '../../../main/domain/provider-payment.ts';
import { paymentOf } from '../../../main/gateway/portone-body.ts';
import { type Kind, malformed, odd, oddities, readAs, withOdd } from './odd-values.ts';
import { seedPayment, seedPaymentRead } from './seed-bodies.ts';

/** Each field of the charge document: what kind it is, and our name for it. */
const paymentFields: Readonly<
  Record<keyof typeof seedPayment, readonly [Kind, keyof ProviderPayment]>
> = {
  imp_uid: ['uid', 'impUid'],
  merchant_uid: ['uid', 'merchantUid'],
  pay_method: ['text', 'payMethod'],
  channel: ['text', 'channel'],
  pg_provider: ['text', 'pgProvider'],
  emb_pg_provider: ['text', 'embPgProvider'],
  pg_tid: ['text', 'pgTid'],
  pg_id: ['text', 'pgId'],
  escrow: ['flag', 'escrow'],
  apply_num: ['text', 'applyNum'],
  bank_code: ['text', 'bankCode'],
  bank_name: ['text', 'bankName'],
  card_code: ['text', 'cardCode'],
  card_name: ['text', 'cardName'],
  card_quota: ['count', 'cardQuota'],
  card_number: ['text', 'cardNumber'],
  card_type: ['code', 'cardType'],
  vbank_code: ['text', 'vbankCode'],
  vbank_name: ['text', 'vbankName'],
  vbank_holder: ['text', 'vbankHolder'],
  vbank_date: ['time', 'vbankDateS'],
  vbank_issued_at: ['time', 'vbankIssuedAtS'],
  name: ['text', 'name'],
  amount: ['won', 'amountWon'],
  cancel_amount: ['won', 'cancelAmountWon'],
  currency: ['currency', 'currency'],
  buyer_name: ['text', 'buyerName'],
  buyer_email: ['text', 'buyerEmail'],
  buyer_tel: ['text', 'buyerTel'],
  buyer_addr: ['text', 'buyerAddr'],
  buyer_postcode: ['text', 'buyerPostcode'],
  custom_data: ['json', 'customData'],
  user_agent: ['text', 'userAgent'],
  status: ['uid', 'status'],
  started_at: ['time', 'startedAtS'],
  paid_at: ['time', 'paidAtS'],
  failed_at: ['time', 'failedAtS'],
  cancelled_at: ['time', 'cancelledAtS'],
  fail_reason: ['text', 'failReason'],
  cancel_reason: ['text', 'cancelReason'],
  receipt_url: ['text', 'receiptUrl'],
  cash_receipt_issued: ['flag', 'cashReceiptIssued'],
  customer_uid: ['text', 'customerUid'],
  customer_uid_usage: ['text', 'customerUidUsage'],
  cancel_history: ['rows', 'cancelHistory'],
};

/** Where another field already says the same, a missing one is no loss. */
const exceptions: Readonly<Record<string, unknown>> = {
  // 7 won charged and 2,500 taken back is no payment.
  'amount: a number': malformed,
  'cancel_amount: missing': 2500,
  'cancel_amount: null': 2500,
};

describe('a field of the charge answer that turns odd is read as nothing, or the answer is malformed', () => {
  const cases = Object.entries(paymentFields).flatMap(([wire, [kind, ours]]) =>
    oddities.map((how) => ({ wire, kind, ours, how })),
  );
  test.each(cases)('$wire: $how', ({ wire, kind, ours, how }) => {
    const exception = exceptions[`${wire}: ${how}`];
    const expected = exception === undefined ? readAs[kind](odd[how]) : exception;
    const read = paymentOf(withOdd(seedPayment, wire, how));
    if (expected === malformed) expect(read).toBeNull();
    else expect(read).toEqual({ ...seedPaymentRead, [ours]: expected });
  });
});

const cancelFields = {
  pg_tid: ['text', 'pgTid'],
  amount: ['won', 'amountWon'],
  cancelled_at: ['time', 'cancelledAtS'],
  reason: ['text', 'reason'],
  receipt_url: ['text', 'receiptUrl'],
  cancellation_id: ['text', 'cancellationId'],
} as const;

describe('so does a field of one cancel', () => {
  const cases = Object.entries(cancelFields).flatMap(([wire, [kind, ours]]) =>
    oddities.map((how) => ({ wire, kind, ours, how })),
  );
  test.each(cases)('$wire: $how', ({ wire, kind, ours, how }) => {
    const row = withOdd(seedPayment.cancel_history[0], wire, how);
    const expected = readAs[kind](odd[how]);
    const read = paymentOf({ ...seedPayment, cancel_history: [row] });
    if (expected === malformed) expect(read).toBeNull();
    else
      expect(read?.cancelHistory).toEqual([
        { ...seedPaymentRead.cancelHistory[0], [ours]: expected },
      ]);
  });
});
