import { describe, expect, test } from 'vitest';
import type { Payment } from '../../../main/domain/payment.ts';
import { acknowledgeAlarm } from '../../../main/services/acknowledge.ts';
import { checkClosed } from '../../../main/services/check-payment.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { chargeOnce, paidSale, paymentOf } from '../../core/test-sale.ts';
import { paidLate, watchedSale } from '../../core/test-watch.ts';
import { statusOf } from '../../core/words.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const status = (till: TestCore, { merchantUid }: Payment): string =>
  statusOf(paymentOf(till.core(), merchantUid));

/** Paid at the second attempt, and then paid once more. */
async function paidTwice() {
  const till = await createTestCore();
  const payment = await watchedSale(till);
  await chargeOnce(till.core(), payment);
  const { state } = paymentOf(till.core(), payment.merchantUid);
  const other = paidLate(till, payment);
  await till.clock.advance(6 * minuteMs);
  expect(status(till, payment)).toBe('paid!two-paid');
  const dealWith = () =>
    acknowledgeAlarm(till.core(), () => Promise.resolve(true), payment.merchantUid);
  return { till, payment, state, other, dealWith };
}

describe('two paid rows', () => {
  test('are told once: what a person dealt with does not come back', async () => {
    const { till, payment, state, dealWith } = await paidTwice();
    await dealWith();
    await till.clock.advance(25 * hourMs);
    expect(paymentOf(till.core(), payment.merchantUid)).toMatchObject({ alarm: null, state });
  });

  test('and then a third: that is told too', async () => {
    const { till, payment, dealWith } = await paidTwice();
    await dealWith();
    const third = paidLate(till, payment);
    await till.clock.advance(6 * minuteMs);
    expect(paymentOf(till.core(), payment.merchantUid)).toMatchObject({
      alarm: 'two-paid',
      otherImpUid: third.impUid,
    });
  });

  test('of which the provider then shows neither: ours stays ours', async () => {
    const { till, payment, state } = await paidTwice();
    till.gateway.books.payments.length = 0;
    await till.clock.advance(hourMs);
    expect(paymentOf(till.core(), payment.merchantUid).state).toEqual(state);
  });

  test('one given back in full is no money', async () => {
    const till = await createTestCore();
    const payment = await watchedSale(till);
    await chargeOnce(till.core(), payment);
    const row = paidLate(till, payment);
    row.cancels.push({
      pgTid: 'console',
      amountWon: row.amountWon,
      taxFreeWon: 0,
      cancelledAtS: row.paidAtS,
      reason: 'console',
      cancellationId: 'c',
    });
    await till.clock.advance(hourMs);
    expect(status(till, payment)).toBe('paid');
  });
});

test('a second row that took money is told, though it was shown once with a status nobody knows', async () => {
  const till = await createTestCore();
  const { merchantUid, amountWon } = await paidSale(till.core());
  const row = till.gateway.addPayment({ merchantUid, amountWon, status: 'failed' });
  const look = () => checkClosed(till.core(), paymentOf(till.core(), merchantUid));
  Reflect.set(row, 'status', 'approved');
  await look();
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid');
  row.status = 'paid';
  row.paidAtS = row.startedAtS;
  await look();
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid!two-paid');
});
