import { describe, expect, test } from 'vitest';
import type { Mode } from '../../../preload/views.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paymentOf, postsOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

/** How the gateway tells whether a payment is a test: in the row, or only by hiding it. */
type Told = 'in the row' | 'by hiding it';

/** By the mode of the till and what the payment really is. */
const rules: readonly (readonly [Mode, isTest: boolean, string])[] = [
  ['training', true, 'paid'],
  ['training', false, 'paid'],
  ['test', true, 'paid'],
  ['test', false, 'paid!real-payment-in-test'],
  ['live', true, 'not-charged: test-payment!test-payment-in-live'],
  ['live', false, 'paid'],
];
const cases = (['in the row', 'by hiding it'] as const).flatMap((told) =>
  rules.map(([mode, isTest, end]) => [mode, isTest ? 'a test' : 'real', told, end] as const),
);

/** A till in `mode` and a gateway whose payments are tests or not. */
async function tillFor(mode: Mode, kind: 'a test' | 'real', told: Told): Promise<TestCore> {
  const till = await createTestCore({ mode });
  till.gateway.switches.shape = told === 'in the row' ? 'current' : 'older';
  const { books } = till.gateway;
  const push = books.payments.push.bind(books.payments);
  books.payments.push = (...rows) => {
    for (const row of rows) row.sandbox = kind === 'a test';
    return push(...rows);
  };
  return till;
}

describe('a payment is or is not a test', () => {
  test.each(cases)('%s: %s, told %s: %s', async (mode, kind, told, end) => {
    const till = await tillFor(mode, kind, told);
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    expect(statusOf(payment)).toBe(end);
    expect(postsOf(till, payment.merchantUid)).toBe(1);
  });

  test.each(cases)('%s: %s, told %s, after a lost answer: %s', async (mode, kind, told, end) => {
    const till = await tillFor(mode, kind, told);
    till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    expect(statusOf(payment)).toBe('unknown');
    await till.clock.advance(10_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe(end);
  });
});

describe('nobody says whether it was a test', () => {
  test.each([
    ['test', 'a test', 'paid'],
    ['live', 'real', 'paid'],
    ['live', 'a test', 'not-charged: test-payment!test-payment-in-live'],
  ] as const)('%s: it is unknown until the question is answered (%s)', async (mode, kind, end) => {
    const till = await tillFor(mode, kind, 'by hiding it');
    till.gateway.faults.down.add('payment');
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    expect(statusOf(payment)).toBe('unknown');
    await till.clock.advance(3_600_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('unknown');
    till.gateway.faults.clear();
    await till.clock.advance(600_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe(end);
  });

  const notSeenYet = { kind: 'refuse', status: 404, code: -1, message: '아직 없음' } as const;

  test.each([
    ['once', 1, 'paid'],
    ['at all', 20, 'unknown'],
  ] as const)(
    'live: real money that is not seen %s is never called a test',
    async (_seen, times, end) => {
      const till = await tillFor('live', 'real', 'by hiding it');
      till.gateway.faults.next('payment', notSeenYet, times);
      const { payment } = await chargeOnce(till.core(), newSale(till.core()));
      expect(statusOf(payment)).toBe(end);
      till.gateway.faults.clear();
      await till.clock.advance(600_000);
      expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('paid');
    },
  );

  test('a test row beside a real one does not hide that money was taken', async () => {
    const till = await createTestCore({ mode: 'live' });
    till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    const { merchantUid } = payment;
    const test1 = till.gateway.addPayment({ merchantUid, amountWon: 12_500, paidAtS: 5 });
    const real = till.gateway.addPayment({
      merchantUid,
      amountWon: 12_500,
      paidAtS: 9,
      sandbox: false,
    });
    await till.clock.advance(10_000);
    expect(paymentOf(till.core(), merchantUid)).toMatchObject({
      state: { at: 'paid', paid: { impUid: real.impUid } },
      otherImpUid: test1.impUid,
      alarm: 'two-paid',
    });
  });
});
