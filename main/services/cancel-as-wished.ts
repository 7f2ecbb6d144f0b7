import { isOpenCancel } from '../domain/cancel.ts';
import { type Payment, remainingWonOf } from '../domain/payment.ts';
import type { LedgerTx } from '../store/ledger.ts';
import type { Core } from './core.ts';
import { enqueueCancel } from './enqueue.ts';
import { newCancelOf } from './new-cancel.ts';

/**
 * A payment that has just turned out paid, and was to be cancelled then: a cancel of all that is left
 * waits in the queue, with what was read as its checksum. In the transaction that makes it paid.
 */
export function cancelAsWished(core: Core, tx: LedgerTx, payment: Payment): void {
  const { state, merchantUid, cancelIfPaid: reason } = payment;
  if (state.at !== 'paid' || reason === null) return;
  const leftWon = remainingWonOf(payment);
  const { impUid } = state.paid;
  const cancels = core.ledger.read.cancels(merchantUid);
  const busy = cancels.some((cancel) => cancel.impUid === impUid && isOpenCancel(cancel));
  if (leftWon < 1 || busy) return;
  const order = { merchantUid, impUid, amountWon: leftWon, leftWon, reason };
  const cancel = newCancelOf(core, payment, order);
  tx.insertCancel(cancel);
  enqueueCancel(core, tx, cancel.cancelId);
  tx.audit('cancel-as-wished', merchantUid, { cancelId: cancel.cancelId, amountWon: leftWon });
}
