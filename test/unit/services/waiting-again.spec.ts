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
} from '../../core/test-desk.ts';
import { paymentOf, postsOf } from '../../core/test-sale.ts';
import {
  goOffline,
  goOnline,
  waitForgotten,
  waitingAllowed,
  waitOffline,
} from '../../core/test-waiting.ts';
import { statusOf } from '../../core/words.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;

const statusIn = (till: TestCore, uid: string): string => statusOf(paymentOf(till.core(), uid));
const entriesOf = (till: TestCore): number => till.core().ledger.read.queue().length;

describe('the customer is asked again', () => {
  test('online, with balance and consent, for the same payment and number', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    const uid = await waitForgotten(till, on);
    await goOnline(till);
    expectOk(on.cashier.askAgain(uid));
    expectOk(on.customer.accept());
    await signIn(till, on);
    expect(on.at('consent').sale.merchantUid).toBe(uid);
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    on.at('approved');
    await till.clock.advance(10 * minuteMs);
    expect(postsOf(till, uid)).toBe(1);
    expect(entriesOf(till)).toBe(0);
    expectBooksAgree(till);
  });

  test('offline, which only renews it', async () => {
    const till = await createTestCore({ settings: waitingAllowed({ count: 1 }) });
    const on = createTestDesk(till);
    const uid = await waitForgotten(till, on);
    expectOk(on.cashier.askAgain(uid));
    expectOk(on.customer.accept());
    await signIn(till, on);
    expectOk(on.customer.agreeToWait(won(12_500)));
    expectOk(on.cashier.acceptWait());
    expect(statusIn(till, uid)).toBe('waiting');
    await goOnline(till);
    expect(statusIn(till, uid)).toBe('paid');
    expect(isForgotten(on)).toBe(true);
    expectBooksAgree(till);
  });

  test.each(['cashier', 'customer'] as const)('and stopped by the %s, it waits on', async (who) => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    const uid = await waitForgotten(till, on);
    await goOnline(till);
    expectOk(on.cashier.askAgain(uid));
    expectOk(on.customer.accept());
    await signIn(till, on);
    expectOk(on[who].stop());
    expect(on.at('ended').sale.merchantUid).toBe(uid);
    expectOk(on.cashier.dismiss());
    expect(statusIn(till, uid)).toBe('waiting');
    expect(entriesOf(till)).toBe(1);
    expect(isForgotten(on)).toBe(true);
  });

  test('and pays a part: what waited is withdrawn, so that only one of them is charged', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    const uid = await waitForgotten(till, on);
    await goOnline(till);
    const account = till.gateway.books.accounts.get('minji');
    if (account) account.balanceWon = 5_000;
    expectOk(on.cashier.askAgain(uid));
    expectOk(on.customer.accept());
    await signIn(till, on);
    expectOk(on.customer.consent(won(5_000)));
    expectOk(on.cashier.acceptPart());
    await till.rest();
    on.at('approved');
    expect(statusIn(till, uid)).toBe('not-charged: withdrawn');
    await till.clock.advance(hourMs);
    expect(postsOf(till, uid)).toBe(0);
    expectBooksAgree(till);
  });

  test('when a charge was refused after they had left', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on, { password: 'wrong' });
    expectOk(on.cashier.dismiss());
    await goOnline(till);
    expect(statusIn(till, uid)).toBe('declined: credentials!deferred-not-paid');
    expectOk(on.cashier.askAgain(uid));
    expectOk(on.customer.accept());
    await signIn(till, on);
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    expect(statusIn(till, uid)).toBe('paid');
    expectBooksAgree(till);
  });

  test('but not while it needs nobody, nor for a payment that never waited', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    expect(failureIn(on.cashier.askAgain(uid))).toBe('refused payment.merchantUid: not-now');
    expect(failureIn(on.cashier.askAgain('nobody'))).toBe('refused payment.merchantUid: not-found');
    begin(on);
    expect(failureIn(on.cashier.askAgain(uid))).toBe('busy');
    expect(statusIn(till, uid)).toBe('waiting');
  });
});
