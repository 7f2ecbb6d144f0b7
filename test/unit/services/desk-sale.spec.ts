import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import { won } from '../../../main/domain/won.ts';
import { customerMs } from '../../../main/services/desk/desk-state.ts';
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
  upToConsent,
} from '../../core/test-desk.ts';
import { paymentOf, postsOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

const sale = { amountWon: won(12_500), itemName: '상품', buyer: {} };

describe('a sale on the desk', () => {
  test('goes from the amount to the approval, and forgets what was typed', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    expectOk(on.cashier.begin(sale));
    expect(on.at('asking')).toMatchObject({ step: 'intro', sale: { orderNo: 'TR-T1-1121-0001' } });
    const { merchantUid } = on.at('asking').sale;
    expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('created');
    expectOk(on.customer.accept());
    expect(on.at('asking').step).toBe('id');
    await signIn(till, on);
    expect(on.at('consent').balanceWon).toBe(152_300);
    expect(isForgotten(on)).toBe(false);
    expectOk(on.customer.consent(won(12_500)));
    expect(on.desk.state().at).toBe('sending');
    await till.rest();
    expect(on.at('approved')).toMatchObject({ leftWon: 139_800 });
    expect(on.typed).toHaveLength(1);
    expect(isForgotten(on)).toBe(true);
    const payment = paymentOf(till.core(), merchantUid);
    expect(payment).toMatchObject({ customerMask: 'mi***i' });
    expect(payment.customerTag).toMatch(/^[0-9a-f]{64}$/);
    expectOk(on.customer.done());
    expect(on.desk.customerDone()).toBe(true);
    expectOk(on.cashier.dismiss());
    on.at('idle');
    expectBooksAgree(till);
  });

  test('agrees to nothing but what the screen showed', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await upToConsent(till, on);
    for (const other of [12_499, 12_501, 1, 152_300]) {
      expect(failureIn(on.customer.consent(won(other)))).toBe('refused customer.amountWon: one-of');
    }
    on.at('consent');
  });

  test('a second Enter, tap or consent finds nothing more to do', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    expectOk(on.cashier.begin(sale));
    expect(failureIn(on.cashier.begin(sale))).toBe('busy');
    await till.rest();
    expectOk(on.customer.accept());
    await signIn(till, on);
    expectOk(on.customer.consent(won(12_500)));
    for (const again of [
      () => on.customer.consent(won(12_500)),
      () => on.cashier.begin(sale),
      () => on.cashier.stop(),
      () => on.customer.stop(),
      () => on.cashier.restart(),
      () => on.cashier.dismiss(),
      () => on.cashier.park(),
      () => on.cashier.retry(),
      () => on.cashier.sendAgain(),
      () => on.cashier.extend(),
      () => on.cashier.acceptPart(),
      () => on.customer.done(),
      () => on.customer.help(),
      () => on.customer.accept(),
      () => on.customer.signIn('x', 'y'),
    ]) {
      expect(failureIn(again())).not.toBe('accepted');
      expect(on.desk.state().at).toBe('sending');
    }
    await till.rest();
    expect(postsOf(till, on.at('approved').sale.merchantUid)).toBe(1);
    expectBooksAgree(till);
  });

  test.each([
    ['cashier', 'cancelled_by_cashier'],
    ['customer', 'cancelled_by_customer'],
  ] as const)('may be stopped by the %s until it is sent', async (who, how) => {
    for (const until of ['asking', 'checking', 'consent', 'short', 'part-agreed'] as const) {
      const till = await createTestCore();
      const on = createTestDesk(till);
      await upTo(till, on, until);
      const { merchantUid } = on.at(until).sale;
      expectOk(on[who].stop());
      expect(on.at('ended').how).toBe(how);
      expect(isForgotten(on)).toBe(true);
      await till.clock.advance(customerMs * 2);
      on.at('ended');
      expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('not-charged: never-sent');
      expect(postsOf(till, merchantUid)).toBe(0);
    }
  });

  test('ends by itself after three minutes; more time begins them anew', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await upToConsent(till, on);
    await till.clock.advance(customerMs - 1_000);
    expectOk(on.customer.stay());
    await till.clock.advance(customerMs - 1_000);
    expectOk(on.cashier.extend());
    await till.clock.advance(customerMs - 1);
    on.at('consent');
    await till.clock.advance(1);
    expect(on.at('ended').how).toBe('timed_out');
    expect(isForgotten(on)).toBe(true);
    expect(failureIn(on.customer.consent(won(12_500)))).not.toBe('accepted');
  });

  test('a wall clock that jumps takes no time from the customer', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    begin(on);
    till.clock.jumpWall(48 * 3_600_000);
    await till.clock.advance(customerMs - 1);
    on.at('asking');
  });

  test('keeps a call for help through the check, and shows it until it begins anew', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    begin(on);
    expectOk(on.customer.signIn('minji', '1234'));
    expectOk(on.customer.help());
    await till.rest();
    expect(on.at('consent').sale.helpCalled).toBe(true);
    expectOk(on.cashier.restart());
    expect(on.at('asking')).toMatchObject({ step: 'intro', sale: { helpCalled: false } });
    expect(isForgotten(on)).toBe(true);
  });

  test('is not begun where something stands in the way, and over no limit', async () => {
    const till = await createTestCore({
      settings: { sale: { ...defaultSettings.sale, maxWon: 50_000 } },
    });
    const on = createTestDesk(till);
    expect(failureIn(on.cashier.begin({ ...sale, amountWon: won(50_001) }))).toBe(
      'refused sale.amountWon: over-limit',
    );
    expect(failureIn(on.cashier.begin({ ...sale, amountWon: won(0) }))).toBe(
      'refused sale.amountWon: above-zero',
    );
    on.obstacle = { kind: 'keys', state: 'missing' };
    expect(failureIn(on.cashier.begin(sale))).toBe('keys');
    on.at('idle');
    expect(till.core().ledger.read.open()).toEqual([]);
  });
});
