import { advanceCancel, type Cancel, type CancelStep } from '../domain/cancel.ts';
import type { Payment, Step } from '../domain/payment.ts';
import { advance } from '../domain/payment-steps.ts';
import type { QueueSubject } from '../domain/queue-entry.ts';
import type { Core } from './core.ts';
import { closedUnsent } from './desk/open-sale.ts';
import { enqueueCharge, enqueueResolve, enqueueResolveCancel } from './enqueue.ts';
import { saveWithFollowUp } from './follow-up.ts';
import { doubtWaitingPrints } from './print-receipt.ts';

/**
 * What a start makes of an earlier process life: what was on its way is unknown, what was never sent is
 * closed, and whatever is unknown is asked about. Answers how many became unknown, how many were closed.
 */
export function recover(core: Core): { readonly unknown: number; readonly closed: number } {
  askAboutAll(core);
  if (core.ledger.stopped()?.kind === 'older-copy') doubtWaitingPrints(core);
  const payments = core.ledger.read.open().filter(({ state }) => state.at !== 'unknown');
  const cancels = openCancelsToMove(core);
  if (payments.length === 0 && cancels.length === 0) return { unknown: 0, closed: 0 };

  const nextPayments = payments.flatMap((payment) => afterBoot(payment, core.clock.wallMs()));
  const nextCancels = cancels.map((cancel) => cancelAfterBoot(cancel, core.clock.wallMs()));
  core.ledger.write('boot', (tx) => {
    for (const payment of nextPayments) saveWithFollowUp(core, tx, payment);
    for (const cancel of nextCancels) {
      tx.saveCancel(cancel);
      if (cancel.state === 'unknown') enqueueResolveCancel(core, tx, cancel.cancelId);
    }
  });
  const unknown =
    nextPayments.filter(({ state }) => state.at === 'unknown').length +
    nextCancels.filter(({ state }) => state === 'unknown').length;
  return { unknown, closed: nextPayments.length + nextCancels.length - unknown };
}

/** Those that were on their way; one that waits in the queue goes on waiting there. */
function openCancelsToMove({ ledger }: Core): readonly Cancel[] {
  const waiting = new Set(
    ledger.read
      .queue()
      .filter(({ kind }) => kind === 'cancel')
      .map(({ subject }) => keyOf(subject)),
  );
  return ledger.read
    .openCancels()
    .filter(
      ({ state, cancelId }) =>
        state === 'sending' || (state === 'created' && !waiting.has(cancelId)),
    );
}

/**
 * Nothing may be unknown without somebody asking, nor wait without being worked: an entry that is missing
 * is put back.
 */
function askAboutAll(core: Core): void {
  const { open, openCancels, queue } = core.ledger.read;
  const asked = new Set(
    queue()
      .filter(({ kind, subject }) => kind === 'resolve' && subject.about !== 'watch')
      .map(({ subject }) => keyOf(subject)),
  );
  const charged = new Set(
    queue()
      .filter(({ kind }) => kind === 'charge')
      .map(({ subject }) => keyOf(subject)),
  );
  const payments = open().filter(
    ({ state, merchantUid }) => state.at === 'unknown' && !asked.has(merchantUid),
  );
  const cancels = openCancels().filter(
    ({ state, cancelId }) => state === 'unknown' && !asked.has(cancelId),
  );
  const charges = open().filter(
    ({ state, merchantUid }) => state.at === 'waiting' && !charged.has(merchantUid),
  );
  if (payments.length === 0 && cancels.length === 0 && charges.length === 0) return;
  core.ledger.write('boot', (tx) => {
    for (const { merchantUid } of charges) enqueueCharge(core, tx, merchantUid);
    for (const { merchantUid } of payments) enqueueResolve(core, tx, merchantUid);
    for (const { cancelId } of cancels) enqueueResolveCancel(core, tx, cancelId);
  });
}

function keyOf(subject: QueueSubject): string {
  return subject.about === 'cancel' ? subject.cancelId : subject.merchantUid;
}

function afterBoot(payment: Payment, nowMs: number): readonly Payment[] {
  const lost: Step = { step: 'lose-sight' };
  if (payment.state.at === 'sending') return [advance(payment, lost, nowMs)];
  const closed = closedUnsent(payment, nowMs);
  return closed ? [closed] : [];
}

function cancelAfterBoot(cancel: Cancel, nowMs: number): Cancel {
  const step: CancelStep =
    cancel.state === 'sending' ? { step: 'lose-sight' } : { step: 'give-up' };
  return advanceCancel(cancel, step, nowMs);
}
