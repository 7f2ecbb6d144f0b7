import { expect, test } from 'vitest';
import { createLongOpen, longOpenMs } from '../../../main/services/long-open.ts';
import { paymentViewOf } from '../../../main/services/payment-views.ts';
import { createTestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paymentOf } from '../../core/test-sale.ts';

const minuteMs = 60_000;

/** A clock for the hand. */
function handClock() {
  let nowMs = 0;
  const clock = {
    wallMs: () => 0,
    monotonicMs: () => nowMs,
    after: () => () => undefined,
  };
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { clock, pass };
}

test.each([
  ['online all the time', [true, true, true, true], true],
  ['never online', [false, false, false, false], false],
  ['online only half of it', [true, false, true, false], false],
  ['online at last', [false, true, true, true], false],
] as const)('four questions in 21 minutes, %s', (_, online, needs) => {
  const { clock, pass } = handClock();
  const open = createLongOpen(clock);
  for (const each of online) {
    open.asked('m', each);
    pass(7 * minuteMs);
  }
  expect(open.needsPerson('m')).toBe(needs);
  expect(open.needsPerson('other')).toBe(false);
  open.forget('m');
  expect(open.needsPerson('m')).toBe(false);
});

test('exactly a quarter of an hour is not longer than that', () => {
  const { clock, pass } = handClock();
  const open = createLongOpen(clock);
  open.asked('m', true);
  pass(longOpenMs);
  open.asked('m', true);
  expect(open.needsPerson('m')).toBe(false);
  pass(1);
  open.asked('m', true);
  expect(open.needsPerson('m')).toBe(true);
});

test('a payment that is pending for long needs a person, is polled on, and says where it belongs', async () => {
  const till = await createTestCore();
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  const { merchantUid, amountWon } = payment;
  const row = till.gateway.addPayment({ merchantUid, amountWon, status: 'ready' });
  const view = () => paymentViewOf(till.core(), paymentOf(till.core(), merchantUid));
  await till.clock.advance(10 * minuteMs);
  expect(view()).toMatchObject({ needsPerson: false, accountElsewhere: false });
  till.clock.jumpWall(48 * 3_600_000);
  await till.clock.advance(12 * minuteMs);
  expect(view()).toMatchObject({ needsPerson: true });
  row.status = 'paid';
  row.paidAtS = row.startedAtS;
  await till.clock.advance(6 * minuteMs);
  expect(view()).toMatchObject({ state: 'paid', needsPerson: false });
  Object.assign(till.core().account, { fingerprint: 'account-2' });
  expect(view()).toMatchObject({ accountElsewhere: true });
});
