import { advanceCancel, type Cancel, type CancelStep, wireReasonOf } from '../domain/cancel.ts';
import { type CancelReading, finishStepOf, readCancel } from '../domain/cancel-reading.ts';
import { isRefusalStatus } from '../domain/charge-outcome.ts';
import { declineReasonOf, isAmbiguous } from '../domain/decline-reason.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import type { Result } from '../domain/result.ts';
import type { CallFailure } from '../gateway/call-failure.ts';
import { LedgerStopped } from '../store/ledger-failure.ts';
import type { Core } from './core.ts';
import { enqueueCancel, enqueueResolveCancel } from './enqueue.ts';
import { watchIfNeeded } from './follow-up.ts';
import { hear } from './hear.ts';
import { writeUnknownLater } from './lost-records.ts';
import { keepRow, leftShownBy, readPaidRow, takeCancelledWon } from './read-payment.ts';
import { stillMine } from './still-mine.ts';

/** Posts a cancel whose row already says `sending`, and writes down what came of it. */
export async function sendCancel(core: Core, sending: Cancel): Promise<Cancel> {
  try {
    return await send(core, sending);
  } catch (error) {
    if (error instanceof LedgerStopped) {
      writeUnknownLater(core, { about: 'cancel', cancelId: sending.cancelId });
      throw error;
    }
    // Not even a bug may leave it on *sending*.
    core.reportBug(error, 'cancel');
    return save(core, sending, { step: 'lose-sight' }, null);
  }
}

async function send(core: Core, sending: Cancel): Promise<Cancel> {
  core.settling.restart(sending.cancelId);
  const reply = await postCancel(core, sending);
  core.settling.restart(sending.cancelId);
  hear(core, reply);
  if (reply.ok) return afterAnswer(core, sending, reply.value);

  const { failure } = reply;
  if (failure.kind === 'not-sent') return save(core, sending, notSentStepOf(failure.why), null);
  if (failure.kind === 'no-answer' || isFromElsewhere(failure)) {
    return save(core, sending, { step: 'lose-sight' }, null);
  }
  return afterRefusal(core, sending, failure);
}

type NotSentWhy = Extract<CallFailure, { kind: 'not-sent' }>['why'];

/** It waits for the line; only keys that a person must put right end it. */
function notSentStepOf(why: NotSentWhy): CancelStep {
  return why === 'keys-missing' || why === 'keys-wrong' ? signInStep : { step: 'not-sent' };
}

/** The shop's own account was turned away: nothing of the cancel happened. */
export const signInStep: CancelStep = {
  step: 'refuse',
  reason: 'shop-sign-in',
  code: '401',
  message: '',
};

/** An envelope that a door on the way may have written; the cancel may still be carried out. */
function isFromElsewhere(failure: Refusal): boolean {
  return failure.kind === 'refused' && !isRefusalStatus(failure.status);
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
    mayStart: stillMine(core),
  };
  const first = await core.portone.cancel(order);
  if (first.ok || first.failure.kind !== 'unauthorised') return first;
  core.portone.dropToken();
  const second = await core.portone.cancel(order);
  // The first one reached the door, so the second one is no proof of silence.
  return !second.ok && second.failure.kind === 'not-sent' ? first : second;
}

/** The provider said yes; its row must be about this payment and show this cancel. */
function afterAnswer(core: Core, sending: Cancel, row: ProviderPayment): Cancel {
  if (!isAbout(core, sending, row)) return save(core, sending, { step: 'lose-sight' }, null);
  const reading = readCancel(row, sending);
  const leftWon = row.amountWon - row.cancelAmountWon;
  if (reading.kind !== 'someone-else' || leftWon !== sending.checksumWon - sending.amountWon) {
    return save(core, sending, cancelStepFor(reading, null, core.clock.wallMs()), row);
  }
  // Exactly ours is gone, and the yes was to us: the history merely lost our id.
  return save(core, sending, finishStepOf(row.cancelHistory.at(-1), core.clock.wallMs()), row);
}

/** A row about another payment, or with another amount, says nothing about this cancel. */
function isAbout(
  core: Core,
  { merchantUid, impUid }: Cancel,
  row: ProviderPayment | null,
): row is ProviderPayment {
  const payment = core.ledger.read.payment(merchantUid);
  return row !== null && payment !== null && leftShownBy(row, payment, impUid) !== null;
}

type Refusal = Extract<CallFailure, { kind: 'refused' | 'unauthorised' }>;

/** The provider said no: only a re-read tells whether that is all that happened. */
async function afterRefusal(core: Core, sending: Cancel, failure: Refusal): Promise<Cancel> {
  const row = await readPaidRow(core, sending.impUid);
  if (!row.ok || !isAbout(core, sending, row.value)) {
    return save(core, sending, { step: 'lose-sight' }, null);
  }
  const reading = readCancel(row.value, sending);
  const step = cancelStepFor(reading, refusalStepOf(failure), core.clock.wallMs());
  return save(core, sending, step, row.value);
}

function refusalStepOf(failure: Refusal): CancelStep {
  if (failure.kind === 'unauthorised') return signInStep;
  const { reason, pgCode } = declineReasonOf(failure.code, failure.message);
  if (reason === 'cancel-busy' || isAmbiguous(reason)) return { step: 'lose-sight' };
  const code = pgCode === '' ? String(failure.code) : pgCode;
  return { step: 'refuse', reason, code, message: failure.message };
}

/** The step a reading leads to; an answer that shows no trace of our cancel is no proof of it. */
export function cancelStepFor(
  reading: CancelReading,
  whenUnchanged: CancelStep | null,
  nowMs: number,
): CancelStep {
  switch (reading.kind) {
    case 'done':
      return finishStepOf(reading.entry, nowMs);
    case 'someone-else':
      return { step: 'call-person', foundWon: reading.leftWon };
    case 'unchanged':
      return whenUnchanged ?? { step: 'lose-sight' };
  }
}

/** A look meanwhile may have found the cancel in the provider's history: then it stays as found. */
function save(core: Core, sending: Cancel, step: CancelStep, row: ProviderPayment | null): Cancel {
  const now = core.ledger.read.cancel(sending.cancelId) ?? sending;
  const next = now.state === 'sending' ? advanceCancel(now, step, core.clock.wallMs()) : now;
  core.ledger.write('till', (tx) => {
    if (next !== now) tx.saveCancel(next);
    if (next.state === 'unknown') enqueueResolveCancel(core, tx, next.cancelId);
    if (next.state === 'created') enqueueCancel(core, tx, next.cancelId);
    const payment = core.ledger.read.payment(next.merchantUid);
    if (row && payment) {
      keepRow(core, tx, payment, row);
      takeCancelledWon(core, tx, payment, row);
    }
    if (payment) watchIfNeeded(core, tx, payment);
  });
  core.changed(next.merchantUid);
  return next;
}
