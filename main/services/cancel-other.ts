import type { Failure } from '../../preload/failure.ts';
import type { Won } from '../../preload/views.ts';
import type { Cancel } from '../domain/cancel.ts';
import type { Payment } from '../domain/payment.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { won } from '../domain/won.ts';
import type { Authorise } from './authorise.ts';
import { cancelDeclined, cancelRefused } from './cancel-refusals.ts';
import { cancelRow, refreshFrom, rowObstacle } from './cancel-row.ts';
import type { Core } from './core.ts';
import { notSentFailureOf } from './failures.ts';
import { printDoneCancel } from './print-receipt.ts';
import { leftShownBy, readPaidRow } from './read-payment.ts';

/** The other of two paid rows of a payment is to be given back. */
export type OtherCancelRequest = { readonly merchantUid: string; readonly reason: string };

/**
 * Cancels all that is left of the other paid row: read first, so that the person says yes to the amount
 * that is really there, and read again after the yes. The payment's own amounts stay as they are.
 */
export async function cancelOther(
  core: Core,
  authorise: Authorise,
  { merchantUid, reason }: OtherCancelRequest,
): Promise<Result<Cancel, Failure>> {
  const payment = core.ledger.read.payment(merchantUid);
  const impUid = payment?.otherImpUid ?? null;
  if (!payment || impUid === null) return fail(cancelRefused('merchantUid', 'not-now'));
  const obstacle = (now: Payment): Failure | null =>
    now.otherImpUid === impUid
      ? rowObstacle(core, now, impUid)
      : cancelRefused('merchantUid', 'not-now');
  const refusal = obstacle(payment);
  if (refusal) return fail(refusal);

  const left = await leftOf(core, payment, impUid);
  if (!left.ok) return left;
  const amountWon = left.value;
  const { orderNo } = payment;
  const yes = await authorise({ kind: 'cancel-other', merchantUid, orderNo, amountWon, impUid });
  if (!yes) return fail({ kind: 'not-allowed' });
  const order = { merchantUid, impUid, amountWon, leftWon: amountWon, reason };
  const end = await cancelRow(core, order, obstacle);
  if (end.ok) printDoneCancel(core, end.value);
  return end;
}

/** What the provider shows as left of a row; above zero. */
async function leftOf(core: Core, payment: Payment, impUid: string): Promise<Result<Won, Failure>> {
  const row = await readPaidRow(core, impUid);
  if (!row.ok) return fail(notSentFailureOf(row.failure, 'charged'));
  if (row.value === null) return fail(cancelDeclined('not-found'));
  const leftWon = leftShownBy(row.value, payment, impUid);
  if (leftWon === null) return fail({ kind: 'no-answer', money: 'charged' });
  refreshFrom(core, payment.merchantUid, row.value);
  return leftWon < 1 ? fail(cancelDeclined('already-cancelled')) : ok(won(leftWon));
}
