import { describe, expect, test } from 'vitest';
import type { Payment } from '../../../main/domain/payment.ts';
import { wishCancel } from '../../../main/services/cancel-if-paid.ts';
import { checkClosed } from '../../../main/services/check-payment.ts';
import type { Fault } from '../../../main/training/portone/faults.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { cancelledElsewhere, cancelPosts } from '../../core/test-cancel.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { failureIn } from '../../core/test-desk.ts';
import { chargeOnce, newSale, paidSale, paymentOf } from '../../core/test-sale.ts';
import { paidLate } from '../../core/test-watch.ts';
import { statusOf } from '../../core/words.ts';

const longMs = 15 * 60_000;
const reason = '고객이 자리를 떠남';
const lost: Fault = { kind: 'drop', commit: 'done' };
const never: Fault = { kind: 'drop', commit: 'never' };

/** A payment whose answer was lost. */
async function unknownPayment(till: TestCore, fault: Fault): Promise<Payment> {
  till.gateway.faults.next('charge', fault);
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  expect(statusOf(payment)).toBe('unknown');
  return payment;
}

async function wish(
  till: TestCore,
  { merchantUid }: Payment,
  why: string | null = reason,
  yes = true,
): Promise<string> {
  const done = await wishCancel(till.core(), async () => yes, { merchantUid, reason: why });
  return done.ok ? 'kept' : failureIn(done);
}

/** How the payment and its cancels stand. */
function standing(till: TestCore, { merchantUid }: Payment) {
  const { state, alarm } = paymentOf(till.core(), merchantUid);
  return {
    at: state.at,
    givenBackWon: state.at === 'paid' ? state.cancelledWon : 0,
    alarm,
    cancels: till
      .core()
      .ledger.read.cancels(merchantUid)
      .map(({ amountWon, checksumWon, state: cancel }) => [cancel, amountWon, checksumWon]),
    queued: till
      .core()
      .ledger.read.queue()
      .filter(({ kind, subject }) => kind !== 'resolve' || subject.about !== 'watch').length,
  };
}

const paidAndCancelled = {
  at: 'paid',
  givenBackWon: 12_500,
  alarm: null,
  cancels: [['done', 12_500, 12_500]],
  queued: 0,
};

describe('a payment to be cancelled should it turn out paid', () => {
  test('is cancelled by itself, once, when it is found paid', async () => {
    const till = await createTestCore();
    const payment = await unknownPayment(till, lost);
    expect(await wish(till, payment)).toBe('kept');
    await till.clock.advance(longMs);
    expect(standing(till, payment)).toEqual(paidAndCancelled);
    expect(till.core().ledger.read.cancels(payment.merchantUid)).toMatchObject([{ reason }]);
    expect(cancelPosts(till)).toBe(1);
    expectBooksAgree(till);
    expect(till.bugs).toEqual([]);
  });

  test('is left alone when nothing was charged; the wish stays to be seen', async () => {
    const till = await createTestCore();
    const payment = await unknownPayment(till, never);
    await wish(till, payment);
    await till.clock.advance(longMs);
    expect(standing(till, payment)).toMatchObject({ at: 'not-charged', cancels: [], queued: 0 });
    expect(paymentOf(till.core(), payment.merchantUid).cancelIfPaid).toBe(reason);
    expect(cancelPosts(till)).toBe(0);
    expectBooksAgree(till);
  });

  test('stays paid when the wish was taken back before', async () => {
    const till = await createTestCore();
    const payment = await unknownPayment(till, lost);
    await wish(till, payment);
    expect(await wish(till, payment, null)).toBe('kept');
    await till.clock.advance(longMs);
    expect(standing(till, payment)).toMatchObject({ at: 'paid', givenBackWon: 0, cancels: [] });
    expectBooksAgree(till);
  });

  test('has only the rest cancelled when part was cancelled elsewhere, and that is told', async () => {
    const till = await createTestCore();
    const payment = await unknownPayment(till, lost);
    await wish(till, payment);
    cancelledElsewhere(till, 3_000);
    await till.clock.advance(longMs);
    expect(standing(till, payment)).toEqual({
      at: 'paid',
      givenBackWon: 12_500,
      alarm: 'cancelled-elsewhere',
      cancels: [['done', 9_500, 9_500]],
      queued: 0,
    });
    expectBooksAgree(till);
  });

  test('needs no cancel of ours when all of it was cancelled elsewhere', async () => {
    const till = await createTestCore();
    const payment = await unknownPayment(till, lost);
    await wish(till, payment);
    cancelledElsewhere(till, 12_500);
    await till.clock.advance(longMs);
    expect(standing(till, payment)).toMatchObject({ givenBackWon: 12_500, cancels: [] });
    expect(cancelPosts(till)).toBe(0);
    expectBooksAgree(till);
  });

  test('is remembered by the next process', async () => {
    const till = await createTestCore();
    const payment = await unknownPayment(till, lost);
    await wish(till, payment);
    await till.restart();
    await till.clock.advance(longMs);
    expect(standing(till, payment)).toEqual(paidAndCancelled);
    expectBooksAgree(till);
  });

  test('is also cancelled when it is approved after it was closed, and that is an alarm', async () => {
    const till = await createTestCore();
    const payment = await unknownPayment(till, { kind: 'drop-then-commit', afterMs: 1_800_000 });
    await wish(till, payment);
    await till.clock.advance(longMs);
    expect(standing(till, payment).at).toBe('not-charged');
    await till.clock.advance(1_800_000);
    await checkClosed(till.core(), paymentOf(till.core(), payment.merchantUid));
    await till.clock.advance(longMs);
    expect(standing(till, payment)).toEqual({ ...paidAndCancelled, alarm: 'late-paid' });
    expectBooksAgree(till);
  });

  test('is not, when the wish was taken back after it was closed', async () => {
    const till = await createTestCore();
    const payment = await unknownPayment(till, { kind: 'drop-then-commit', afterMs: 1_800_000 });
    await wish(till, payment);
    await till.clock.advance(longMs);
    expect(await wish(till, payment, null)).toBe('kept');
    await till.clock.advance(1_800_000);
    await checkClosed(till.core(), paymentOf(till.core(), payment.merchantUid));
    await till.clock.advance(longMs);
    expect(standing(till, payment)).toMatchObject({ at: 'paid', givenBackWon: 0, cancels: [] });
    expectBooksAgree(till);
  });

  test('is not, when the same sale was charged again after it was closed', async () => {
    const till = await createTestCore();
    const payment = await unknownPayment(till, never);
    await wish(till, payment);
    await till.clock.advance(longMs);
    await chargeOnce(till.core(), paymentOf(till.core(), payment.merchantUid));
    await till.clock.advance(longMs);
    expect(standing(till, payment)).toMatchObject({ at: 'paid', givenBackWon: 0, cancels: [] });
    expectBooksAgree(till);
  });

  test('is not, when who charges it again finds that it was paid late', async () => {
    const till = await createTestCore();
    const payment = await unknownPayment(till, never);
    await wish(till, payment);
    await till.clock.advance(longMs);
    paidLate(till, payment);
    const again = await chargeOnce(till.core(), paymentOf(till.core(), payment.merchantUid));
    expect(statusOf(again.payment)).toBe('paid!late-paid');
    await till.clock.advance(longMs);
    expect(standing(till, payment)).toMatchObject({ at: 'paid', givenBackWon: 0, cancels: [] });
    expectBooksAgree(till);
  });
});

describe('the wish to cancel if paid', () => {
  test('needs a yes', async () => {
    const till = await createTestCore();
    const payment = await unknownPayment(till, lost);
    expect(await wish(till, payment, reason, false)).toBe('not-allowed');
    expect(paymentOf(till.core(), payment.merchantUid).cancelIfPaid).toBeNull();
  });

  test('is refused where the result is known, and where there is nothing to take back', async () => {
    const till = await createTestCore();
    const refused = 'refused cancel.merchantUid: not-now';
    const paid = await paidSale(till.core());
    expect(await wish(till, paid)).toBe(refused);
    expect(await wish(till, newSale(till.core()))).toBe(refused);
    const payment = await unknownPayment(till, lost);
    expect(await wish(till, payment, null)).toBe(refused);
    expect(await wish(till, { ...payment, merchantUid: 'nobody' })).toBe(refused);
  });

  test('is refused when the result became known while the person was asked', async () => {
    const till = await createTestCore();
    const payment = await unknownPayment(till, lost);
    const { merchantUid } = payment;
    const done = await wishCancel(
      till.core(),
      async () => {
        await till.clock.advance(longMs);
        return true;
      },
      { merchantUid, reason },
    );
    expect(failureIn(done)).toBe('refused cancel.merchantUid: not-now');
    expect(standing(till, payment)).toMatchObject({ at: 'paid', givenBackWon: 0, cancels: [] });
  });
});
