import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../main/training/portone/faults.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import {
  createTestDesk,
  expectOk,
  signIn,
  type TestDesk,
  upToConsent,
} from '../../core/test-desk.ts';
import { chargeOnce, paymentOf, postsOf } from '../../core/test-sale.ts';
import { paidLate } from '../../core/test-watch.ts';
import { statusOf } from '../../core/words.ts';

const longMs = 10 * 60_000;
const bare = (message: string): Fault => ({ kind: 'refuse', status: 200, code: 1, message });
const ofCompany = (code: string): Fault => ({ kind: 'decline', text: `[${code}] 중복된 주문번호` });

const saying: readonly (readonly [name: string, fault: Fault])[] = [
  ['the provider’s own words', bare('이미 결제가 이루어진 merchant_uid 입니다.')],
  ['the provider’s other words', bare('결제가 이뤄진 적이 있는 merchant_uid 입니다.')],
  ['8094, and a failed row', ofCompany('8094')],
  ['8338, and a failed row', ofCompany('8338')],
];

/** The customer has agreed, and the provider calls the number used. */
async function refusedAsUsed(fault: Fault): Promise<{ till: TestCore; on: TestDesk; uid: string }> {
  const till = await createTestCore();
  const on = createTestDesk(till);
  await upToConsent(till, on);
  till.gateway.faults.next('charge', fault);
  const { sale } = on.at('consent');
  expectOk(on.customer.consent(sale.amountWon));
  await till.rest();
  return { till, on, uid: sale.merchantUid };
}

const status = (till: TestCore, uid: string): string => statusOf(paymentOf(till.core(), uid));

describe('a charge that is refused because its number was used', () => {
  test.each(saying)(
    '%s: is not known until look-ups show no money, and then says so',
    async (_, fault) => {
      const { till, on, uid } = await refusedAsUsed(fault);
      expect(status(till, uid)).toBe('unknown');
      await till.clock.advance(longMs);
      expect(status(till, uid)).toBe('not-charged: number-used');
      expect(on.at('declined')).toMatchObject({ reason: 'not-charged', mayRetry: true });
      expect(till.core().ledger.read.paymentsOf(on.at('declined').sale.saleId)).toHaveLength(1);
    },
  );

  test('and was paid under it: that is shown at once', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await upToConsent(till, on);
    const { sale } = on.at('consent');
    paidLate(till, paymentOf(till.core(), sale.merchantUid));
    expectOk(on.customer.consent(sale.amountWon));
    await till.rest();
    expect(status(till, sale.merchantUid)).toBe('paid');
    on.at('approved');
  });

  test('any other end leaves the sale its number', async () => {
    const { till, on, uid } = await refusedAsUsed({ kind: 'drop', commit: 'never' });
    await till.clock.advance(longMs);
    expect(status(till, uid)).toBe('not-charged: nothing-found');
    expectOk(on.cashier.retry());
    expect(on.at('asking').sale.merchantUid).toBe(uid);
  });

  test('cannot be charged again under it', async () => {
    const { till, uid } = await refusedAsUsed(ofCompany('8094'));
    await till.clock.advance(longMs);
    const end = await chargeOnce(till.core(), paymentOf(till.core(), uid));
    expect(statusOf(end.payment)).toBe('not-charged: number-used');
    expect(postsOf(till, uid)).toBe(1);
  });
});

describe('trying such a sale again', () => {
  test('opens one new payment of the same amount and tax, and charges that', async () => {
    const { till, on, uid } = await refusedAsUsed(ofCompany('8094'));
    await till.clock.advance(longMs);
    expectOk(on.cashier.retry());
    const { sale } = on.at('asking');
    expect(sale.merchantUid).not.toBe(uid);
    const [first, second, ...more] = till.core().ledger.read.paymentsOf(sale.saleId);
    expect(more).toEqual([]);
    expect(second).toMatchObject({
      merchantUid: sale.merchantUid,
      amountWon: first?.amountWon,
      tax: first?.tax,
      orderNo: first?.orderNo,
      state: { at: 'created' },
    });
    await signIn(till, on);
    expectOk(on.customer.consent(sale.amountWon));
    await till.rest();
    expect(status(till, sale.merchantUid)).toBe('paid');
    expect(status(till, uid)).toBe('not-charged: number-used');
    expectBooksAgree(till);
    expect(till.bugs).toEqual([]);
  });

  test('after its money came late all the same: that is shown, and nothing is opened', async () => {
    const { till, on, uid } = await refusedAsUsed(ofCompany('8094'));
    await till.clock.advance(longMs);
    till.heard.clear();
    paidLate(till, paymentOf(till.core(), uid));
    await till.clock.advance(longMs);
    expect(status(till, uid)).toBe('paid!late-paid');
    expectOk(on.cashier.retry());
    expect(on.at('approved').sale.merchantUid).toBe(uid);
    expect(till.core().ledger.read.paymentsOf(on.at('approved').sale.saleId)).toHaveLength(1);
  });

  test('whose money comes between the retry and the charge is not charged twice', async () => {
    const { till, on, uid } = await refusedAsUsed(ofCompany('8094'));
    await till.clock.advance(longMs);
    expectOk(on.cashier.retry());
    const { sale } = on.at('asking');
    await signIn(till, on);
    paidLate(till, paymentOf(till.core(), uid));
    expectOk(on.customer.consent(sale.amountWon));
    await till.rest();
    expect(status(till, uid)).toBe('paid!late-paid');
    expect(postsOf(till, sale.merchantUid)).toBe(0);
    expect(on.at('approved').sale.merchantUid).toBe(uid);
  });
});
