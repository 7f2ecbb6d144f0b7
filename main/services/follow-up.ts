import type { Payment } from '../domain/payment.ts';
import type { LedgerTx } from '../store/ledger.ts';
import type { Core } from './core.ts';
import { enqueueResolve } from './enqueue.ts';

/**
 * Saves a payment together with what its new state asks for later, in one transaction: nothing may be
 * unknown without somebody asking. Every service that moves a payment saves it here.
 */
export function saveWithFollowUp(core: Core, tx: LedgerTx, next: Payment): void {
  tx.savePayment(next);
  if (next.state.at === 'unknown') enqueueResolve(core, tx, next.merchantUid);
}
