import { describe, expect, test } from 'vitest';
import type { Payment } from '../../../main/domain/payment.ts';
import { checkClosed } from '../../../main/services/check-payment.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { cancelledElsewhere } from '../../core/test-cancel.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paidSale, paymentOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

async function declinedSale(till: TestCore): Promise<Payment> {
  till.gateway.faults.next('charge', { kind: 'decline', text: '[CC88] 잔액' });
  return (await chargeOnce(till.core(), newSale(till.core()))).payment;
}

const now = (till: TestCore, { merchantUid }: Payment): Payment =>
  paymentOf(till.core(), merchantUid);

describe('a person looks at a payment that is closed', () => {
  test('and nothing has changed: only the look is kept', async () => {
    const till = await createTestCore();
    const declined = await declinedSale(till);
    const paid = await paidSale(till.core());
    for (const payment of [declined, paid]) {
      expect(await checkClosed(till.core(), payment)).toBe(true);
      expect(now(till, payment)).toEqual(payment);
    }
    expectBooksAgree(till);
  });

  test.each([
    ['paid late', [{}], 'paid!late-paid'],
    ['paid late and twice', [{ paidAtS: 5 }, { paidAtS: 9 }], 'paid!two-paid'],
  ] as const)('%s', async (_, rows, status) => {
    const till = await createTestCore();
    const payment = await declinedSale(till);
    for (const row of rows) {
      till.gateway.addPayment({ merchantUid: payment.merchantUid, amountWon: 12_500, ...row });
    }
    expect(await checkClosed(till.core(), payment)).toBe(true);
    expect(statusOf(now(till, payment))).toBe(status);
    expect(now(till, payment).otherImpUid === null).toBe(rows.length === 1);
  });

  test('and something stands there that may become money: it is unknown again, and asked about', async () => {
    const till = await createTestCore();
    const payment = await declinedSale(till);
    const row = till.gateway.addPayment({
      merchantUid: payment.merchantUid,
      amountWon: 12_500,
      status: 'ready',
    });
    expect(await checkClosed(till.core(), payment)).toBe(true);
    expect(statusOf(now(till, payment))).toBe('unknown!still-ready');
    row.status = 'paid';
    row.paidAtS = row.startedAtS;
    await till.clock.advance(10_000);
    expect(statusOf(now(till, payment))).toBe('paid!late-paid');
    expectBooksAgree(till);
  });

  test('that was paid, and part was given back elsewhere', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    cancelledElsewhere(till, 3_000);
    expect(await checkClosed(till.core(), payment)).toBe(true);
    expect(now(till, payment)).toMatchObject({
      state: { cancelledWon: 3_000 },
      alarm: 'cancelled-elsewhere',
    });
    expectBooksAgree(till);
  });

  test.each([
    ['another amount', { amount: 1, cancel_amount: 1 }],
    ['another order', { merchant_uid: 'somebody-elses', cancel_amount: 500 }],
  ])('and is told about %s: that says nothing about this one', async (_, response) => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    till.gateway.faults.next('payment', { kind: 'altered', response });
    await checkClosed(till.core(), payment);
    expect(now(till, payment)).toEqual(payment);
  });

  test('and nobody answers: nothing changes, and they are told', async () => {
    const till = await createTestCore();
    const declined = await declinedSale(till);
    const paid = await paidSale(till.core());
    till.gateway.faults.down.add('look-ups');
    expect(await checkClosed(till.core(), declined)).toBe(false);
    expect(await checkClosed(till.core(), paid)).toBe(false);
    expect([now(till, declined), now(till, paid)]).toEqual([declined, paid]);
  });

  test('of another account: it is left alone', async () => {
    const till = await createTestCore();
    const payment = await declinedSale(till);
    const core = till.core();
    const other = { ...core, account: { ...core.account, fingerprint: 'account-2' } };
    const asked = till.gateway.seen.length;
    expect(await checkClosed(other, payment)).toBe(false);
    expect(till.gateway.seen).toHaveLength(asked);
  });

  test('twice at once: the second finds what the first wrote', async () => {
    const till = await createTestCore();
    const payment = await declinedSale(till);
    till.gateway.addPayment({ merchantUid: payment.merchantUid, amountWon: 12_500 });
    await Promise.all([checkClosed(till.core(), payment), checkClosed(till.core(), payment)]);
    expect(statusOf(now(till, payment))).toBe('paid!late-paid');
    expectBooksAgree(till);
  });
});
