import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { createTestDesk, expectOk, isForgotten, signIn } from '../../core/test-desk.ts';
import { paymentOf, postsOf } from '../../core/test-sale.ts';
import { goOffline, goOnline, waitForgotten, waitOffline } from '../../core/test-waiting.ts';
import { until } from '../../core/until.ts';
import { statusOf } from '../../core/words.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;

const statusIn = (till: TestCore, uid: string): string => statusOf(paymentOf(till.core(), uid));
const entriesOf = (till: TestCore): number => till.core().ledger.read.queue().length;

describe('what the customer typed', () => {
  test('is kept for its half hour and not a moment longer; then it waits for the customer', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    await till.clock.advance(30 * minuteMs - 1);
    expect(isForgotten(on)).toBe(false);
    expect(till.life().deferred.vault.endsMs(uid)).not.toBeNull();
    await till.clock.advance(1);
    expect(isForgotten(on)).toBe(true);
    expect(till.life().deferred.vault.endsMs(uid)).toBeNull();
    await goOnline(till);
    await till.clock.advance(hourMs);
    expect(statusIn(till, uid)).toBe('waiting');
    expect(postsOf(till, uid)).toBe(0);
  });

  test('is gone as soon as the clock shows that its time passed in sleep', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    till.clock.jumpWall(30 * minuteMs);
    await goOnline(till);
    expect(postsOf(till, uid)).toBe(0);
    expect(isForgotten(on)).toBe(true);
  });

  test('stays when the screen is locked: only the sale on the desk is forgotten', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    on.desk.entry.wipe();
    on.cashier.restart();
    await goOnline(till);
    expect(statusIn(till, uid)).toBe('paid');
  });
});

describe('a start', () => {
  test('finds what waits waiting, without what was typed', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    till.heard.clear();
    await till.restart();
    await goOnline(till);
    await till.clock.advance(hourMs);
    expect(statusIn(till, uid)).toBe('waiting');
    expect(entriesOf(till)).toBe(1);
    const next = createTestDesk(till);
    expectOk(next.cashier.askAgain(uid));
    expectOk(next.customer.accept());
    await signIn(till, next);
    expectOk(next.customer.consent(won(12_500)));
    await till.rest();
    expect(statusIn(till, uid)).toBe('paid');
    expectBooksAgree(till);
  });

  test('in the middle of its charge makes it unknown, and the look-ups find it', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
    await till.gateway.plugIn();
    till.line.up = true;
    till.life().drain.hurry();
    await until(() => postsOf(till, uid) === 1);
    till.heard.clear();
    await till.restart();
    await till.clock.advance(10 * minuteMs);
    expect(statusIn(till, uid)).toBe('paid');
    expect(postsOf(till, uid)).toBe(1);
    expectBooksAgree(till);
  });
});

describe('a charge that grows too old', () => {
  test('is closed unsent after its day, and a person is told', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    const uid = await waitForgotten(till, on);
    await till.clock.advance(23.5 * hourMs - 1);
    expect(statusIn(till, uid)).toBe('waiting');
    await till.clock.advance(1);
    expect(statusIn(till, uid)).toBe('not-charged: too-old!deferred-not-paid');
    expect(entriesOf(till)).toBe(0);
    expect(postsOf(till, uid)).toBe(0);
  });

  test.each([
    ['an hour back', -1, 23.5],
    ['two days back', -48, 23.5],
    ['an hour forward', 1, 22.5],
  ])(
    'a wall clock set %s makes it older by the jump at most, and never younger',
    async (_name, jumpHours, leftHours) => {
      const till = await createTestCore();
      const on = createTestDesk(till);
      const uid = await waitForgotten(till, on);
      till.clock.jumpWall(jumpHours * hourMs);
      await till.clock.advance((leftHours - 0.25) * hourMs);
      expect(statusIn(till, uid)).toBe('waiting');
      await till.clock.advance(0.5 * hourMs);
      expect(statusIn(till, uid)).toBe('not-charged: too-old!deferred-not-paid');
    },
  );

  test('a start with the clock back in 1970 makes it no younger than the ledger knows', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    const uid = await waitForgotten(till, on);
    till.clock.jumpWall(-50 * 365 * 24 * hourMs);
    till.heard.clear();
    await till.restart();
    await till.clock.advance(24 * hourMs);
    expect(statusIn(till, uid)).toBe('not-charged: too-old!deferred-not-paid');
  });
});
