import { describe, expect, test } from 'vitest';
import { tillPrefixOf } from '../../../main/domain/merchant-uid.ts';
import { adoptPayment } from '../../../main/services/adopt.ts';
import { type RestoreProgress, restoreFromProvider } from '../../../main/services/restore.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { cancelOf } from '../../core/test-cancel.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { failureIn } from '../../core/test-desk.ts';
import { chargeOnce, newSale, paidSale, paymentOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

const dayMs = 86_400_000;
const elsewhere = 'OTHER-20261121-0007-1QWER';

/** A number as this till would have made it. */
function ownNumber(till: TestCore, rest = '20261121-0042-1ABCD'): string {
  const { mode } = till.core().account;
  return `${tillPrefixOf(mode, till.core().settings().shop.tillId)}${rest}`;
}

describe('a payment that this ledger does not know', () => {
  test.each(['merchant_uid', 'imp_uid'] as const)(
    'is taken over by its %s and can be cancelled here',
    async (by) => {
      const till = await createTestCore();
      const row = till.gateway.addPayment({ merchantUid: elsewhere, amountWon: 9_000 });
      const text = by === 'imp_uid' ? row.impUid : elsewhere;
      const adopted = await adoptPayment(till.core(), text);
      expect(adopted.ok && [statusOf(adopted.value), adopted.value.adopted]).toEqual([
        'paid',
        'other-till',
      ]);
      expect(adopted.ok && adopted.value.orderNo).toBe(elsewhere);
      await cancelOf(till, paymentOf(till.core(), elsewhere), 9_000);
      expectBooksAgree(till);
    },
  );

  test('is taken over once, and counts for the other till', async () => {
    const till = await createTestCore();
    till.gateway.addPayment({ merchantUid: elsewhere, amountWon: 9_000 });
    const both = await Promise.all([1, 2].map(() => adoptPayment(till.core(), elsewhere)));
    expect(both.map((one) => one.ok)).toEqual([true, true]);
    expect(till.core().ledger.read.totals('20261121')).toMatchObject({ count: 0 });
  });

  test('keeps its number and its day when this till made it before this ledger', async () => {
    const till = await createTestCore();
    const merchantUid = ownNumber(till);
    till.gateway.addPayment({ merchantUid, amountWon: 9_000 });
    await adoptPayment(till.core(), merchantUid);
    const payment = paymentOf(till.core(), merchantUid);
    expect([payment.adopted, payment.orderNo.slice(-9)]).toEqual(['earlier', '1121-0042']);
    expect(till.core().ledger.read.totals('20261121')).toMatchObject({ count: 1, paidWon: 9_000 });
    const next = await paidSale(till.core());
    expect(next.orderNo.slice(-9)).toBe('1121-0043');
  });

  test('shows what was cancelled before, and that it was paid twice', async () => {
    const till = await createTestCore();
    till.gateway.addPayment({ merchantUid: elsewhere, amountWon: 9_000, paidAtS: 100 });
    const second = till.gateway.addPayment({
      merchantUid: elsewhere,
      amountWon: 9_000,
      paidAtS: 200,
    });
    const adopted = await adoptPayment(till.core(), elsewhere);
    expect(adopted.ok && statusOf(adopted.value)).toBe('paid!two-paid');
    expect(adopted.ok && adopted.value.otherImpUid).toBe(second.impUid);
  });

  test.each<readonly [string, (till: TestCore) => unknown, string]>([
    ['nobody knows it', () => undefined, 'refused payment.text: not-found'],
    [
      'it failed',
      ({ gateway }) =>
        gateway.addPayment({ merchantUid: elsewhere, amountWon: 9_000, status: 'failed' }),
      'refused payment.text: not-found',
    ],
    [
      'it is still open',
      ({ gateway }) =>
        gateway.addPayment({ merchantUid: elsewhere, amountWon: 9_000, status: 'ready' }),
      'refused payment.text: not-found',
    ],
    ['nobody answers', ({ gateway }) => gateway.unplug(), 'offline'],
  ])('is left alone when %s', async (_name, before, failure) => {
    const till = await createTestCore();
    await before(till);
    expect(failureIn(await adoptPayment(till.core(), elsewhere))).toBe(failure);
    expect(till.core().ledger.read.page({ day: null, before: null, limit: 9 })).toEqual([]);
  });
});

test('a number that is longer than any upstream takes is nobody’s', async () => {
  const till = await createTestCore();
  const { impUid } = till.gateway.addPayment({ merchantUid: 'x'.repeat(41), amountWon: 9_000 });
  const failure = failureIn(await adoptPayment(till.core(), impUid));
  expect(failure).toBe('refused payment.text: not-found');
  expect(till.bugs).toEqual([]);
});

const hands = () => {
  const told: RestoreProgress[] = [];
  return { told, progress: (so: RestoreProgress) => void told.push(so), isStopped: () => false };
};

describe('reading this till’s payments from the provider’s list', () => {
  test('takes over what is missing, of this till only, and tells day by day', async () => {
    const till = await createTestCore();
    await paidSale(till.core());
    const merchantUid = ownNumber(till);
    till.gateway.addPayment({ merchantUid, amountWon: 9_000 });
    till.gateway.addPayment({
      merchantUid: ownNumber(till, '20261121-0043-1ABCD'),
      amountWon: 9_000,
      status: 'failed',
    });
    till.gateway.addPayment({ merchantUid: elsewhere, amountWon: 9_000 });
    const { told, ...rest } = hands();
    const done = await restoreFromProvider(till.core(), rest);
    expect(done.ok && done.value).toMatchObject({ adopted: 1, corrected: 0 });
    expect(told.map(({ daysDone }) => daysDone)).toEqual([0, 1, 2, 3]);
    expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid');
    expect(till.core().ledger.read.payment(elsewhere)).toBeNull();
    const again = await restoreFromProvider(till.core(), rest);
    expect(again.ok && again.value).toMatchObject({ adopted: 0, corrected: 0 });
  });

  test('corrects what the older ledger had otherwise: paid after all, or cancelled since', async () => {
    const till = await createTestCore();
    const cancelled = await paidSale(till.core());
    till.gateway.faults.next('charge', { kind: 'decline', text: '[CC88] 잔액 부족' });
    const { payment: refused } = await chargeOnce(till.core(), newSale(till.core(), 7_000));
    expect(statusOf(refused)).toBe('declined: short');
    till.gateway.addPayment({ merchantUid: refused.merchantUid, amountWon: 7_000 });
    const impUid = cancelled.state.at === 'paid' ? cancelled.state.paid.impUid : '';
    await till.core().portone.cancel({
      impUid,
      amountWon: cancelled.amountWon,
      checksumWon: cancelled.amountWon,
      taxFreeWon: null,
      reason: 'console',
      mayStart: () => true,
    });
    const { told: _told, ...rest } = hands();
    const done = await restoreFromProvider(till.core(), rest);
    expect(done.ok && done.value).toMatchObject({ adopted: 0, corrected: 2 });
    expect(statusOf(paymentOf(till.core(), refused.merchantUid))).toBe('paid!late-paid');
    expect(statusOf(paymentOf(till.core(), cancelled.merchantUid))).toBe(
      'paid!cancelled-elsewhere',
    );
    expectBooksAgree(till);
  });

  test('a till that knows nothing asks for ninety days', async () => {
    const till = await createTestCore();
    const days = [1, 60, 89, 91];
    for (const back of days) {
      const atS = Math.floor((till.clock.gateway.nowMs() - back * dayMs) / 1_000);
      till.gateway.addPayment({
        merchantUid: ownNumber(till, `20260901-00${back}-1ABCD`),
        amountWon: 1_000 + back,
        startedAtS: atS,
        paidAtS: atS,
      });
    }
    const { told, ...rest } = hands();
    const done = await restoreFromProvider(till.core(), rest);
    expect(done.ok && done.value?.adopted).toBe(3);
    expect(told.at(-1)?.daysInAll).toBe(90);
  });

  test('are read from the last own one on, also after a later one was scanned', async () => {
    const till = await createTestCore();
    await paidSale(till.core());
    await till.clock.advance(20 * dayMs);
    const paidAtS = Math.floor((till.clock.gateway.nowMs() - 10 * dayMs) / 1_000);
    const lost = { merchantUid: ownNumber(till), startedAtS: paidAtS, paidAtS };
    till.gateway.addPayment({ ...lost, amountWon: 9_000 });
    till.gateway.addPayment({ merchantUid: elsewhere, amountWon: 7_000 });
    await adoptPayment(till.core(), elsewhere);
    const done = await restoreFromProvider(till.core(), hands());
    expect(done.ok && done.value?.adopted).toBe(1);
    expect(statusOf(paymentOf(till.core(), lost.merchantUid))).toBe('paid');
  });

  test('stops when asked to, and says so; without an answer it says that instead', async () => {
    const till = await createTestCore();
    const { told, progress } = hands();
    const stopped = await restoreFromProvider(till.core(), {
      progress,
      isStopped: () => told.length > 4,
    });
    expect([stopped.ok && stopped.value, told.length]).toEqual([null, 5]);
    await till.gateway.unplug();
    const cut = await restoreFromProvider(till.core(), { progress, isStopped: () => false });
    expect(['offline', 'no-answer']).toContain(failureIn(cut));
  });
});
