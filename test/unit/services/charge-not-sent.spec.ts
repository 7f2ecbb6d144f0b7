import { describe, expect, test } from 'vitest';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paymentOf, postsOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

const signIn = (till: TestCore): Promise<unknown> => till.core().portone.signIn();

const unsent: readonly (readonly [
  name: string,
  before: (till: TestCore) => Promise<unknown>,
  why: string,
])[] = [
  ['nobody listens', ({ gateway }) => gateway.unplug(), 'offline'],
  [
    'nobody listens any more, though there is a token',
    async (till) => {
      await signIn(till);
      await till.gateway.unplug();
    },
    'offline',
  ],
  [
    'the keys are refused',
    async ({ gateway }) =>
      gateway.faults.next('token', { kind: 'refuse', status: 401, code: -1, message: '인증' }),
    'keys',
  ],
  [
    'there is no token to be had',
    async ({ gateway }) =>
      gateway.faults.next('token', { kind: 'empty', status: 500, commit: 'never' }),
    'offline',
  ],
  [
    'every connection is cut at once',
    async ({ gateway }) => {
      gateway.faults.offline = true;
    },
    'offline',
  ],
];

describe('a charge is not sent', () => {
  test.each(unsent)('when %s; and then it may be sent again', async (_, before, why) => {
    const till = await createTestCore();
    await before(till);
    const payment = newSale(till.core());
    const end = await chargeOnce(till.core(), payment);
    expect(end.why).toBe(why);
    expect(statusOf(end.payment)).toBe('created');
    expect(end.payment.maybeSent).toBe(false);
    expect(postsOf(till, payment.merchantUid)).toBe(0);

    till.gateway.faults.clear();
    await till.gateway.plugIn();
    const again = await chargeOnce(till.core(), end.payment);
    expect(statusOf(again.payment)).toBe('paid');
    expect(postsOf(till, payment.merchantUid)).toBe(1);
    expectBooksAgree(till);
  });
});

describe('half of the gateway is down', () => {
  test('look-ups: what is paid is paid; a no is believed only when they are back', async () => {
    const till = await createTestCore();
    till.gateway.faults.down.add('look-ups');
    expect(statusOf((await chargeOnce(till.core(), newSale(till.core()))).payment)).toBe('paid');
    till.gateway.faults.next('charge', { kind: 'decline', text: '[CC88] 잔액' });
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    await till.clock.advance(3_600_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('unknown');
    till.gateway.faults.clear();
    await till.clock.advance(600_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('not-charged: failed-row');
    expectBooksAgree(till);
  });

  test('look-ups, before another attempt: nothing is posted, the payment stays as it is', async () => {
    const till = await createTestCore();
    till.gateway.faults.next('charge', { kind: 'decline', text: '[CC88] 잔액' });
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    till.gateway.faults.down.add('look-ups');
    const end = await chargeOnce(till.core(), payment);
    expect(end).toMatchObject({ why: 'offline', payment: { state: { at: 'declined' } } });
    expect(postsOf(till, payment.merchantUid)).toBe(1);
    expectBooksAgree(till);
  });

  test('charges: the connection ended, so it may have been sent', async () => {
    const till = await createTestCore();
    await signIn(till);
    till.gateway.faults.down.add('charge');
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    expect(statusOf(payment)).toBe('unknown');
    await till.clock.advance(15 * 60_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe(
      'not-charged: nothing-found',
    );
    expectBooksAgree(till);
  });

  test('tokens, in the middle of a 401: nothing is posted a second time', async () => {
    const till = await createTestCore();
    await signIn(till);
    till.gateway.faults.next('charge', { kind: 'unauthorised' });
    till.gateway.faults.next('token', { kind: 'empty', status: 503, commit: 'never' }, 50);
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    expect(statusOf(payment)).toBe('unknown');
    till.gateway.faults.clear();
    await till.clock.advance(15 * 60_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe(
      'not-charged: nothing-found',
    );
    expect(postsOf(till, payment.merchantUid)).toBe(1);
    expectBooksAgree(till);
  });
});
