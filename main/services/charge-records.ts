import type { Attempt, LookUp } from '../domain/attempt.ts';
import type { Outcome } from '../domain/charge-outcome.ts';
import type { Payment, Step } from '../domain/payment.ts';
import { advance } from '../domain/payment-steps.ts';
import { toldOf } from '../domain/told.ts';
import type { Core } from './core.ts';
import { endWatch, saveWithFollowUp } from './follow-up.ts';

/**
 * On disk before the first byte: the attempt, the state, and what was seen before it. Throws
 * `LedgerStopped` when the disk refuses, or while the ledger is held.
 */
export function markSending(core: Core, payment: Payment, before: LookUp | null): Payment {
  core.ledger.refuseIfHeld();
  const nowMs = core.clock.wallMs();
  const sending = advance(payment, { step: 'send' }, nowMs);
  core.ledger.write('till', (tx) => {
    if (before) tx.insertLookUp(before);
    tx.insertAttempt(startedAttempt(sending, nowMs));
    tx.savePayment(sending);
    endWatch(core, tx, sending.merchantUid);
  });
  core.changed(sending.merchantUid);
  return sending;
}

function startedAttempt({ merchantUid, attempts }: Payment, startedMs: number): Attempt {
  const open = { endedMs: null, sent: null, outcome: null, code: '', message: '' };
  return { merchantUid, number: attempts, startedMs, ...open };
}

/** The outcome in one transaction: attempt, payment, look-ups, and the entry that goes on asking. */
export function record(
  core: Core,
  sending: Payment,
  step: Step,
  outcome: Outcome,
  seen: readonly LookUp[],
): Payment {
  const nowMs = core.clock.wallMs();
  const next = advance(sending, step, nowMs);
  const words = wordsOf(outcome);
  core.ledger.write('till', (tx) => {
    for (const look of seen) tx.insertLookUp(look);
    if ('row' in outcome) tx.keepTold(next.merchantUid, [toldOf(outcome.row)]);
    tx.finishAttempt({
      ...startedAttempt(sending, nowMs),
      endedMs: nowMs,
      sent: outcome.kind !== 'not-sent',
      outcome: outcome.kind,
      code: words.code,
      message: words.message,
    });
    saveWithFollowUp(core, tx, next);
  });
  core.changed(next.merchantUid);
  return next;
}

/** What the provider said, if it was a no. */
function wordsOf(outcome: Outcome): { readonly code: string; readonly message: string } {
  const said = outcome.kind === 'unknown' ? outcome.said : undefined;
  return said ?? (outcome.kind === 'refused' ? outcome : { code: '', message: '' });
}

/** A look-up that decided nothing is kept all the same. */
export function keep(core: Core, seen: LookUp): void {
  core.ledger.write('till', (tx) => tx.insertLookUp(seen));
}
