import { describe, expect, test } from 'vitest';
import type { Cancel } from '../../../main/domain/cancel.ts';
import type { Payment } from '../../../main/domain/payment.ts';
import { cancelOther } from '../../../main/services/cancel-other.ts';
import { checkClosed } from '../../../main/services/check-payment.ts';
import type { Fault } from '../../../main/training/portone/faults.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { cancelledElsewhere, cancelOf, carriedOutLate } from '../../core/test-cancel.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { paidSale, paymentOf } from '../../core/test-sale.ts';
import { watchEntry, watchLooks } from '../../core/test-watch.ts';
import { statusOf } from '../../core/words.ts';

const minuteMs = 60_000;
const settledMs = 15 * minuteMs;
const noise: Fault = { kind: 'refuse', status: 500, code: -1, message: '오류' };
const lost: Fault = { kind: 'drop', commit: 'never' };

const now = (till: TestCore, { merchantUid }: Payment): Payment =>
  paymentOf(till.core(), merchantUid);

/** Asks for a cancel that the provider does not carry out; it is told as ended. */
async function endedCancel(till: TestCore, payment: Payment, fault: Fault): Promise<Cancel> {
  till.gateway.faults.next('cancel', fault);
  await cancelOf(till, payment, 5_000);
  await till.clock.advance(settledMs);
  return onlyCancel(till, payment);
}

function onlyCancel(till: TestCore, { merchantUid }: Payment): Cancel {
  const [cancel, ...more] = till.core().ledger.read.cancels(merchantUid);
  if (!cancel || more.length > 0) throw new Error('there is not exactly one cancel');
  return cancel;
}

describe('a cancel that was told as', () => {
  const kinds = [
    ['refused', noise],
    ['not-cancelled', lost],
  ] as const;

  test.each(kinds)('%s and is carried out late is told within 10 minutes', async (state, fault) => {
    for (const minutes of [1, 44, 70]) {
      const till = await createTestCore();
      const payment = await paidSale(till.core());
      const cancel = await endedCancel(till, payment, fault);
      expect([cancel.state, now(till, payment).alarm]).toEqual([state, null]);
      await till.clock.advance(minutes * minuteMs);
      carriedOutLate(till, cancel);
      await till.clock.advance(10 * minuteMs);
      expect(onlyCancel(till, payment)).toMatchObject({ state: 'done', pgTid: 'late' });
      expect(now(till, payment)).toMatchObject({
        alarm: 'late-cancelled',
        state: { at: 'paid', cancelledWon: 5_000 },
      });
      expect(watchEntry(till, payment)).toBeNull();
      expectBooksAgree(till);
    }
  });

  test.each(kinds)(
    '%s and stays so is looked at for a day, and then no more',
    async (state, fault) => {
      const till = await createTestCore();
      const payment = await paidSale(till.core());
      await endedCancel(till, payment, fault);
      await till.clock.advance(25 * 60 * minuteMs);
      expect(watchLooks(till, payment)).toHaveLength(21);
      expect(watchEntry(till, payment)).toBeNull();
      expect(onlyCancel(till, payment).state).toBe(state);
      expect(statusOf(now(till, payment))).toBe('paid');
      expect(till.bugs).toEqual([]);
    },
  );

  test('refused, and somebody else cancels meanwhile: that is told, ours stays refused', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    await endedCancel(till, payment, noise);
    cancelledElsewhere(till, 3_000);
    await till.clock.advance(10 * minuteMs);
    expect(statusOf(now(till, payment))).toBe('paid!cancelled-elsewhere');
    expect(onlyCancel(till, payment).state).toBe('refused');
    expectBooksAgree(till);
  });
});

test('the other of two rows is given back late: the cancel is done, the first alarm stays', async () => {
  const till = await createTestCore();
  const payment = await paidSale(till.core());
  const { merchantUid, amountWon } = payment;
  till.gateway.addPayment({ merchantUid, amountWon, paidAtS: 9_999_999_999 });
  await till.clock.advance(minuteMs);
  await checkClosed(till.core(), payment);
  expect(statusOf(now(till, payment))).toBe('paid!two-paid');
  till.gateway.faults.next('cancel', noise);
  await cancelOther(till.core(), () => Promise.resolve(true), { merchantUid, reason: '이중 결제' });
  const cancel = onlyCancel(till, payment);
  expect(cancel.state).toBe('refused');
  carriedOutLate(till, cancel);
  await till.clock.advance(10 * minuteMs);
  expect(onlyCancel(till, payment).state).toBe('done');
  expect(now(till, payment)).toMatchObject({ alarm: 'two-paid', state: { cancelledWon: 0 } });
});

test('a cancel that was carried out is not watched', async () => {
  const till = await createTestCore();
  const payment = await paidSale(till.core());
  await cancelOf(till, payment, 5_000);
  expect(onlyCancel(till, payment).state).toBe('done');
  expect(watchEntry(till, payment)).toBeNull();
});
