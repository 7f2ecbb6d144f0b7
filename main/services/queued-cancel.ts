import type { Failure } from '../../preload/failure.ts';
import { advanceCancel, type Cancel, type CancelStep } from '../domain/cancel.ts';
import { readCancel } from '../domain/cancel-reading.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { CallFailure } from '../gateway/call-failure.ts';
import type { Authorise } from './authorise.ts';
import { cancelRefused } from './cancel-refusals.ts';
import type { Core } from './core.ts';
import { keepRow, leftShownBy, readPaidRow, takeCancelledWon } from './read-payment.ts';
import type { Resolved } from './resolve.ts';
import { ofThisAccount } from './same-account.ts';
import { cancelStepFor, sendCancel, signInStep } from './send-cancel.ts';

/**
 * Tries a cancel that waits for the line: re-reads the row, and posts only if exactly what the person
 * said yes to is still left. Anything else is told, and is a person's matter. The entry is closed unless
 * still nothing could be sent.
 */
export async function workQueuedCancel(core: Core, cancelId: string): Promise<Resolved> {
  const cancel = core.ledger.read.cancel(cancelId);
  if (cancel === null) return 'open';
  if (cancel.state !== 'created') return 'closed';
  const payment = core.ledger.read.payment(cancel.merchantUid);
  if (!payment || !ofThisAccount(core, payment) || core.ledger.stopped()) return 'open';

  const row = await readPaidRow(core, cancel.impUid);
  if (!row.ok) return afterNoRow(core, cancel, row.failure);
  if (row.value === null) return end(core, cancel, notFoundStep, null);
  // A row about something else is no answer about this cancel.
  if (leftShownBy(row.value, payment, cancel.impUid) === null) return 'open';
  const reading = readCancel(row.value, cancel);
  if (reading.kind !== 'unchanged') {
    return end(core, cancel, cancelStepFor(reading, null, core.clock.wallMs()), row.value);
  }
  return post(core, cancel, row.value);
}

const notFoundStep: CancelStep = { step: 'refuse', reason: 'not-found', code: '404', message: '' };

/** Only keys that a person must put right end it; everything else is tried again. */
function afterNoRow(core: Core, cancel: Cancel, failure: CallFailure): Resolved {
  const keys =
    failure.kind === 'unauthorised' || (failure.kind === 'not-sent' && /^keys-/.test(failure.why));
  return keys ? end(core, cancel, signInStep, null) : 'open';
}

/** From here on it can no longer be taken back. */
async function post(core: Core, seen: Cancel, row: ProviderPayment): Promise<Resolved> {
  // It may have been held while the row was read.
  if (core.ledger.stopped()) return 'open';
  const sending = move(core, 'queue', seen, { step: 'send' }, row);
  if (sending === null) return 'closed';
  const sent = await sendCancel(core, sending);
  return sent.state === 'created' ? 'open' : 'closed';
}

function end(core: Core, seen: Cancel, step: CancelStep, row: ProviderPayment | null): Resolved {
  move(core, 'queue', seen, step, row);
  return 'closed';
}

/**
 * Moves a cancel that still waits; null when somebody was quicker. Reading and writing are one
 * transaction: of a withdrawal and a sending only one wins.
 */
function move(
  core: Core,
  actor: 'queue' | 'till',
  { cancelId }: Cancel,
  step: CancelStep,
  row: ProviderPayment | null,
): Cancel | null {
  const moved = core.ledger.write(actor, (tx) => {
    const cancel = core.ledger.read.cancel(cancelId);
    if (cancel?.state !== 'created') return null;
    const next = advanceCancel(cancel, step, core.clock.wallMs());
    tx.saveCancel(next);
    const payment = core.ledger.read.payment(cancel.merchantUid);
    if (row && payment) {
      keepRow(core, tx, payment, row);
      takeCancelledWon(core, tx, payment, row);
    }
    return next;
  });
  if (moved) core.changed(moved.merchantUid);
  return moved;
}

/**
 * Takes back a cancel that waits, after a person's yes: the payment stays charged. Refused once it is
 * being sent. Its entry ends by itself.
 */
export async function withdrawCancel(
  core: Core,
  authorise: Authorise,
  cancelId: string,
): Promise<Result<Cancel, Failure>> {
  const cancel = core.ledger.read.cancel(cancelId);
  if (!cancel) return fail(cancelRefused('cancelId', 'not-found'));
  if (cancel.state !== 'created') return fail(cancelRefused('cancelId', 'not-now'));
  const { merchantUid, amountWon } = cancel;
  const orderNo = core.ledger.read.payment(merchantUid)?.orderNo ?? '';
  const yes = await authorise({ kind: 'withdraw-cancel', merchantUid, orderNo, amountWon });
  if (!yes) return fail({ kind: 'not-allowed' });
  const withdrawn = move(core, 'till', cancel, { step: 'withdraw' }, null);
  return withdrawn ? ok(withdrawn) : fail(cancelRefused('cancelId', 'not-now'));
}
