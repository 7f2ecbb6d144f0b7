import { describe, expect, test } from 'vitest';
import { checkClosed } from '../../../main/services/check-payment.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { cancelFaults } from '../../core/cases/cancel-faults.ts';
import {
  cancelledElsewhere,
  cancelOf,
  cancelPosts,
  leftWon,
  storedCancel,
  wordOf,
} from '../../core/test-cancel.ts';
import { createTestCore } from '../../core/test-core.ts';
import { paidSale, paymentOf } from '../../core/test-sale.ts';
import { untilSeen } from '../../core/until.ts';

const longMs = 15 * 60_000;

describe('a cancel', () => {
  test.each(cancelFaults)('%s', async (_, armed, atOnce, atRest, posts) => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    for (const fault of armed) till.gateway.faults.next('cancel', fault);
    const result = await cancelOf(till, payment, 5_000);
    expect(wordOf(result)).toBe(atOnce);
    await till.clock.advance(longMs);
    const cancel = storedCancel(till, result);
    expect(wordOf({ ok: true, value: cancel })).toBe(atRest);
    expect(leftWon(till, payment)).toBe(atRest === 'done' ? 7_500 : 12_500);
    expect(paymentOf(till.core(), payment.merchantUid).alarm).toBeNull();
    expect(cancelPosts(till)).toBe(posts);
    const entries = till.core().ledger.read.queue();
    expect(entries.filter(({ subject }) => subject.about !== 'watch')).toEqual([]);
    expect(entries.length).toBe(atRest === 'done' ? 0 : 1);
    expectBooksAgree(till);
    expect(till.bugs).toEqual([]);
  });

  test('that could not leave the machine waits, and goes out by itself', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    // After the look and before the post there is no token any more.
    till.heard.add(() => till.core().portone.dropToken());
    till.gateway.faults.next('token', { kind: 'empty', status: 503, commit: 'never' });
    const result = await cancelOf(till, payment, 5_000);
    expect(wordOf(result)).toBe('created');
    expect(cancelPosts(till)).toBe(0);
    till.heard.clear();
    await till.clock.advance(longMs);
    expect(storedCancel(till, result).state).toBe('done');
    expect(cancelPosts(till)).toBe(1);
    expectBooksAgree(till);
  });

  test('that was turned away, and then could not leave, is what the provider shows', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    till.gateway.faults.next('cancel', { kind: 'unauthorised' });
    till.gateway.faults.next('token', { kind: 'empty', status: 503, commit: 'never' });
    expect(wordOf(await cancelOf(till, payment, 5_000))).toBe('refused: shop-sign-in');
    expect(cancelPosts(till)).toBe(1);
    expectBooksAgree(till);
  });

  test('is not even begun when the provider knows no such payment', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    till.gateway.books.payments.length = 0;
    expect(wordOf(await cancelOf(till, payment, 5_000))).toBe('declined: not-found, charged');
    expect(cancelPosts(till)).toBe(0);
  });

  test('that was lost may be sent again by a person, with the same checksum', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    till.gateway.faults.next('cancel', { kind: 'drop', commit: 'never' });
    const first = await cancelOf(till, payment, 5_000);
    expect(wordOf(await cancelOf(till, payment, 5_000))).toBe('declined: cancel-busy, charged');
    await till.clock.advance(179_000);
    expect(storedCancel(till, first).state).toBe('unknown');
    await till.clock.advance(longMs);
    expect(storedCancel(till, first).state).toBe('not-cancelled');
    const second = await cancelOf(till, payment, 5_000);
    expect(wordOf(second)).toBe('done');
    expect(storedCancel(till, second).checksumWon).toBe(storedCancel(till, first).checksumWon);
    expect(leftWon(till, payment)).toBe(7_500);
    expectBooksAgree(till);
  });

  test('that took effect after it was given up is told late, and called nobody else’s', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    till.gateway.faults.next('cancel', { kind: 'drop-then-commit', afterMs: 3_600_000 });
    const first = await cancelOf(till, payment, 5_000);
    await till.clock.advance(longMs);
    expect(storedCancel(till, first).state).toBe('not-cancelled');
    await till.clock.advance(3_600_000);
    expect(await checkClosed(till.core(), paymentOf(till.core(), payment.merchantUid))).toBe(true);
    expect(storedCancel(till, first).state).toBe('done');
    expect(paymentOf(till.core(), payment.merchantUid)).toMatchObject({
      state: { cancelledWon: 5_000 },
      alarm: 'late-cancelled',
    });
    expectBooksAgree(till);
  });

  test('that a person looks at while its answer is on the way ends once', async () => {
    const till = await createTestCore({ answerTimeoutMs: 15_000 });
    const payment = await paidSale(till.core());
    till.gateway.faults.next('cancel', { kind: 'late-answer', delayMs: 1_000 });
    const sent = cancelOf(till, payment, 5_000);
    await untilSeen(till, 'cancel');
    await checkClosed(till.core(), payment);
    till.clock.advanceNow(1_000);
    const result = await sent;
    expect(wordOf(result)).toBe('done');
    expect(leftWon(till, payment)).toBe(7_500);
    expectBooksAgree(till);
    expect(till.bugs).toEqual([]);
  });

  test('whose answer was lost, and somebody else’s came instead, needs a person', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    till.gateway.faults.next('cancel', { kind: 'drop', commit: 'never' });
    const result = await cancelOf(till, payment, 5_000);
    cancelledElsewhere(till, 5_000);
    await till.clock.advance(10_000);
    expect(storedCancel(till, result).state).toBe('needs-person');
    expect(paymentOf(till.core(), payment.merchantUid).alarm).toBe('cancelled-elsewhere');
    expectBooksAgree(till);
  });

  test('that is answered about another amount asks on, and calls nobody', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    till.gateway.faults.next('cancel', { kind: 'drop', commit: 'done' });
    const result = await cancelOf(till, payment, 5_000);
    till.gateway.faults.next(
      'payment',
      { kind: 'altered', response: { amount: 1, cancel_amount: 1 } },
      3,
    );
    await till.clock.advance(10_000);
    expect(storedCancel(till, result).state).toBe('unknown');
    await till.clock.advance(60_000);
    expect(storedCancel(till, result).state).toBe('done');
    expectBooksAgree(till);
  });

  test('that was out when the process was killed is looked up by the next one', async () => {
    const till = await createTestCore({ answerTimeoutMs: 15_000 });
    const payment = await paidSale(till.core());
    till.gateway.faults.next('cancel', { kind: 'late-answer', delayMs: 60_000 });
    const sent = cancelOf(till, payment, 5_000).catch(() => 'killed');
    await untilSeen(till, 'cancel');
    const life = await till.restart();
    expect(await sent).toBe('killed');
    expect(life.recovered).toEqual({ unknown: 1, closed: 0 });
    await till.clock.advance(10_000);
    const [cancel] = till.core().ledger.read.cancels(payment.merchantUid);
    expect(cancel?.state).toBe('done');
    expect(paymentOf(till.core(), payment.merchantUid).alarm).toBeNull();
    expectBooksAgree(till);
  });
});
