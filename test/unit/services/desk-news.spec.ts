import { describe, expect, test, vi } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { checkClosed } from '../../../main/services/check-payment.ts';
import { withdrawCharge } from '../../../main/services/deferred/withdraw.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import {
  begin,
  createTestDesk,
  expectOk,
  isForgotten,
  signIn,
  type TestDesk,
} from '../../core/test-desk.ts';
import { paymentOf, postsOf } from '../../core/test-sale.ts';
import { goOffline, goOnline, waitForgotten, waitOffline } from '../../core/test-waiting.ts';
import { statusOf } from '../../core/words.ts';

const yes = () => Promise.resolve(true);

/** Refused once, and its customer is being asked again: the payment's number. */
async function askedAgain(till: TestCore, on: TestDesk): Promise<string> {
  begin(on);
  await signIn(till, on);
  till.gateway.faults.next('charge', { kind: 'decline', text: '[8193] 비밀번호' });
  expectOk(on.customer.consent(won(12_500)));
  await till.rest();
  const { merchantUid } = on.at('declined').sale;
  expectOk(on.cashier.retry());
  return merchantUid;
}

/** How far the customer had come again. */
const upTo = {
  asking: async () => undefined,
  checking: async (_till: TestCore, on: TestDesk) => {
    expectOk(on.customer.signIn('minji', '1234'));
  },
  consent: (till: TestCore, on: TestDesk) => signIn(till, on),
  'not-sent': async (till: TestCore, on: TestDesk) => {
    await till.gateway.unplug();
    await signIn(till, on);
    await till.gateway.plugIn();
  },
} as const;

/** What the provider shows of the earlier attempt, and what both screens say then. */
const found = { paid: 'approved', ready: 'unknown' } as const;

describe.each(Object.entries(upTo))('a sale at %s whose earlier attempt', (at, come) => {
  test.each(Object.entries(found))(
    'turns out %s shows it, and forgets what was typed',
    async (status, shown) => {
      const till = await createTestCore({ answerTimeoutMs: 15_000 });
      const on = createTestDesk(till);
      const uid = await askedAgain(till, on);
      if (at === 'checking') till.gateway.faults.next('point', { kind: 'slow', delayMs: 1_000 });
      await come(till, on);
      expect(on.desk.state().at).toBe(at);
      till.gateway.addPayment({
        merchantUid: uid,
        amountWon: 12_500,
        status: status === 'paid' ? 'paid' : 'ready',
      });
      await checkClosed(till.core(), paymentOf(till.core(), uid));
      expect(on.desk.state()).toMatchObject({ at: shown, sale: { merchantUid: uid } });
      expect(isForgotten(on)).toBe(true);
      till.clock.advanceNow(1_000);
      await till.rest();
      expect([on.desk.state().at, postsOf(till, uid)]).toEqual([shown, 1]);
    },
  );
});

test.each(['cashier', 'customer'] as const)(
  'a sale that the %s stopped says it too, when its earlier attempt turns out paid',
  async (who) => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    const uid = await askedAgain(till, on);
    expectOk(on[who].stop());
    on.at('ended');
    till.gateway.addPayment({ merchantUid: uid, amountWon: 12_500, status: 'paid' });
    await checkClosed(till.core(), paymentOf(till.core(), uid));
    expect(on.at('approved').sale).toMatchObject({ merchantUid: uid, amountWon: 12_500 });
  },
);

test('a sale whose charge is taken back from the list is asked for no more', async () => {
  const till = await createTestCore();
  const on = createTestDesk(till);
  const uid = await waitForgotten(till, on);
  await goOnline(till);
  expectOk(on.cashier.askAgain(uid));
  expectOk(on.customer.accept());
  await signIn(till, on);
  on.at('consent');
  expectOk(await withdrawCharge(till.life().deferred, yes, uid));
  expect(on.at('ended').how).toBe('cancelled_by_cashier');
  expect(isForgotten(on)).toBe(true);
  expect(postsOf(till, uid)).toBe(0);
});

test('a customer is not asked again while another payment of the sale is unknown', async () => {
  const till = await createTestCore();
  const on = createTestDesk(till);
  await goOffline(till);
  const first = await waitOffline(till, on);
  till.gateway.faults.next('charge', { kind: 'decline', text: '[8193] 비밀번호' });
  await goOnline(till);
  expect(statusOf(paymentOf(till.core(), first))).toBe('declined: credentials!deferred-not-paid');
  expectOk(on.cashier.askAgain(first));
  expectOk(on.customer.accept());
  await signIn(till, on, 'junho', '1234');
  expectOk(on.customer.consent(won(8_000)));
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  expectOk(on.cashier.acceptPart());
  await till.rest();
  const part = on.at('unknown').sale.merchantUid;
  expectOk(on.cashier.park());
  expectOk(on.cashier.askAgain(first));
  expect(on.at('unknown').sale).toMatchObject({ merchantUid: part, amountWon: 8_000 });
  expect(postsOf(till, first)).toBe(1);
});

describe('a sale whose smaller payment is being tried while its first turns out paid', () => {
  /** The first was refused once; the customer agrees to a part. Its end is what `find` is called in. */
  async function partTried(
    find: (till: TestCore, on: TestDesk, first: string) => Promise<void>,
  ): Promise<{ readonly on: TestDesk; readonly first: string }> {
    const till = await createTestCore({ answerTimeoutMs: 15_000 });
    const on = createTestDesk(till);
    const first = await askedAgain(till, on);
    await signIn(till, on, 'junho', '1234');
    expectOk(on.customer.consent(won(8_000)));
    await find(till, on, first);
    await till.rest();
    return { on, first };
  }

  async function findPaid(till: TestCore, merchantUid: string): Promise<void> {
    till.gateway.addPayment({ merchantUid, amountWon: 12_500, status: 'paid' });
    await checkClosed(till.core(), paymentOf(till.core(), merchantUid));
  }

  test('is not told that nothing was sent, and forgets what was typed', async () => {
    const { on, first } = await partTried(async (till, { cashier }, uid) => {
      const { portone } = till.core();
      const { charge } = portone;
      vi.spyOn(portone, 'charge').mockImplementationOnce(async (who, order) => {
        await findPaid(till, uid);
        await till.gateway.unplug();
        return charge(who, order);
      });
      expectOk(cashier.acceptPart());
    });
    expect(on.desk.state()).toMatchObject({ at: 'approved', sale: { merchantUid: first } });
    expect(isForgotten(on)).toBe(true);
  });

  test('nor, once it was refused, to pay another way', async () => {
    const { on, first } = await partTried(async (till, { cashier, at }, uid) => {
      till.gateway.faults.next('charge', { kind: 'decline', text: '[8193] 비밀번호' });
      expectOk(cashier.acceptPart());
      await till.rest();
      expect(at('declined').sale.amountWon).toBe(8_000);
      await findPaid(till, uid);
    });
    expect(on.desk.state()).toMatchObject({
      at: 'approved',
      sale: { merchantUid: first, amountWon: 12_500 },
    });
  });
});
