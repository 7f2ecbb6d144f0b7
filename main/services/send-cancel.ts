import { advanceCancel, type Cancel, type CancelStep, wireReasonOf } from '../domain/cancel.ts';
import { type CancelReading, readCancel } from '../domain/cancel-reading.ts';
import { declineReasonOf } from '../domain/decline-reason.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import type { Result } from '../domain/result.ts';
import type { CallFailure } from '../gateway/call-failure.ts';
import type { Core } from './core.ts';
import { enqueueResolveCancel } from './enqueue.ts';
import { keepRow, readPaidRow, takeCancelledWon } from './read-payment.ts';

/** Posts a cancel whose row already says `sending`, and writes down what came of it. */
export async function sendCancel(core: Core, sending: Cancel): Promise<Cancel> {
  core.settling.restart(sending.cancelId);
  const reply = await postCancel(core, sending);
  core.settling.restart(sending.cancelId);
  core.heard(reply.ok || reply.failure.sent);
  if (reply.ok) return readAfter(core, sending, reply.value, null);

  const { failure } = reply;
  if (failure.kind === 'not-sent') return save(core, sending, { step: 'give-up' }, null);
  if (failure.kind === 'no-answer') return save(core, sending, { step: 'lose-sight' }, null);
  return afterRefusal(core, sending, failure);
}

/** A second post only after a complete 401; the checksum makes it harmless in any case. */
async function postCancel(
  core: Core,
  cancel: Cancel,
): Promise<Result<ProviderPayment, CallFailure>> {
  const order = {
    impUid: cancel.impUid,
    amountWon: cancel.amountWon,
    checksumWon: cancel.checksumWon,
    taxFreeWon: cancel.taxFreeWon,
    reason: wireReasonOf(cancel),
  };
  const first = await core.portone.cancel(order);
  if (first.ok || first.failure.kind !== 'unauthorised') return first;
  core.portone.dropToken();
  return core.portone.cancel(order);
}

/** The provider said no: only a re-read tells whether that is all that happened. */
async function afterRefusal(
  core: Core,
  sending: Cancel,
  failure: Extract<CallFailure, { kind: 'refused' | 'unauthorised' }>,
): Promise<Cancel> {
  const row = await readPaidRow(core, sending.impUid);
  if (!row.ok || row.value === null) return save(core, sending, { step: 'lose-sight' }, null);
  return readAfter(core, sending, row.value, refusalStepOf(failure));
}

function refusalStepOf(
  failure: Extract<CallFailure, { kind: 'refused' | 'unauthorised' }>,
): CancelStep {
  if (failure.kind === 'unauthorised') {
    return { step: 'refuse', reason: 'shop-sign-in', code: '401', message: '' };
  }
  const { reason, pgCode } = declineReasonOf(failure.code, failure.message);
  if (reason === 'cancel-busy' || reason === 'later') return { step: 'lose-sight' };
  const code = pgCode === '' ? String(failure.code) : pgCode;
  return { step: 'refuse', reason, code, message: failure.message };
}

/** What the row says decides; `whenUnchanged` is what follows when nothing happened there. */
function readAfter(
  core: Core,
  sending: Cancel,
  row: ProviderPayment,
  whenUnchanged: CancelStep | null,
): Cancel {
  const reading = readCancel(row, sending);
  return save(core, sending, cancelStepFor(reading, whenUnchanged), row);
}

/** The step a reading leads to; an answer that shows no trace of our cancel is no proof of it. */
export function cancelStepFor(
  reading: CancelReading,
  whenUnchanged: CancelStep | null,
): CancelStep {
  switch (reading.kind) {
    case 'done': {
      const { pgTid, receiptUrl, cancelledAtS } = reading.entry;
      return { step: 'finish', pgTid, receiptUrl, doneMs: cancelledAtS * 1_000 };
    }
    case 'someone-else':
      return { step: 'call-person' };
    case 'unchanged':
      return whenUnchanged ?? { step: 'lose-sight' };
  }
}

function save(core: Core, sending: Cancel, step: CancelStep, row: ProviderPayment | null): Cancel {
  const next = advanceCancel(sending, step, core.clock.wallMs());
  core.ledger.write('till', (tx) => {
    tx.saveCancel(next);
    if (next.state === 'unknown') enqueueResolveCancel(core, tx, next.cancelId);
    const payment = core.ledger.read.payment(next.merchantUid);
    if (row && payment) {
      keepRow(core, tx, payment, row);
      takeCancelledWon(core, tx, payment, row);
    }
  });
  core.changed(next.merchantUid);
  return next;
}
