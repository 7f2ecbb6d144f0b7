import type { TestApp } from './test-app.ts';
import { until } from './until.ts';

/** A customer pays at the counter up to `at`: the payment's number. */
export async function sell(
  run: TestApp,
  at: 'approved' | 'unknown' = 'approved',
  amountWon = 12_500,
): Promise<string> {
  await run.ask('till/sale/begin', { amountWon });
  await run.ask('customer/sale/accept');
  await run.ask('customer/sale/signIn', { user: 'minji', password: '1234' });
  await until(() => run.customer().sale.at === 'consent');
  await run.ask('customer/sale/consent', { amountWon });
  await run.saleAt(at);
  const { sale } = run.till();
  if (!('payment' in sale) || !sale.payment) throw new Error('no payment is shown');
  return sale.payment.merchantUid;
}
