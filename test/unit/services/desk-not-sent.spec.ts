import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import {
  begin,
  createTestDesk,
  expectOk,
  failureIn,
  isForgotten,
  signIn,
  type TestDesk,
  upToConsent,
} from '../../core/test-desk.ts';
import { paymentOf, postsOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

describe('a charge that did not leave the machine', () => {
  /** Up to the moment before the money call, with nobody listening at the other end. */
  async function unplugged(till: TestCore, on: TestDesk): Promise<void> {
    await upToConsent(till, on);
    await till.gateway.unplug();
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
  }

  test('keeps what was typed and is sent again by one key', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await unplugged(till, on);
    const { sale, why } = on.at('not-sent');
    expect(why).toBe('offline');
    expect(isForgotten(on)).toBe(false);
    expect(statusOf(paymentOf(till.core(), sale.merchantUid))).toBe('created');
    await till.gateway.plugIn();
    expectOk(on.cashier.sendAgain());
    expect(failureIn(on.cashier.sendAgain())).toBe('refused sale.sale: not-now');
    await till.rest();
    on.at('approved');
    expect(postsOf(till, sale.merchantUid)).toBe(1);
    expect(isForgotten(on)).toBe(true);
    expectBooksAgree(till);
  });

  test('forgets what was typed after ten minutes', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await unplugged(till, on);
    await till.clock.advance(600_000);
    expect(isForgotten(on)).toBe(true);
    expect(failureIn(on.cashier.sendAgain())).toBe('refused sale.sale: not-now');
    expectOk(on.cashier.dismiss());
    on.at('idle');
    expect(till.core().ledger.read.open()).toEqual([]);
  });

  test.each(['dismiss', 'begin'] as const)('is closed as never sent by %s', async (by) => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await unplugged(till, on);
    const { merchantUid } = on.at('not-sent').sale;
    if (by === 'dismiss') expectOk(on.cashier.dismiss());
    else expectOk(on.cashier.begin({ amountWon: won(1_000), itemName: 'x', buyer: {} }));
    expect(isForgotten(on)).toBe(true);
    expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('not-charged: never-sent');
  });

  test('when it was the points that could not be asked for, they are asked for again', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    begin(on);
    await till.gateway.unplug();
    await signIn(till, on);
    expect(on.at('not-sent').balanceWon).toBeNull();
    await till.gateway.plugIn();
    expectOk(on.cashier.sendAgain());
    await till.rest();
    on.at('consent');
  });
});
