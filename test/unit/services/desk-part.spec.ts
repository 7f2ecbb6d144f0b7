import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import { won } from '../../../main/domain/won.ts';
import { checkClosed } from '../../../main/services/check-payment.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore } from '../../core/test-core.ts';
import {
  begin,
  createTestDesk,
  expectOk,
  failureIn,
  isForgotten,
  signIn,
  upTo,
} from '../../core/test-desk.ts';
import { paymentOf, postsOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

describe('a customer with too few points', () => {
  test('pays what they have: a second number, the first one closed as never sent', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    begin(on);
    await signIn(till, on, 'junho', '1234');
    const first = on.at('short').sale.merchantUid;
    expectOk(on.customer.consent(won(8_000)));
    expect(on.at('part-agreed').agreedWon).toBe(8_000);
    expect(postsOf(till, first)).toBe(0);
    expectOk(on.cashier.acceptPart());
    expect(failureIn(on.cashier.acceptPart())).toBe('refused sale.sale: not-now');
    await till.rest();
    const { sale, leftWon } = on.at('approved');
    expect(sale).toMatchObject({ askedWon: 12_500, amountWon: 8_000 });
    expect(leftWon).toBe(0);
    expect(sale.merchantUid).not.toBe(first);
    expect(statusOf(paymentOf(till.core(), first))).toBe('not-charged: never-sent');
    const second = paymentOf(till.core(), sale.merchantUid);
    expect(second).toMatchObject({ amountWon: 8_000, customerMask: 'ju***o' });
    expect(till.core().ledger.read.paymentsOf(sale.saleId)).toHaveLength(2);
    expect(postsOf(till, sale.merchantUid)).toBe(1);
    expect(isForgotten(on)).toBe(true);
    expectBooksAgree(till);
  });

  test.each([7_999, 8_001, 12_500])('cannot agree to %i instead of 8,000', async (other) => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    begin(on);
    await signIn(till, on, 'junho', '1234');
    expect(failureIn(on.customer.consent(won(other)))).toBe('refused customer.amountWon: one-of');
    on.at('short');
  });

  test('cannot pay nothing with nothing', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    begin(on);
    await signIn(till, on, 'empty', '1234');
    expect(failureIn(on.customer.consent(won(0)))).toBe('refused customer.amountWon: one-of');
  });

  test('cannot pay a part where the shop does not take parts', async () => {
    const till = await createTestCore({
      settings: { sale: { ...defaultSettings.sale, partPayment: false } },
    });
    const on = createTestDesk(till);
    begin(on);
    await signIn(till, on, 'junho', '1234');
    expect(failureIn(on.customer.consent(won(8_000)))).toBe('refused customer.amountWon: one-of');
  });

  test('whose part is lost on the way is asked about under the second number', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await upTo(till, on, 'part-agreed');
    till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
    expectOk(on.cashier.acceptPart());
    await till.rest();
    const { sale } = on.at('unknown');
    await till.clock.advance(10_000);
    on.at('approved');
    expect(postsOf(till, sale.merchantUid)).toBe(1);
    expectBooksAgree(till);
  });

  /** Refused at the charge, typed again by somebody with too few points, who agrees to a part. */
  async function partAfterRefusal() {
    const till = await createTestCore();
    const on = createTestDesk(till);
    begin(on);
    await signIn(till, on, 'minji', '1234');
    till.gateway.faults.next('charge', { kind: 'decline', text: '[8193] 비밀번호' });
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    const first = on.at('declined').sale.merchantUid;
    expectOk(on.cashier.retry());
    await signIn(till, on, 'junho', '1234');
    expectOk(on.customer.consent(won(8_000)));
    on.at('part-agreed');
    return { till, on, first };
  }

  test('pays nothing more when the first payment went through after all', async () => {
    const { till, on, first } = await partAfterRefusal();
    till.gateway.addPayment({ merchantUid: first, amountWon: 12_500 });
    expectOk(on.cashier.acceptPart());
    await till.rest();
    const { sale } = on.at('approved');
    expect(sale).toMatchObject({ merchantUid: first, amountWon: 12_500 });
    const payments = till.core().ledger.read.paymentsOf(sale.saleId);
    expect(payments.map(statusOf)).toEqual(['paid!late-paid', 'not-charged: never-sent']);
    expect(postsOf(till, payments[1]?.merchantUid ?? '')).toBe(0);
    expect(isForgotten(on)).toBe(true);
  });

  test('pays nothing while the first payment cannot be asked about, then sends the part', async () => {
    const { till, on, first } = await partAfterRefusal();
    till.gateway.faults.down.add('look-ups');
    expectOk(on.cashier.acceptPart());
    await till.rest();
    const { merchantUid } = on.at('not-sent').sale;
    expect(merchantUid).not.toBe(first);
    expect(postsOf(till, merchantUid)).toBe(0);
    till.gateway.faults.down.clear();
    expectOk(on.cashier.sendAgain());
    await till.rest();
    expect(on.at('approved').sale).toMatchObject({ merchantUid, amountWon: 8_000 });
  });

  test('is offered no more when a look-up finds the first one paid meanwhile', async () => {
    const { till, on, first } = await partAfterRefusal();
    till.gateway.addPayment({ merchantUid: first, amountWon: 12_500 });
    await checkClosed(till.core(), paymentOf(till.core(), first));
    expect(on.at('approved').sale.merchantUid).toBe(first);
    expect(failureIn(on.cashier.acceptPart())).toBe('refused sale.sale: not-now');
    expect(till.core().ledger.read.paymentsOf(on.at('approved').sale.saleId)).toHaveLength(1);
  });
});

describe('a sale that is left', () => {
  test('after a refused sign-in leaves nothing open behind', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    begin(on);
    await signIn(till, on, 'minji', 'wrong');
    on.at('declined');
    expectOk(on.cashier.dismiss());
    expect(till.core().ledger.read.open()).toEqual([]);
  });
});
