import { describe, expect, test } from 'vitest';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paymentOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

const hourMs = 3_600_000;

/** A charge of which nobody knows whether it arrived; it did not. */
async function lostCharge(till: TestCore): Promise<string> {
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  expect(statusOf(payment)).toBe('unknown');
  return payment.merchantUid;
}

const status = (till: TestCore, merchantUid: string): string =>
  statusOf(paymentOf(till.core(), merchantUid));

describe('the settle time', () => {
  test('nothing is believed before 180 s, and then only twice, spaced', async () => {
    const till = await createTestCore();
    await till.clock.advance(hourMs);
    const uid = await lostCharge(till);
    await till.clock.advance(179_000);
    expect(status(till, uid)).toBe('unknown');
    await till.clock.advance(10 * 60_000);
    expect(status(till, uid)).toBe('not-charged: nothing-found');
    const { lookUps } = till.core().ledger.read;
    const late = lookUps(uid).slice(-2);
    expect(late.map(({ reading }) => reading)).toEqual(['nothing', 'nothing']);
    expect((late[1]?.atMs ?? 0) - (late[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(5_000);
  });

  test('a row that was seen for a moment does not shorten it', async () => {
    const till = await createTestCore();
    await till.clock.advance(hourMs);
    const uid = await lostCharge(till);
    const row = till.gateway.addPayment({
      merchantUid: uid,
      amountWon: 12_500,
      status: 'ready',
    });
    await till.clock.advance(3_000);
    expect(status(till, uid)).toBe('unknown!still-ready');
    till.gateway.books.payments.splice(till.gateway.books.payments.indexOf(row), 1);
    await till.clock.advance(170_000);
    expect(status(till, uid)).toBe('unknown!still-ready');
    await till.clock.advance(15 * 60_000);
    expect(status(till, uid)).toBe('not-charged: nothing-found');
    expectBooksAgree(till);
  });

  test.each([
    ['forward', 48 * hourMs],
    ['back', -48 * hourMs],
  ])('a wall clock that jumps 48 h %s changes nothing', async (_, jumpMs) => {
    const till = await createTestCore();
    await till.clock.advance(hourMs);
    till.gateway.faults.next('charge', { kind: 'drop-then-commit', afterMs: 170_000 });
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    till.clock.jumpWall(jumpMs);
    await till.clock.advance(169_000);
    till.clock.jumpWall(-2 * jumpMs);
    expect(status(till, payment.merchantUid)).toBe('unknown');
    await till.clock.advance(10 * 60_000);
    expect(status(till, payment.merchantUid)).toBe('paid');
    expectBooksAgree(till);
  });

  test('a restart begins it anew, since nobody knows how long the machine was off', async () => {
    const till = await createTestCore();
    const uid = await lostCharge(till);
    await till.clock.advance(170_000);
    await till.restart();
    await till.clock.advance(170_000);
    expect(status(till, uid)).toBe('unknown');
    await till.clock.advance(10 * 60_000);
    expect(status(till, uid)).toBe('not-charged: nothing-found');
    expectBooksAgree(till);
  });

  test('look-ups that bring no answer are no proof', async () => {
    const till = await createTestCore();
    const uid = await lostCharge(till);
    till.gateway.faults.down.add('look-ups');
    await till.clock.advance(hourMs);
    expect(status(till, uid)).toBe('unknown');
    till.gateway.faults.clear();
    await till.clock.advance(15 * 60_000);
    expect(status(till, uid)).toBe('not-charged: nothing-found');
    expectBooksAgree(till);
  });
});
