import type { LookUp } from '../domain/attempt.ts';
import type { Outcome } from '../domain/charge-outcome.ts';
import type { Reading } from '../domain/look-up-reading.ts';
import type { Payment, Step } from '../domain/payment.ts';
import { advance, mayStep } from '../domain/payment-steps.ts';
import { LedgerStopped } from '../store/ledger-failure.ts';
import { record } from './charge-records.ts';
import type { Core } from './core.ts';
import { saveWithFollowUp } from './follow-up.ts';
import { judgePaid, paidStepOf, stepOfReading, testPaymentStep } from './judge-paid.ts';
import { lookUp } from './look-up.ts';

/** Turns an outcome into what is written down, asking once more where the rules say so. */
export async function settle(core: Core, sending: Payment, outcome: Outcome): Promise<Payment> {
  switch (outcome.kind) {
    case 'paid':
      return record(core, sending, paidStepOf(core, outcome), outcome, []);
    case 'ask-if-test': {
      const judged = await judgePaid(core, outcome.row);
      return settle(core, sending, judged);
    }
    case 'test-payment':
      return record(core, sending, testPaymentStep, outcome, []);
    case 'refused':
    case 'at-door':
      return settleRefusal(core, sending, outcome);
    case 'unknown':
      if (outcome.said?.reason === 'duplicate') return settleUsedNumber(core, sending, outcome);
      return record(core, sending, loseSight(outcome.alarm), outcome, []);
    case 'not-sent':
      return record(core, sending, loseSight(null), outcome, []);
  }
}

/** The number was used before: an earlier attempt may have been paid, which is then shown at once. */
async function settleUsedNumber(
  core: Core,
  sending: Payment,
  outcome: Extract<Outcome, { kind: 'unknown' }>,
): Promise<Payment> {
  const { reading, record: seen } = await lookUp(core, sending, 'after');
  const step = reading?.kind === 'paid' ? await stepOfReading(core, reading) : null;
  const alarm = reading?.kind === 'open' ? reading.alarm : outcome.alarm;
  return record(core, sending, step ?? loseSight(alarm), outcome, [seen]);
}

function loseSight(alarm: Payment['alarm']): Step {
  return { step: 'lose-sight', ...(alarm ? { alarm } : {}) };
}

/** A no is shown only when the provider's own list shows nothing that is, or may become, money. */
async function settleRefusal(
  core: Core,
  sending: Payment,
  outcome: Extract<Outcome, { kind: 'refused' | 'at-door' }>,
): Promise<Payment> {
  const { reading, record: seen } = await lookUp(core, sending, 'after');
  if (reading?.kind === 'paid') {
    const step = await stepOfReading(core, reading);
    return record(core, sending, step ?? loseSight(null), outcome, [seen]);
  }
  if (reading?.kind === 'nothing' || reading?.kind === 'failed') {
    const step: Step =
      outcome.kind === 'refused'
        ? { step: 'decline', reason: outcome.reason, code: outcome.code, message: outcome.message }
        : { step: 'close', why: 'at-door' };
    return record(core, sending, step, outcome, [seen]);
  }
  const alarm = reading?.kind === 'open' ? reading.alarm : null;
  return record(core, sending, loseSight(alarm), outcome, [seen]);
}

/** The look-up before another attempt found money or what may become it: no post. */
export async function takeWhatIsThere(
  core: Core,
  payment: Payment,
  seen: LookUp,
  reading: Extract<Reading, { kind: 'paid' | 'open' }>,
): Promise<Payment> {
  const step =
    reading.kind === 'paid' ? await stepOfReading(core, reading) : loseSight(reading.alarm);
  const wanted = withoutWish(payment, core.clock.wallMs());
  const next = advance(wanted, stepFrom(payment, step), core.clock.wallMs());
  try {
    core.ledger.write('till', (tx) => {
      tx.insertLookUp(seen);
      if (wanted !== payment) tx.savePayment(wanted);
      saveWithFollowUp(core, tx, next);
    });
  } catch (error) {
    if (!(error instanceof LedgerStopped)) throw error;
    // There is money, or may be: whatever the disk says, nobody is told that nothing was taken.
    return advance(payment, { step: 'lose-sight' }, core.clock.wallMs());
  }
  core.changed(next.merchantUid);
  return next;
}

/** Who charges again is there and wants to pay: what is found is not given back by an earlier wish. */
function withoutWish(payment: Payment, nowMs: number): Payment {
  const { state, cancelIfPaid } = payment;
  if (cancelIfPaid === null || !mayStep(state.at, 'cancel-if-paid')) return payment;
  return advance(payment, { step: 'cancel-if-paid', reason: null }, nowMs);
}

/** What cannot follow from where the payment stands is left to the look-ups that go on asking. */
function stepFrom({ state }: Payment, step: Step | null): Step {
  if (step === null) return loseSight(null);
  if (mayStep(state.at, step.step)) return step;
  return loseSight('alarm' in step ? (step.alarm ?? null) : null);
}
