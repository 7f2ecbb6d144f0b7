import { expect, test } from 'vitest';
import { advance } from '../../../main/domain/payment-steps.ts';
import { createTestCore } from '../../core/test-core.ts';
import { createTestDesk, upToConsent } from '../../core/test-desk.ts';
import { paymentOf } from '../../core/test-sale.ts';

test('a manager’s word alone tells nobody at the counter that it is approved', async () => {
  const till = await createTestCore({ queue: false });
  const on = createTestDesk(till);
  await upToConsent(till, on);
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
  const { sale } = on.at('consent');
  on.customer.consent(sale.amountWon);
  await till.rest();
  on.at('unknown');
  const unknown = paymentOf(till.core(), sale.merchantUid);
  const paid = { impUid: 'imp_1', pgTid: null, approvalNo: null, receiptUrl: null, paidMs: 1 };
  const step = { step: 'settle-by-hand', as: 'paid', paid, evidence: 'console 14:20' } as const;
  till.core().ledger.write('till', (tx) => tx.savePayment(advance(unknown, step, 1)));
  till.core().changed(sale.merchantUid);
  expect(on.desk.state().at).toBe('unknown');
});
