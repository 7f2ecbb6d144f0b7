import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import type { HoldKind } from '../../../main/store/ledger-failure.ts';
import { onArrival } from '../../core/arrivals.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { cancelOf, cancelPosts, leftWon } from '../../core/test-cancel.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { createTestDesk, expectOk, upToConsent } from '../../core/test-desk.ts';
import { chargeOnce, newSale, paidSale, paymentOf, postsOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';
import { dropTriggers, rawly } from '../store/ledger-set-up.ts';

const kinds: readonly HoldKind[] = ['damaged', 'older-copy'];

describe.each(kinds)('a ledger that is held as %s', (kind) => {
  test('sends no charge, tells the cashier so, and sends the same one when it is let go', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await upToConsent(till, on);
    till.core().ledger.hold(kind);
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    const { sale, why } = on.at('not-sent');
    expect([why, postsOf(till, sale.merchantUid)]).toEqual(['storage', 0]);
    expect(statusOf(paymentOf(till.core(), sale.merchantUid))).toBe('created');
    till.core().ledger.release(kind);
    expectOk(on.cashier.sendAgain());
    await till.rest();
    on.at('approved');
    expect(postsOf(till, sale.merchantUid)).toBe(1);
    expectBooksAgree(till);
  });

  test('sends no cancel, and says that the payment stays', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    till.core().ledger.hold(kind);
    expect(await cancelOf(till, payment, 500)).toEqual({
      ok: false,
      failure: { kind: 'storage', state: kind },
    });
    expect([cancelPosts(till), leftWon(till, payment)]).toEqual([0, 12_500]);
    till.core().ledger.release(kind);
    expect(await cancelOf(till, payment, 500)).toMatchObject({ value: { state: 'done' } });
  });

  test('holds a cancel also when it was held while a person was asked', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    const yesThenHeld = () => {
      till.core().ledger.hold(kind);
      return Promise.resolve(true);
    };
    expect(await cancelOf(till, payment, 500, yesThenHeld)).toMatchObject({
      failure: { kind: 'storage', state: kind },
    });
    expect([cancelPosts(till), leftWon(till, payment)]).toEqual([0, 12_500]);
  });

  test.each([
    ['before it was tried', (till: TestCore) => till.core().ledger.hold(kind)],
    [
      'while its payment was read',
      (till: TestCore) => {
        let times = 0;
        onArrival(till.gateway.url, ({ path }) => {
          if (!path.startsWith('/payments/')) return;
          times += 1;
          if (times === 1) till.core().ledger.hold(kind);
        });
      },
    ],
  ])('keeps a cancel that waits in the queue, held %s', async (_name, hold) => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    await till.gateway.unplug();
    expect(await cancelOf(till, payment, 500)).toMatchObject({ value: { state: 'created' } });
    hold(till);
    await till.gateway.plugIn();
    await till.clock.advance(15 * 60_000);
    expect([cancelPosts(till), leftWon(till, payment)]).toEqual([0, 12_500]);
    expect(till.core().ledger.stopped()).toEqual({ kind });
    till.core().ledger.release(kind);
    await till.clock.advance(15 * 60_000);
    expect([cancelPosts(till), leftWon(till, payment)]).toEqual([1, 12_000]);
  });

  test('goes on finding out what became of an open payment, and writes it down', async () => {
    const till = await createTestCore();
    till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    expect(statusOf(payment)).toBe('unknown');
    till.core().ledger.hold(kind);
    await till.clock.advance(30_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('paid');
    expect(postsOf(till, payment.merchantUid)).toBe(1);
    expectBooksAgree(till);
  });
});

test('a payment whose row cannot be understood stays in the queue, and is resolved once it can', async () => {
  const till = await createTestCore();
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  const { merchantUid } = payment;
  const write = (sql: string, value: string) =>
    rawly(till.file, (db) => {
      dropTriggers(db);
      return db.prepare(sql).run(value, merchantUid);
    });
  const setBuyer = 'UPDATE payments SET buyer = ? WHERE merchant_uid = ?';
  write(setBuyer, '{"name": 7}');
  await till.clock.advance(120_000);
  const { read } = till.core().ledger;
  expect(read.payment(merchantUid)).toBeNull();
  expect(read.unreadable()).toEqual([{ table: 'payments', key: merchantUid, problem: 'buyer' }]);
  expect(read.queue()).toHaveLength(1);

  write(setBuyer, '{}');
  await till.clock.advance(600_000);
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid');
  expect(read.queue()).toEqual([]);
});
