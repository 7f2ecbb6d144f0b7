import type { Payment } from '../domain/payment.ts';
import type { LedgerTx } from '../store/ledger.ts';
import { cancelAsWished } from './cancel-as-wished.ts';
import type { Core } from './core.ts';
import { enqueueCharge, enqueueResolve, enqueueWatch } from './enqueue.ts';
import { needsWatch } from './needs-watch.ts';

/**
 * Saves a payment together with what its new state asks for later, in one transaction: nothing may be
 * unknown without somebody asking, and nothing may wait without being charged. Every service that moves
 * a payment saves it here.
 */
export function saveWithFollowUp(core: Core, tx: LedgerTx, next: Payment): void {
  const before = core.ledger.read.payment(next.merchantUid);
  tx.savePayment(next);
  const { merchantUid } = next;
  if (next.state.at === 'unknown') enqueueResolve(core, tx, merchantUid);
  if (next.state.at === 'waiting') enqueueCharge(core, tx, merchantUid);
  watchIfNeeded(core, tx, next);
  // On a manager's word alone nothing is given back.
  const isProved = before?.state.at !== 'paid' || before.byHand !== null;
  if (isProved && next.byHand === null) cancelAsWished(core, tx, next);
}

/** Begins the looks at a payment whose money, or whose cancel, may still come late. */
export function watchIfNeeded(core: Core, tx: LedgerTx, payment: Payment): void {
  const { merchantUid } = payment;
  if (needsWatch(core, payment) && watchOf(core, merchantUid) === null) {
    enqueueWatch(core, tx, merchantUid);
  }
}

/** It is sent again: what comes of that is asked about first, and the watch begins anew after it. */
export function endWatch(core: Core, tx: LedgerTx, merchantUid: string): void {
  const entryId = watchOf(core, merchantUid);
  if (entryId !== null) tx.finishEntry(entryId);
}

function watchOf(core: Core, merchantUid: string): number | null {
  const subject = { about: 'watch', merchantUid } as const;
  return core.ledger.read.queued('resolve', subject)?.entryId ?? null;
}
