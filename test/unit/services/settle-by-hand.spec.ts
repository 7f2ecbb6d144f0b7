import { describe, expect, test } from 'vitest';
import type { Payment } from '../../../main/domain/payment.ts';
import { acknowledgeAlarm } from '../../../main/services/acknowledge.ts';
import type { Authorise } from '../../../main/services/authorise.ts';
import { resolvePayment } from '../../../main/services/resolve.ts';
import { settleByHand } from '../../../main/services/settle-by-hand.ts';
import type { HandSettlement } from '../../../preload/hand-settlement.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { failureIn } from '../../core/test-desk.ts';
import { chargeOnce, newSale, paidSale, paymentOf } from '../../core/test-sale.ts';
import { paidLate, watchEntry } from '../../core/test-watch.ts';
import { statusOf } from '../../core/words.ts';

const minuteMs = 60_000;
const evidence = '콘솔 14:20 확인';
const yes: Authorise = () => Promise.resolve(true);

/** A payment that nobody can look up, and long past its settle time. */
async function unknownSale(): Promise<{ till: TestCore; payment: Payment }> {
  const till = await createTestCore();
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
  till.gateway.faults.down.add('look-ups');
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  await till.clock.advance(20 * minuteMs);
  expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('unknown');
  return { till, payment };
}

const notCharged = ({ merchantUid }: Payment): HandSettlement => ({
  merchantUid,
  as: 'not-charged',
  evidence,
});
const asPaid = ({ merchantUid }: Payment, impUid = 'imps_1'): HandSettlement => ({
  merchantUid,
  as: 'paid',
  impUid,
  evidence,
});

function settle(till: TestCore, said: HandSettlement, authorise = yes) {
  const core = till.core();
  return settleByHand(core, authorise, (uid) => resolvePayment(core, uid), said);
}

const status = (till: TestCore, { merchantUid }: Payment): string =>
  statusOf(paymentOf(till.core(), merchantUid));

describe('a manager settles an unknown payment', () => {
  test.each([
    ['paid', asPaid, 'paid!by-hand'],
    ['not charged', notCharged, 'not-charged: by-hand!by-hand'],
  ] as const)('as %s: it is flagged, watched and in the audit', async (_, said, at) => {
    const { till, payment } = await unknownSale();
    expect(await settle(till, said(payment))).toEqual({ ok: true, value: { by: 'hand' } });
    expect(status(till, payment)).toBe(at);
    expect(paymentOf(till.core(), payment.merchantUid).byHand).toBe(evidence);
    expect(watchEntry(till, payment)).not.toBeNull();
    await till.clock.advance(10 * minuteMs);
    expect(status(till, payment)).toBe(at);
    const about = till
      .core()
      .ledger.read.queue()
      .map(({ subject }) => subject.about);
    expect(about).toEqual(['watch']);
    expect(till.core().ledger.verifyChain()).toEqual({ ok: true });
    expect(till.bugs).toEqual([]);
  });

  test('and the look-up made at that moment knows better: that counts', async () => {
    const { till, payment } = await unknownSale();
    till.gateway.faults.clear();
    const { impUid } = paidLate(till, payment);
    expect(await settle(till, notCharged(payment))).toEqual({
      ok: true,
      value: { by: 'look-up' },
    });
    expect(paymentOf(till.core(), payment.merchantUid)).toMatchObject({
      state: { at: 'paid', paid: { impUid } },
      alarm: null,
      byHand: null,
    });
  });

  test('but says no to the question: nothing changes, nobody is asked', async () => {
    const { till, payment } = await unknownSale();
    const seen = till.gateway.seen.length;
    const reply = await settle(till, notCharged(payment), () => Promise.resolve(false));
    expect(reply).toEqual({ ok: false, failure: { kind: 'not-allowed' } });
    expect(status(till, payment)).toBe('unknown');
    expect(till.gateway.seen).toHaveLength(seen);
  });

  test('as not charged within the settle time: refused, with how long it takes', async () => {
    const till = await createTestCore();
    await till.clock.advance(10 * minuteMs);
    till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
    till.gateway.faults.down.add('look-ups');
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    await till.clock.advance(60_000);
    expect(await settle(till, notCharged(payment))).toMatchObject({
      failure: { field: 'settle.as', rule: 'too-early', detail: { seconds: 120 } },
    });
    await till.clock.advance(120_000);
    expect(await settle(till, notCharged(payment))).toMatchObject({ ok: true });
  });

  test('with the transaction of another payment: refused, with whose it is', async () => {
    const { till, payment } = await unknownSale();
    const other = await paidSale(till.core());
    if (other.state.at !== 'paid') throw new Error('not paid');
    expect(await settle(till, asPaid(payment, other.state.paid.impUid))).toMatchObject({
      failure: {
        field: 'settle.impUid',
        rule: 'belongs-elsewhere',
        detail: { orders: other.orderNo },
      },
    });
    expect(status(till, payment)).toBe('unknown');
  });

  test.each(['nobody-knows-it', 'paid'])('that is none: %s', async (which) => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    const said = which === 'paid' ? payment : { ...payment, merchantUid: which };
    const rule = which === 'paid' ? 'not-now' : 'not-found';
    expect(failureIn(await settle(till, notCharged(said)))).toBe(
      `refused settle.merchantUid: ${rule}`,
    );
  });
});

/** What the provider shows once it can be asked again, and how the payment then stands. */
const later: readonly (readonly [
  name: string,
  said: (payment: Payment) => HandSettlement,
  rows: readonly Parameters<typeof paidLate>[2][],
  at: string,
])[] = [
  ['paid, and so it is', asPaid, [{}], 'paid'],
  ['paid, and nothing is there', asPaid, [], 'paid!by-hand-contradicted'],
  ['paid, and it failed', asPaid, [{ status: 'failed', paidAtS: 0 }], 'paid!by-hand-contradicted'],
  ['paid, and it is pending', asPaid, [{ status: 'ready', paidAtS: 0 }], 'paid!by-hand'],
  ['paid, and another amount is there', asPaid, [{ amountWon: 1 }], 'paid!by-hand-contradicted'],
  ['paid, and so it is, twice', asPaid, [{ paidAtS: 5 }, { paidAtS: 9 }], 'paid!two-paid'],
  ['not charged, and nothing is there', notCharged, [], 'not-charged: nothing-found'],
  [
    'not charged, and it failed',
    notCharged,
    [{ status: 'failed', paidAtS: 0 }],
    'not-charged: failed-row',
  ],
  ['not charged, and it was paid', notCharged, [{}], 'paid!by-hand-contradicted'],
  [
    'not charged, and it is pending',
    notCharged,
    [{ status: 'ready', paidAtS: 0 }],
    'not-charged: by-hand!by-hand',
  ],
  [
    'not charged, and another amount is there',
    notCharged,
    [{ amountWon: 1 }],
    'not-charged: by-hand!by-hand-contradicted',
  ],
];

describe('what was settled by hand is looked up on', () => {
  test.each(later)('as %s', async (_, said, rows, at) => {
    const { till, payment } = await unknownSale();
    await settle(till, said(payment));
    for (const row of rows) paidLate(till, payment, row);
    till.gateway.faults.clear();
    await till.clock.advance(15 * minuteMs);
    expect(status(till, payment)).toBe(at);
    expect(till.bugs).toEqual([]);
    expect(till.core().ledger.verifyChain()).toEqual({ ok: true });
  });

  test('a wrong transaction number is put right by the first look-up that shows it', async () => {
    const { till, payment } = await unknownSale();
    await settle(till, asPaid(payment, 'imps_typo'));
    const { impUid } = paidLate(till, payment);
    till.gateway.faults.clear();
    await till.clock.advance(10 * minuteMs);
    expect(paymentOf(till.core(), payment.merchantUid)).toMatchObject({
      state: { at: 'paid', paid: { impUid } },
      alarm: null,
      byHand: null,
    });
  });

  test('of two paid rows the one the manager named stays, and the other is named too', async () => {
    const { till, payment } = await unknownSale();
    const first = paidLate(till, payment, { paidAtS: 5 });
    const named = paidLate(till, payment, { paidAtS: 9 });
    await settle(till, asPaid(payment, named.impUid));
    till.gateway.faults.clear();
    await till.clock.advance(10 * minuteMs);
    expect(paymentOf(till.core(), payment.merchantUid)).toMatchObject({
      state: { paid: { impUid: named.impUid } },
      alarm: 'two-paid',
      otherImpUid: first.impUid,
    });
  });

  test('a contradiction that a person dealt with does not come back, an agreement still counts', async () => {
    const { till, payment } = await unknownSale();
    await settle(till, asPaid(payment));
    till.gateway.faults.clear();
    await till.clock.advance(10 * minuteMs);
    expect(status(till, payment)).toBe('paid!by-hand-contradicted');
    await acknowledgeAlarm(till.core(), yes, payment.merchantUid);
    await till.clock.advance(20 * minuteMs);
    expect(status(till, payment)).toBe('paid');
    paidLate(till, payment, { impUid: 'imps_1' });
    await till.clock.advance(10 * minuteMs);
    expect(paymentOf(till.core(), payment.merchantUid).byHand).toBeNull();
  });

  test('and puts a wrong transaction number right also then', async () => {
    const { till, payment } = await unknownSale();
    await settle(till, asPaid(payment, 'imps_typo'));
    till.gateway.faults.clear();
    await till.clock.advance(10 * minuteMs);
    await acknowledgeAlarm(till.core(), yes, payment.merchantUid);
    const { impUid } = paidLate(till, payment);
    await till.clock.advance(10 * minuteMs);
    expect(paymentOf(till.core(), payment.merchantUid)).toMatchObject({
      state: { at: 'paid', paid: { impUid } },
      byHand: null,
    });
    expect(till.bugs).toEqual([]);
  });

  test('the flag itself cannot be taken off while look-ups go on', async () => {
    const { till, payment } = await unknownSale();
    await settle(till, asPaid(payment));
    const reply = await acknowledgeAlarm(till.core(), yes, payment.merchantUid);
    expect(failureIn(reply)).toBe('refused payment.alarm: not-now');
  });
});
