import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { begin, createTestDesk, expectOk, signIn, upToConsent } from '../../core/test-desk.ts';
import { goOffline, goOnline, waitingAllowed, waitOffline } from '../../core/test-waiting.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const wrongText = '[8193] 비밀번호가 맞지 않습니다.';

const chargesIn = (till: TestCore): number =>
  till
    .core()
    .ledger.read.queue()
    .filter(({ kind }) => kind === 'charge').length;

describe('caps, as the till tells them', () => {
  const faultOf = async (
    till: TestCore,
    on: ReturnType<typeof createTestDesk>,
    amountWon: number,
  ) => {
    begin(on, amountWon);
    await signIn(till, on);
    const { wait } = on.at('not-sent');
    expectOk(on.cashier.dismiss());
    return wait;
  };

  test.each([
    ['off', { on: false }, 1_000, { at: 'none' }],
    ['one charge', {}, 50_001, { at: 'refused', fault: { why: 'per-charge', limit: 50_000 } }],
    ['exactly one charge', {}, 50_000, { at: 'offered' }],
    [
      'unseen',
      { unseenWon: 9_999 },
      10_000,
      { at: 'refused', fault: { why: 'unseen', limit: 9_999 } },
    ],
  ] as const)('%s', async (_name, deferred, amountWon, wait) => {
    const till = await createTestCore({ settings: waitingAllowed(deferred) });
    await goOffline(till);
    expect(await faultOf(till, createTestDesk(till), amountWon)).toEqual(wait);
  });

  test('sum and count are of everything that waits', async () => {
    const till = await createTestCore({ settings: waitingAllowed({ count: 2, sumWon: 20_000 }) });
    const on = createTestDesk(till);
    await goOffline(till);
    await waitOffline(till, on, { amountWon: 12_000 });
    expectOk(on.cashier.dismiss());
    expect(await faultOf(till, on, 8_001)).toEqual({
      at: 'refused',
      fault: { why: 'sum', limit: 20_000 },
    });
    await waitOffline(till, on, { amountWon: 8_000 });
    expectOk(on.cashier.dismiss());
    expect(await faultOf(till, on, 1)).toEqual({
      at: 'refused',
      fault: { why: 'count', limit: 2 },
    });
    await goOnline(till);
    // One of a customer after the other.
    expect(chargesIn(till)).toBe(1);
    await till.clock.advance(minuteMs);
    expect(chargesIn(till)).toBe(0);
    expectBooksAgree(till);
  });

  test('a seen balance is worth what is left of it, until the day ends', async () => {
    const till = await createTestCore({ settings: waitingAllowed({ unseenWon: 1_000 }) });
    const on = createTestDesk(till);
    const account = till.gateway.books.accounts.get('minji');
    if (account) account.balanceWon = 40_000;
    await upToConsent(till, on, 10_000);
    expectOk(on.customer.consent(won(10_000)));
    await till.rest();
    on.at('approved');
    await goOffline(till);
    await waitOffline(till, on, { amountWon: 20_000 });
    expectOk(on.cashier.dismiss());
    // 40,000 seen, 10,000 charged, 20,000 waits.
    expect(await faultOf(till, on, 10_001)).toEqual({
      at: 'refused',
      fault: { why: 'balance', limit: 0 },
    });
    expect(await faultOf(till, on, 10_000)).toEqual({ at: 'offered' });
    await till.clock.advance(24 * hourMs);
    expect(await faultOf(till, on, 1_001)).toEqual({
      at: 'refused',
      fault: { why: 'unseen', limit: 1_000 },
    });
  });

  test('a charge that may have been sent never waits', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await upToConsent(till, on);
    till.gateway.faults.next('charge', { kind: 'decline', text: wrongText });
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    expectOk(on.cashier.retry());
    await goOffline(till);
    await signIn(till, on);
    expect(on.at('not-sent').wait).toEqual({
      at: 'refused',
      fault: { why: 'maybe-sent', limit: 0 },
    });
  });
});
