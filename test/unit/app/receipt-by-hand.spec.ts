import { expect, test } from 'vitest';
import type { Payment, Step } from '../../../main/domain/payment.ts';
import { advance } from '../../../main/domain/payment-steps.ts';
import { won } from '../../../main/domain/won.ts';
import { receiptDataOf } from '../../../main/printing/payment-document.ts';
import { createTestApp } from '../../core/test-app.ts';
import { newSale } from '../../core/test-sale.ts';

const unsaid = { pgTid: null, approvalNo: null, receiptUrl: null };
const paid = { impUid: 'imps_1', ...unsaid, paidMs: 1 };
const byHand: Step = { step: 'settle-by-hand', as: 'paid', paid, evidence: '콘솔' };
const proved: Step = { step: 'prove-by-hand', as: 'paid', paid, cancelledWon: won(0) };

test('a payment settled by hand has no receipt before the provider agrees, only the slip', async () => {
  const run = createTestApp();
  await run.start();
  const { till } = run.app;
  if (!till) throw new Error('the till is not open');
  const { core } = till.session;
  const moved = (payment: Payment, step: Step): Payment => {
    const next = advance(payment, step, 1);
    core.ledger.write('test', (tx) => tx.savePayment(next));
    return next;
  };
  const before: Step[] = [{ step: 'send' }, { step: 'lose-sight' }, byHand];
  const settled = before.reduce(moved, newSale(core));
  const kind = () => receiptDataOf(till.documents, settled)?.kind;
  expect(kind()).toBe('unknown');
  moved(settled, proved);
  expect(kind()).toBe('sale');
});
