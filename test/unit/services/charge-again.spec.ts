import { describe, expect, test } from 'vitest';
import type { Payment } from '../../../main/domain/payment.ts';
import type { PaymentRow } from '../../../main/training/portone/books.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paymentOf, postsOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

/** A payment the provider refused once, and what it then shows for its number. */
async function refusedOnce(till: TestCore): Promise<Payment> {
  till.gateway.faults.next('charge', { kind: 'decline', text: '[CC88] 잔액' });
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  expect(statusOf(payment)).toBe('declined: short');
  return payment;
}

type Row = Partial<PaymentRow>;
const paidAt = (paidAtS: number): Row => ({ status: 'paid', paidAtS });

/** Rows that were not there when the first attempt was refused. */
const appeared: readonly (readonly [
  name: string,
  rows: readonly Row[],
  atOnce: string,
  atRest: string,
])[] = [
  ['paid after all', [paidAt(5)], 'paid!late-paid', 'paid!late-paid'],
  ['paid twice', [paidAt(9), paidAt(5)], 'paid!two-paid', 'paid!two-paid'],
  ['ready', [{ status: 'ready' }], 'unknown!still-ready', 'unknown!still-ready'],
  ['in a state of tomorrow', [{ status: 'held' }], 'unknown!still-ready', 'unknown!still-ready'],
  ['paid with another amount', [{ amountWon: 1 }], 'unknown!other-amount', 'unknown!other-amount'],
  ['paid in dollars', [{ currency: 'USD' }], 'unknown!other-amount', 'unknown!other-amount'],
  [
    'paid, and again with another amount',
    [paidAt(5), { amountWon: 1 }],
    'paid!other-amount',
    'paid!other-amount',
  ],
];

describe('before another attempt under the same number the provider is asked', () => {
  test.each(appeared)('%s: nothing is posted', async (_, rows, atOnce, atRest) => {
    const till = await createTestCore();
    const payment = await refusedOnce(till);
    for (const row of rows) {
      till.gateway.addPayment({ merchantUid: payment.merchantUid, amountWon: 12_500, ...row });
    }
    const end = await chargeOnce(till.core(), payment);
    expect(end.why).toBeNull();
    expect(statusOf(end.payment)).toBe(atOnce);
    expect(postsOf(till, payment.merchantUid)).toBe(1);
    await till.clock.advance(3_600_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe(atRest);
    expect(till.bugs).toEqual([]);
  });

  test('of two that were paid the earlier is ours, the later is kept for a person', async () => {
    const till = await createTestCore();
    const payment = await refusedOnce(till);
    const { merchantUid } = payment;
    const later = till.gateway.addPayment({ merchantUid, amountWon: 12_500, paidAtS: 9 });
    const first = till.gateway.addPayment({ merchantUid, amountWon: 12_500, paidAtS: 5 });
    const end = await chargeOnce(till.core(), payment);
    expect(end.payment).toMatchObject({
      state: { at: 'paid', paid: { impUid: first.impUid } },
      otherImpUid: later.impUid,
    });
  });

  test('the failed row of the first attempt does not end the second', async () => {
    const till = await createTestCore();
    const payment = await refusedOnce(till);
    till.gateway.faults.next('charge', { kind: 'drop-then-commit', afterMs: 170_000 });
    const end = await chargeOnce(till.core(), payment);
    expect(statusOf(end.payment)).toBe('unknown');
    await till.clock.advance(160_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('unknown');
    await till.clock.advance(600_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('paid');
  });

  test('a failed row of the second attempt ends the second', async () => {
    const till = await createTestCore();
    const payment = await refusedOnce(till);
    till.gateway.faults.next('charge', { kind: 'decline', text: '[8042] 나중에' });
    const end = await chargeOnce(till.core(), payment);
    expect(statusOf(end.payment)).toBe('unknown');
    await till.clock.advance(10_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('not-charged: failed-row');
  });
});

describe('the look-up after a refusal', () => {
  test.each([
    ['shows it paid: it is paid', [paidAt(5)], 'paid'],
    ['shows it paid twice', [paidAt(5), paidAt(9)], 'paid!two-paid'],
    ['shows it ready: nobody knows', [{ status: 'ready' }], 'unknown!still-ready'],
    ['shows another amount', [{ amountWon: 1 }], 'unknown!other-amount'],
  ] as const)('%s', async (_, rows, expected) => {
    const till = await createTestCore();
    const { merchantUid } = newSale(till.core());
    till.gateway.faults.next('charge', { kind: 'refuse', status: 500, code: -1, message: '실패' });
    for (const row of rows) till.gateway.addPayment({ merchantUid, amountWon: 12_500, ...row });
    const { payment } = await chargeOnce(till.core(), paymentOf(till.core(), merchantUid));
    expect(statusOf(payment)).toBe(expected);
    if (expected === 'paid!two-paid') expect(payment.otherImpUid).not.toBeNull();
  });

  test('of a number that is used says paid, whatever the refusal said', async () => {
    const till = await createTestCore();
    const { merchantUid } = newSale(till.core());
    till.gateway.addPayment({ merchantUid, amountWon: 12_500 });
    const { payment } = await chargeOnce(till.core(), paymentOf(till.core(), merchantUid));
    expect(statusOf(payment)).toBe('paid');
  });
});

test('a payment whose time the provider does not tell was paid when it was heard of', async () => {
  const till = await createTestCore();
  till.gateway.faults.next('charge', { kind: 'altered', response: { paid_at: null } });
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  expect(payment).toMatchObject({
    state: { at: 'paid', paid: { paidMs: till.clock.gateway.nowMs() } },
  });
});

describe('a payment that was found cancelled', () => {
  test('in full was paid, nothing of it is left, and a person must look', async () => {
    const till = await createTestCore();
    till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    const row = till.gateway.books.payments[0];
    row?.cancels.push({
      pgTid: 't',
      amountWon: 12_500,
      taxFreeWon: 0,
      cancelledAtS: 9,
      reason: 'console',
      cancellationId: 'c',
    });
    if (row) row.status = 'cancelled';
    await till.clock.advance(10_000);
    expect(paymentOf(till.core(), payment.merchantUid)).toMatchObject({
      state: { at: 'paid', cancelledWon: 12_500 },
      alarm: 'cancelled-elsewhere',
    });
  });
});
