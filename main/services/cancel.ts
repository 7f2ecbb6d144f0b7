import type { Failure } from '../../preload/failure.ts';
import type { Won } from '../../preload/views.ts';
import type { Cancel } from '../domain/cancel.ts';
import { mayCancelInPart } from '../domain/may-cancel-in-part.ts';
import { type Payment, remainingWonOf } from '../domain/payment.ts';
import { fail, type Result } from '../domain/result.ts';
import type { Authorise } from './authorise.ts';
import { cancelDeclined, cancelRefused } from './cancel-refusals.ts';
import { cancelRow, rowObstacle } from './cancel-row.ts';
import type { Core } from './core.ts';
import { printDoneCancel } from './print-receipt.ts';

/** What a cashier asks for. */
export type CancelRequest = {
  readonly merchantUid: string;
  readonly amountWon: Won;
  readonly reason: string;
};

/**
 * Cancels part or all of a paid payment: checks, a person's yes, then the order is carried out, or kept
 * while the provider cannot be reached. Answers with the cancel as it stands.
 */
export async function requestCancel(
  core: Core,
  authorise: Authorise,
  request: CancelRequest,
): Promise<Result<Cancel, Failure>> {
  const payment = core.ledger.read.payment(request.merchantUid);
  const refusal = refusalOf(core, payment, request);
  if (refusal || !payment) return fail(refusal ?? cancelRefused('merchantUid', 'not-found'));

  const { merchantUid, orderNo, amountWon: paidWon } = payment;
  const full = request.amountWon === remainingWonOf(payment) && request.amountWon === paidWon;
  const yes = await authorise({
    kind: 'cancel',
    merchantUid,
    orderNo,
    amountWon: request.amountWon,
    full,
  });
  if (!yes) return fail({ kind: 'not-allowed' });
  return cancelAfterYes(core, request);
}

async function cancelAfterYes(
  core: Core,
  request: CancelRequest,
): Promise<Result<Cancel, Failure>> {
  const payment = core.ledger.read.payment(request.merchantUid);
  if (payment?.state.at !== 'paid') return fail(cancelRefused('merchantUid', 'not-now'));
  const { impUid } = payment.state.paid;
  const order = { ...request, impUid, leftWon: remainingWonOf(payment) };
  const end = await cancelRow(core, order, (fresh) => refusalOf(core, fresh, request));
  if (end.ok) printDoneCancel(core, end.value);
  return end;
}

/** What is wrong with a cancel before anybody is asked; null when nothing is. */
function refusalOf(core: Core, payment: Payment | null, request: CancelRequest): Failure | null {
  if (!payment) return cancelRefused('merchantUid', 'not-found');
  if (payment.state.at !== 'paid') return cancelRefused('merchantUid', 'not-now');
  const remainingWon = remainingWonOf(payment);
  if (request.amountWon < 1) return cancelRefused('amountWon', 'above-zero');
  if (request.amountWon > remainingWon) {
    return cancelRefused('amountWon', 'over-limit', {
      limit: remainingWon,
      was: request.amountWon,
    });
  }
  const partial = request.amountWon < payment.amountWon;
  if (partial && !mayCancelInPart(core.settings())) return cancelDeclined('partial-refused');
  return rowObstacle(core, payment, payment.state.paid.impUid);
}
