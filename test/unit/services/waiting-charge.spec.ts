import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import type { Fault } from '../../../main/training/portone/faults.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import {
  begin,
  createTestDesk,
  expectOk,
  failureIn,
  isForgotten,
  signIn,
  upToConsent,
} from '../../core/test-desk.ts';
import { paymentOf, postsOf } from '../../core/test-sale.ts';
import { goOffline, goOnline, waitingAllowed, waitOffline } from '../../core/test-waiting.ts';
import { statusOf } from '../../core/words.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const wrongText = '[8193] 비밀번호가 맞지 않습니다.';
const shortText = '[CC88] 포인트 잔액이 모자랍니다.';

const chargesIn = (till: TestCore): number =>
  till
    .core()
    .ledger.read.queue()
    .filter(({ kind }) => kind === 'charge').length;

describe('a sale that starts offline at the first key', () => {
  test('waits with its entry, and is charged by itself when the line is back', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    const waiting = paymentOf(till.core(), uid);
    expect(statusOf(waiting)).toBe('waiting');
    expect(waiting).toMatchObject({ maybeSent: false, attempts: 0, customerMask: 'mi***i' });
    expect(chargesIn(till)).toBe(1);
    expect(isForgotten(on)).toBe(false);

    await till.clock.advance(10 * minuteMs);
    expect(postsOf(till, uid)).toBe(0);
    await goOnline(till);
    expect(statusOf(paymentOf(till.core(), uid))).toBe('paid');
    on.at('approved');
    expect(postsOf(till, uid)).toBe(1);
    expect(chargesIn(till)).toBe(0);
    expect(isForgotten(on)).toBe(true);
    expectBooksAgree(till);
    expect(till.bugs).toEqual([]);
  });

  test('the charge that could not be sent after the balance was seen waits too', async () => {
    const till = await createTestCore({ settings: waitingAllowed({ unseenWon: 0 }) });
    const on = createTestDesk(till);
    await upToConsent(till, on);
    await goOffline(till);
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    expectOk(on.customer.agreeToWait(won(12_500)));
    expectOk(on.cashier.acceptWait());
    const { merchantUid } = on.at('waiting').sale;
    await goOnline(till);
    expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid');
    expectBooksAgree(till);
  });

  test('each says yes in turn, to exactly what the screen showed', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    begin(on);
    await signIn(till, on);
    expect(failureIn(on.cashier.acceptWait())).toBe('refused sale.sale: not-now');
    expect(failureIn(on.customer.agreeToWait(won(12_499)))).toBe(
      'refused customer.amountWon: one-of',
    );
    expectOk(on.customer.agreeToWait(won(12_500)));
    expect(failureIn(on.customer.agreeToWait(won(12_500)))).toBe('refused customer.step: not-now');
    expectOk(on.cashier.acceptWait());
    expect(failureIn(on.cashier.acceptWait())).toBe('refused sale.sale: not-now');
  });

  test.each(['customer', 'cashier'] as const)(
    'may be stopped by the %s; nothing waits',
    async (who) => {
      const till = await createTestCore();
      const on = createTestDesk(till);
      await goOffline(till);
      begin(on);
      await signIn(till, on);
      expectOk(on.customer.agreeToWait(won(12_500)));
      expectOk(on[who].stop());
      expect(isForgotten(on)).toBe(true);
      expect(till.core().ledger.read.open()).toEqual([]);
      expect(chargesIn(till)).toBe(0);
    },
  );

  test('one screen for both stays with the customer while they choose, then turns back', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    begin(on);
    expectOk(on.cashier.turn(true));
    await signIn(till, on);
    expect([on.at('not-sent').wait.at, on.desk.turned()]).toEqual(['offered', true]);
    expectOk(on.customer.agreeToWait(won(12_500)));
    expect([on.at('not-sent').wait.at, on.desk.turned()]).toEqual(['agreed', false]);
  });

  test('ten minutes of choosing are the end of what was typed: nobody can agree any more', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    begin(on);
    await signIn(till, on);
    await till.clock.advance(10 * minuteMs);
    expect(isForgotten(on)).toBe(true);
    expect(failureIn(on.customer.agreeToWait(won(12_500)))).toBe('refused customer.step: not-now');
  });
});

describe('what the provider says to a charge that waited', () => {
  test.each<readonly [string, Fault, string, posts: number]>([
    [
      'a wrong password',
      { kind: 'decline', text: wrongText },
      'declined: credentials!deferred-not-paid',
      1,
    ],
    [
      'a short balance',
      { kind: 'decline', text: shortText },
      'declined: short!deferred-not-paid',
      1,
    ],
    ['no answer, and it was charged', { kind: 'drop', commit: 'done' }, 'paid', 1],
    [
      'no answer, and it was not',
      { kind: 'drop', commit: 'never' },
      'not-charged: nothing-found!deferred-not-paid',
      1,
    ],
  ])('%s', async (_name, fault, status, posts) => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    till.gateway.faults.next('charge', fault);
    await goOnline(till);
    expect(isForgotten(on)).toBe(true);
    await till.clock.advance(hourMs);
    expect(statusOf(paymentOf(till.core(), uid))).toBe(status);
    expect(postsOf(till, uid)).toBe(posts);
    expect(chargesIn(till)).toBe(0);
    expectBooksAgree(till);
    expect(till.bugs).toEqual([]);
  });

  test('a line that fails again takes nothing, and it is tried again', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    // It is believed to be there, and is not.
    till.line.up = true;
    till.life().drain.hurry();
    await till.rest();
    await till.clock.advance(5 * minuteMs);
    expect(statusOf(paymentOf(till.core(), uid))).toBe('waiting');
    expect(isForgotten(on)).toBe(false);
    await goOnline(till);
    expect(statusOf(paymentOf(till.core(), uid))).toBe('paid');
    expectBooksAgree(till);
  });

  test('three wrong passwords stop the customer’s other charges for ten minutes', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uids: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      uids.push(await waitOffline(till, on, { amountWon: 1_000 + n, password: 'wrong' }));
      expectOk(on.cashier.dismiss());
    }
    await goOnline(till);
    await till.clock.advance(minuteMs);
    expect(uids.reduce((sum, uid) => sum + postsOf(till, uid), 0)).toBe(3);
    await till.clock.advance(15 * minuteMs);
    expect(uids.reduce((sum, uid) => sum + postsOf(till, uid), 0)).toBe(4);
  });
});
