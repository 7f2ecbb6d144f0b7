import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { withdrawCharge } from '../../../main/services/deferred/withdraw.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { createTestDesk, expectOk, failureIn, isForgotten, signIn } from '../../core/test-desk.ts';
import { paymentOf, postsOf } from '../../core/test-sale.ts';
import { goOffline, goOnline, waitForgotten, waitOffline } from '../../core/test-waiting.ts';
import { until, untilSeen } from '../../core/until.ts';
import { statusOf } from '../../core/words.ts';

const hourMs = 3_600_000;
const yes = () => Promise.resolve(true);

const statusIn = (till: TestCore, uid: string): string => statusOf(paymentOf(till.core(), uid));
const entriesOf = (till: TestCore): number => till.core().ledger.read.queue().length;

describe('taking a charge back', () => {
  test('ends it unsent, whatever comes after', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    expectOk(await withdrawCharge(till.life().deferred, yes, uid));
    expect(statusIn(till, uid)).toBe('not-charged: withdrawn');
    expect(isForgotten(on)).toBe(true);
    expect(entriesOf(till)).toBe(0);
    await goOnline(till);
    await till.clock.advance(hourMs);
    expect(postsOf(till, uid)).toBe(0);
  });

  test('and trying again while the line is still down does not put it off anew', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    expectOk(await withdrawCharge(till.life().deferred, yes, uid));
    expectOk(on.cashier.retry());
    await signIn(till, on);
    expect(on.at('not-sent').wait).toEqual({ at: 'none' });
    expect(failureIn(on.customer.agreeToWait(won(12_500)))).toBe('refused customer.step: not-now');
    expect(failureIn(on.cashier.acceptWait())).toBe('refused sale.sale: not-now');
    await goOnline(till);
    expectOk(on.cashier.sendAgain());
    await till.rest();
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    on.at('approved');
    expect(postsOf(till, uid)).toBe(1);
    expectBooksAgree(till);
  });

  test('a no leaves it as it is', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    const no = () => Promise.resolve(false);
    expect(failureIn(await withdrawCharge(till.life().deferred, no, uid))).toBe('not-allowed');
    expect(statusIn(till, uid)).toBe('waiting');
  });

  test('against the queue has one winner; who comes too late is told of the money', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    let say = (_yes: boolean): void => undefined;
    const asked = new Promise<boolean>((resolve) => {
      say = resolve;
    });
    const withdrawal = withdrawCharge(till.life().deferred, () => asked, uid);
    await goOnline(till);
    say(true);
    expect(await withdrawal).toEqual({
      ok: false,
      failure: { kind: 'too-late', money: 'charged' },
    });
    expect(statusIn(till, uid)).toBe('paid');
    expectBooksAgree(till);
  });

  test('while the queue only asks for a token, it is the person who wins', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await goOffline(till);
    const uid = await waitOffline(till, on);
    till.gateway.faults.next('token', { kind: 'slow', delayMs: 300 });
    await till.gateway.plugIn();
    till.line.up = true;
    till.life().drain.hurry();
    await until(() => till.gateway.seen.some(({ route }) => route === 'token'));
    expectOk(await withdrawCharge(till.life().deferred, yes, uid));
    till.clock.advanceNow(1_000);
    await till.rest();
    expect(statusIn(till, uid)).toBe('not-charged: withdrawn');
    expect(postsOf(till, uid)).toBe(0);
  });
});

test('what was withdrawn while the counter signed in for it is not charged after all', async () => {
  const till = await createTestCore({ answerTimeoutMs: 15_000 });
  const on = createTestDesk(till);
  const uid = await waitForgotten(till, on);
  await goOnline(till);
  expectOk(on.cashier.askAgain(uid));
  expectOk(on.customer.accept());
  await signIn(till, on);
  till.core().portone.dropToken();
  till.gateway.faults.next('token', { kind: 'slow', delayMs: 1_000 });
  const tokens = till.gateway.seen.filter(({ route }) => route === 'token').length;
  expectOk(on.customer.consent(won(12_500)));
  await untilSeen(till, 'token', tokens + 1);
  expect(await withdrawCharge(till.life().deferred, yes, uid)).toMatchObject({ ok: true });
  till.clock.advanceNow(1_000);
  await till.rest();
  expect([on.at('declined').reason, postsOf(till, uid)]).toEqual(['not-charged', 0]);
  expectBooksAgree(till);
});
