import { expect, test } from 'vitest';
import { checkClosed } from '../../../main/services/check-payment.ts';
import { createTestCore } from '../../core/test-core.ts';
import { paidSale, paymentOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

test('a second row that took money is told, though it was shown once with a status nobody knows', async () => {
  const till = await createTestCore();
  const { merchantUid, amountWon } = await paidSale(till.core());
  const row = till.gateway.addPayment({ merchantUid, amountWon, status: 'failed' });
  const look = () => checkClosed(till.core(), paymentOf(till.core(), merchantUid));
  Reflect.set(row, 'status', 'approved');
  await look();
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid');
  row.status = 'paid';
  row.paidAtS = row.startedAtS;
  await look();
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid!two-paid');
});
