import type { Failure, Rule } from '../../preload/failure.ts';
import type { Won } from '../../preload/views.ts';
import { advanceCancel, type Cancel, newCancel } from '../domain/cancel.ts';
import { mayCancelInPart } from '../domain/may-cancel-in-part.ts';
import { type Payment, remainingWonOf } from '../domain/payment.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { taxFreeOfCancel } from '../domain/tax.ts';
import { won } from '../domain/won.ts';
import type { Authorise } from './authorise.ts';
import type { Core } from './core.ts';
import { notSentFailureOf } from './failures.ts';
import { keepRow, readPaidRow, remainingShownBy, takeCancelledWon } from './read-payment.ts';
import { ofThisAccount } from './same-account.ts';
import { sendCancel } from './send-cancel.ts';

/** What a cashier asks for. */
export type CancelRequest = {
  readonly merchantUid: string;
  readonly amountWon: Won;
  readonly reason: string;
};

/**
 * Cancels part or all of a paid payment: checks, a person's yes, a fresh look at the provider, the row
 * on disk, then one POST with amount, checksum and our id. Answers with the cancel as it stands.
 */
export async function requestCancel(
  core: Core,
  authorise: Authorise,
  request: CancelRequest,
): Promise<Result<Cancel, Failure>> {
  const payment = core.ledger.read.payment(request.merchantUid);
  const refusal = refusalOf(core, payment, request);
  if (refusal || !payment) return fail(refusal ?? refused('merchantUid', 'not-found'));

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
  if (payment?.state.at !== 'paid') return fail(refused('merchantUid', 'not-now'));
  const row = await readPaidRow(core, payment.state.paid.impUid);
  if (!row.ok) return fail(notSentFailureOf(row.failure, 'charged'));
  if (row.value === null) return fail(declined('not-found'));

  const fresh = refresh(core, request.merchantUid, row.value);
  const remaining = remainingShownBy(row.value, fresh);
  if (remaining === null || remaining !== remainingWonOf(payment))
    return fail(declined('checksum'));
  const still = refusalOf(core, fresh, request);
  if (still) return fail(still);
  return ok(await sendCancel(core, openCancel(core, fresh, request)));
}

/** Takes over what the provider shows before anything is sent. */
function refresh(core: Core, merchantUid: string, row: ProviderPayment): Payment {
  const next = core.ledger.write('till', (tx) => {
    const payment = core.ledger.read.payment(merchantUid);
    if (!payment) throw new Error('a paid payment cannot vanish from the ledger');
    keepRow(core, tx, payment, row);
    return takeCancelledWon(core, tx, payment, row);
  });
  core.changed(merchantUid);
  return next;
}

function openCancel(core: Core, payment: Payment, request: CancelRequest): Cancel {
  if (payment.state.at !== 'paid') throw new Error('only a paid payment is cancelled');
  core.ledger.refuseIfHeld();
  const created = newCancel({
    cancelId: core.random.code(6),
    merchantUid: payment.merchantUid,
    impUid: payment.state.paid.impUid,
    amountWon: request.amountWon,
    taxFreeWon: taxFreeOfCancel(payment, payment.state.cancelledWon, request.amountWon),
    checksumWon: won(remainingWonOf(payment)),
    reason: request.reason,
    createdMs: core.clock.wallMs(),
  });
  const sending = advanceCancel(created, { step: 'send' }, core.clock.wallMs());
  core.ledger.write('till', (tx) => {
    tx.insertCancel(created);
    tx.saveCancel(sending);
  });
  core.changed(payment.merchantUid);
  return sending;
}

/** What is wrong with a cancel before anybody is asked; null when nothing is. */
function refusalOf(core: Core, payment: Payment | null, request: CancelRequest): Failure | null {
  if (!payment) return refused('merchantUid', 'not-found');
  if (payment.state.at !== 'paid' || !ofThisAccount(core, payment)) {
    return refused('merchantUid', 'not-now');
  }
  const remainingWon = remainingWonOf(payment);
  if (request.amountWon < 1) return refused('amountWon', 'above-zero');
  if (request.amountWon > remainingWon) {
    return refused('amountWon', 'over-limit', { limit: remainingWon, was: request.amountWon });
  }
  const partial = request.amountWon < payment.amountWon;
  if (partial && !mayCancelInPart(core.settings())) return declined('partial-refused');
  const open = core.ledger.read
    .cancels(payment.merchantUid)
    .some(({ state }) => state === 'created' || state === 'sending' || state === 'unknown');
  if (open) return declined('cancel-busy');
  const stopped = core.ledger.stopped();
  return stopped ? { kind: 'storage', state: stopped.kind } : null;
}

function refused(
  field: string,
  rule: Rule,
  detail?: Readonly<Record<string, string | number>>,
): Failure {
  return { kind: 'refused', field: `cancel.${field}`, rule, ...(detail ? { detail } : {}) };
}

/** The payment stays as it was: still charged. */
function declined(reason: 'partial-refused' | 'cancel-busy' | 'checksum' | 'not-found'): Failure {
  return { kind: 'declined', reason, money: 'charged', code: '', message: '' };
}
