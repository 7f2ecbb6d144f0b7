import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { openSmallerPayment } from '../../../main/services/desk/open-sale.ts';
import { paymentDetailOf } from '../../../main/services/payment-views.ts';
import type { TaxType } from '../../../preload/views.ts';
import { cancelOf, storedCancel, wordOf } from '../../core/test-cancel.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { createTestDesk, expectOk, failureIn, signIn } from '../../core/test-desk.ts';
import { paymentOf } from '../../core/test-sale.ts';

const shop = (type: TaxType) => createTestCore({ settings: { tax: { type } } });

/** The same till after the shop chose another tax rule. */
function nowUnder(till: TestCore, type: TaxType): TestCore {
  const core = till.core();
  const settings = () => ({ ...core.settings(), tax: { type } });
  return { ...till, core: () => ({ ...core, settings }) };
}

/** A sale of 11,000 won of which `named` is tax-free. */
const sale = (named?: number) => ({
  amountWon: won(11_000),
  ...(named === undefined ? {} : { taxFreeWon: won(named) }),
  itemName: '상품',
  buyer: {},
});

/** That sale, paid. */
async function paid(till: TestCore, named?: number) {
  const on = createTestDesk(till);
  expectOk(on.cashier.begin(sale(named)));
  expectOk(on.customer.accept());
  await signIn(till, on);
  expectOk(on.customer.consent(won(11_000)));
  await till.rest();
  return paymentOf(till.core(), on.at('approved').sale.merchantUid);
}

describe('the tax of a payment', () => {
  test.each([
    ['taxable', undefined, 0],
    ['tax-free', undefined, 11_000],
    ['mixed', undefined, 0],
    ['mixed', 3_001, 3_001],
    ['mixed', 11_000, 11_000],
  ] as const)('of a %s shop with %s named is kept with it', async (type, named, taxFreeWon) => {
    expect((await paid(await shop(type), named)).tax).toEqual({ type, taxFreeWon });
  });

  test('is shown as it was after the shop changed its rule', async () => {
    const till = await shop('mixed');
    const payment = await paid(till, 4_400);
    const shown = (at: TestCore) => paymentDetailOf(at.core(), payment, () => null).tax;
    const before = shown(till);
    expect(before).toMatchObject({ taxFreeWon: 4_400, supplyWon: 6_000, vatWon: 600 });
    expect(shown(nowUnder(till, 'taxable'))).toEqual(before);
    expect(shown(nowUnder(till, 'tax-free'))).toEqual(before);
  });

  test.each([
    [2_000, 2_000],
    [5_000, 4_000],
  ])('named as %i is %i tax-free in a part payment of 4,000', async (named, taxFreeWon) => {
    const till = await shop('mixed');
    const on = createTestDesk(till);
    expectOk(on.cashier.begin(sale(named)));
    const later = nowUnder(till, 'taxable').core();
    const { merchantUid } = openSmallerPayment(later, on.at('asking').sale, won(4_000));
    expect(paymentOf(later, merchantUid).tax).toEqual({ type: 'mixed', taxFreeWon });
  });

  test.each([
    ['mixed', 11_001, 'refused sale.taxFreeWon: over-limit'],
    ['mixed', 11_000, 'accepted'],
    ['mixed', 0, 'accepted'],
    ['taxable', 0, 'refused sale.taxFreeWon: not-now'],
    ['tax-free', 11_000, 'refused sale.taxFreeWon: not-now'],
  ] as const)('in a %s shop may be named as %i: %s', async (type, named, word) => {
    expect(failureIn(createTestDesk(await shop(type)).cashier.begin(sale(named)))).toBe(word);
  });
});

describe('the tax-free share that goes with a cancel', () => {
  test.each([
    ['mixed', 3_001, 3_001],
    ['mixed', 1, 1],
    ['mixed', undefined, 0],
    ['tax-free', undefined, 11_000],
  ] as const)(
    'of a %s shop with %s named sums to that of the payment',
    async (type, named, sum) => {
      const till = await shop(type);
      const payment = await paid(till, named);
      const later = nowUnder(till, 'taxable');
      const shares: (number | null)[] = [];
      for (const amountWon of [1, 3_333, 3_333, 4_332, 1]) {
        const result = await cancelOf(later, payment, amountWon);
        expect(wordOf(result)).toBe('done');
        shares.push(storedCancel(till, result).taxFreeWon);
      }
      expect(shares.reduce<number>((all, share) => all + (share ?? Number.NaN), 0)).toBe(sum);
      const sent = till.gateway.books.payments.at(-1)?.cancels.map(({ taxFreeWon }) => taxFreeWon);
      expect(sent).toEqual(shares);
    },
  );

  test('is not sent for a payment that was taxable, whatever the shop sells now', async () => {
    const till = await shop('taxable');
    const payment = await paid(till);
    const result = await cancelOf(nowUnder(till, 'tax-free'), payment, 500);
    expect(storedCancel(till, result).taxFreeWon).toBeNull();
  });
});
