import { expect, test } from 'vitest';
import { checkClosed } from '../../../main/services/check-payment.ts';
import { createTestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paymentOf } from '../../core/test-sale.ts';
import { until } from '../../core/until.ts';
import { statusOf } from '../../core/words.ts';

const minuteMs = 60_000;

test('money that comes after a closed payment was open again is late all the same', async () => {
  const till = await createTestCore();
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  const { merchantUid, amountWon } = payment;
  const row = till.gateway.addPayment({ merchantUid, amountWon, status: 'failed' });
  await till.clock.advance(minuteMs);
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('not-charged: failed-row');
  row.status = 'ready';
  await till.clock.advance(6 * minuteMs);
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('unknown!still-ready');
  row.status = 'paid';
  row.paidAtS = row.startedAtS;
  await till.clock.advance(6 * minuteMs);
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid!late-paid');
});

test('money found at last, after it was only pending, is not late: nobody was told otherwise', async () => {
  const till = await createTestCore();
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  const { merchantUid, amountWon } = payment;
  const row = till.gateway.addPayment({ merchantUid, amountWon, status: 'ready' });
  await till.clock.advance(minuteMs);
  row.status = 'paid';
  row.paidAtS = row.startedAtS;
  await till.clock.advance(6 * minuteMs);
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid');
});

test('money of the next attempt is not late because a look at the one before was under way', async () => {
  const till = await createTestCore({ answerTimeoutMs: 15_000 });
  const core = till.core();
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
  const { payment } = await chargeOnce(core, newSale(core));
  const { merchantUid, amountWon } = payment;
  till.gateway.addPayment({ merchantUid, amountWon, status: 'failed' });
  await till.clock.advance(minuteMs);
  const closed = paymentOf(core, merchantUid);
  expect(statusOf(closed)).toBe('not-charged: failed-row');
  till.gateway.faults.next('look-ups', { kind: 'slow', delayMs: 1_000 });
  const before = till.gateway.seen.length;
  const looking = checkClosed(core, closed);
  await until(() => till.gateway.seen.length > before);
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  await chargeOnce(core, closed);
  till.clock.advanceNow(1_000);
  await looking;
  await till.clock.advance(minuteMs);
  expect(statusOf(paymentOf(core, merchantUid))).toBe('paid');
});
