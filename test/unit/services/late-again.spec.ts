import { expect, test } from 'vitest';
import { createTestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paymentOf } from '../../core/test-sale.ts';
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
