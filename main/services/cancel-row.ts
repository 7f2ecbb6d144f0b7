import type { Failure } from '../../preload/failure.ts';
import { advanceCancel, type Cancel, isOpenCancel } from '../domain/cancel.ts';
import type { Payment } from '../domain/payment.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { CallFailure } from '../gateway/call-failure.ts';
import { cancelDeclined, cancelRefused } from './cancel-refusals.ts';
import type { Core } from './core.ts';
import { enqueueCancel } from './enqueue.ts';
import { notSentFailureOf } from './failures.ts';
import { type CancelOrder, newCancelOf } from './new-cancel.ts';
import { keepRow, leftShownBy, readPaidRow, takeCancelledWon } from './read-payment.ts';
import { ofThisAccount } from './same-account.ts';
import { sendCancel } from './send-cancel.ts';

/** What still stands in the way of an order; null when nothing does. */
type Obstacle = (payment: Payment) => Failure | null;

/**
 * Carries out an order: a fresh look at the provider, the row on disk, then one POST with amount,
 * checksum and our id. While the provider cannot be asked the cancel waits in the queue instead: its
 * state is `created`, the payment stays charged.
 */
export async function cancelRow(
  core: Core,
  order: CancelOrder,
  obstacle: Obstacle,
): Promise<Result<Cancel, Failure>> {
  const row = await readPaidRow(core, order.impUid);
  if (!row.ok) return mayWait(row.failure) ? queueCancel(core, order, obstacle) : charged(row);
  if (row.value === null) return fail(cancelDeclined('not-found'));

  const fresh = refreshFrom(core, order.merchantUid, row.value);
  const leftWon = leftShownBy(row.value, fresh, order.impUid);
  if (leftWon !== order.leftWon) return fail(cancelDeclined('checksum'));
  const still = obstacle(fresh);
  if (still) return fail(still);
  core.ledger.refuseIfHeld();
  return ok(await sendCancel(core, openCancel(core, fresh, order)));
}

function charged({ failure }: { readonly failure: CallFailure }): Result<never, Failure> {
  return fail(notSentFailureOf(failure, 'charged'));
}

/** Nobody there, or no answer: time may mend that. Wrong keys and a broken lock are for a person. */
function mayWait(failure: CallFailure): boolean {
  if (failure.kind === 'no-answer') return true;
  if (failure.kind !== 'not-sent') return false;
  return failure.why === 'offline' || failure.why === 'timeout' || failure.why === 'stopped';
}

/** Takes over what the provider shows before anything is sent. */
export function refreshFrom(core: Core, merchantUid: string, row: ProviderPayment): Payment {
  const next = core.ledger.write('till', (tx) => {
    const payment = core.ledger.read.payment(merchantUid);
    if (!payment) throw new Error('a paid payment cannot vanish from the ledger');
    keepRow(core, tx, payment, row);
    return takeCancelledWon(core, tx, payment, row);
  });
  core.changed(merchantUid);
  return next;
}

/** Row and entry in one transaction; what is left is frozen as it was last known. */
function queueCancel(core: Core, order: CancelOrder, obstacle: Obstacle): Result<Cancel, Failure> {
  const payment = core.ledger.read.payment(order.merchantUid);
  if (!payment) return fail(cancelRefused('merchantUid', 'not-found'));
  const still = obstacle(payment);
  if (still) return fail(still);
  core.ledger.refuseIfHeld();
  const created = newCancelOf(core, payment, order);
  core.ledger.write('till', (tx) => {
    tx.insertCancel(created);
    enqueueCancel(core, tx, created.cancelId);
  });
  core.changed(order.merchantUid);
  return ok(created);
}

function openCancel(core: Core, payment: Payment, order: CancelOrder): Cancel {
  const created = newCancelOf(core, payment, order);
  const sending = advanceCancel(created, { step: 'send' }, core.clock.wallMs());
  core.ledger.write('till', (tx) => {
    tx.insertCancel(created);
    tx.saveCancel(sending);
  });
  core.changed(order.merchantUid);
  return sending;
}

/** What keeps any cancel of a payment's row from being begun; null when nothing does. */
export function rowObstacle(core: Core, payment: Payment, impUid: string): Failure | null {
  if (payment.state.at !== 'paid' || !ofThisAccount(core, payment)) {
    return cancelRefused('merchantUid', 'not-now');
  }
  const cancels = core.ledger.read.cancels(payment.merchantUid);
  const busy = cancels.some((cancel) => cancel.impUid === impUid && isOpenCancel(cancel));
  if (busy) return cancelDeclined('cancel-busy');
  const stopped = core.ledger.stopped();
  return stopped ? { kind: 'storage', state: stopped.kind } : null;
}
