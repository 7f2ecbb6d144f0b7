import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paymentOf } from '../../../main/gateway/portone-body.ts';
import { laterPaymentFields, seedPayment, seedPaymentRead } from './seed-bodies.ts';

test('every field the charge document names is read under our name', () => {
  expect(paymentOf(seedPayment)).toEqual(seedPaymentRead);
});

test('what upstream added since is read too, with its numbers for times and card types', () => {
  const now = {
    ...seedPayment,
    ...laterPaymentFields,
    card_type: 0,
    vbank_date: 1,
    vbank_issued_at: 2,
    started_at: 3,
    paid_at: 4,
    failed_at: 5,
    cancelled_at: 6,
    cancel_history: [{ ...seedPayment.cancel_history[0], cancelled_at: 7, cancellation_id: 'c-1' }],
    deposit_history: [],
    cancel_receipt_urls: [null],
    promotion: { id: 'promotion-id-1', discount: 0 },
  };
  expect(paymentOf(now)).toEqual({
    ...seedPaymentRead,
    sandbox: true,
    cardIssuerCode: '361',
    cardIssuerName: 'BC카드',
    cardPublisherCode: '381',
    cardPublisherName: '국민카드',
    cardType: '0',
    vbankNum: '110-000-000000',
    vbankDateS: 1,
    vbankIssuedAtS: 2,
    startedAtS: 3,
    paidAtS: 4,
    failedAtS: 5,
    cancelledAtS: 6,
    cancelHistory: [
      { ...seedPaymentRead.cancelHistory[0], cancelledAtS: 7, cancellationId: 'c-1' },
    ],
  });
});

test('the fewest fields that make a payment are enough', () => {
  const read = paymentOf({ imp_uid: 'i', merchant_uid: 'm', amount: 1, status: 'paid' });
  expect(read).toMatchObject({
    currency: 'KRW',
    cancelAmountWon: 0,
    paidAtS: 0,
    cancelHistory: [],
  });
  const { impUid, merchantUid, amountWon, status, currency, cancelHistory, ...rest } =
    read ?? seedPaymentRead;
  expect(new Set(Object.values(rest))).toEqual(new Set([null, 0]));
});

describe('amounts', () => {
  const base = { imp_uid: 'i', merchant_uid: 'm', status: 'paid', amount: 100 };
  test.each([
    ['a payment called cancelled that does not say how much', { status: 'cancelled' }],
    ['one with a time of cancel that does not say how much', { cancelled_at: 1790000000 }],
    ['more taken back than charged', { cancel_amount: 101 }],
    ['a history that takes back more than was charged', { cancel_history: [{ amount: 101 }] }],
    ['an amount in quotes', { amount: '100' }],
  ])('%s: malformed', (_name, change) => {
    expect(paymentOf({ ...base, ...change })).toBeNull();
  });

  test.each([
    [
      'the history counts where the sum is missing',
      { cancel_history: [{ amount: 30 }, { amount: 20 }] },
      50,
    ],
    ['the sum outranks the history', { cancel_amount: 60, cancel_history: [{ amount: 30 }] }, 60],
    ['nothing that speaks of a cancel is no cancel', {}, 0],
    ['a whole number with a point', JSON.parse('{"cancel_amount": 50.0}'), 50],
    ['minus zero is zero', JSON.parse('{"cancel_amount": -0}'), 0],
  ])('%s', (_name, change, expected) => {
    expect(paymentOf({ ...base, ...change })?.cancelAmountWon).toBe(expected);
  });
});

test('a key called __proto__ gives nothing and taints nothing', () => {
  const smuggled = JSON.parse(
    '{"__proto__":{"amount":1,"imp_uid":"i","merchant_uid":"m","status":"paid","sandbox":false}}',
  );
  expect(paymentOf(smuggled)).toBeNull();
  const beside = JSON.parse(
    `{"__proto__":{"sandbox":false},"constructor":1,${JSON.stringify(seedPayment).slice(1)}`,
  );
  expect(paymentOf(beside)).toEqual(seedPaymentRead);
  expect(Object.hasOwn(Object.prototype, 'sandbox')).toBe(false);
});

test('no JSON whatever makes the reader throw, or make up an amount', () => {
  const value = fc.oneof(fc.jsonValue(), fc.double(), fc.constantFrom('', '0', 0, -0, null));
  const changes = fc.dictionary(fc.constantFrom(...Object.keys(seedPayment)), value);
  fc.assert(
    fc.property(changes, (change) => {
      const body: Readonly<Record<string, unknown>> = { ...seedPayment, ...change };
      const read = paymentOf(body);
      if (read && Object.hasOwn(change, 'amount'))
        expect(read.amountWon).toBe(Number(change['amount']) + 0);
      if (read) expect(read.cancelAmountWon).toBeLessThanOrEqual(read.amountWon);
    }),
    { numRuns: 500 },
  );
});

test.each([null, undefined, 0, '', 'text', [], [seedPayment], {}])(
  '%j is no payment',
  (response) => {
    expect(paymentOf(response)).toBeNull();
  },
);
