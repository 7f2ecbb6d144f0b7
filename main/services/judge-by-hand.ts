import type { Reading } from '../domain/look-up-reading.ts';
import type { Payment, Step } from '../domain/payment.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import type { Core } from './core.ts';
import { stepOfReading } from './judge-paid.ts';
import type { LateStep } from './look-again.ts';

/**
 * What a look-up says of a payment that a manager settled: it agrees and the flag goes, it disagrees and
 * that is an alarm, or it says nothing either way.
 */
export function stepAfterHand(
  core: Core,
  payment: Payment,
  reading: Reading,
  rows: readonly ProviderPayment[],
): LateStep | Promise<LateStep> {
  return payment.state.at === 'paid'
    ? afterPaidByHand(core, payment, payment.state.paid.impUid, reading, rows)
    : afterNotChargedByHand(core, payment, reading);
}

async function afterPaidByHand(
  core: Core,
  payment: Payment,
  impUid: string,
  reading: Reading,
  rows: readonly ProviderPayment[],
): Promise<LateStep> {
  if (reading.kind !== 'paid') return isUndecided(reading) ? 'nothing-new' : contradicted(payment);
  const step = await stepOfReading(core, shownFirst(reading, impUid, rows));
  if (step === null) return 'unsure';
  return step.step === 'pay'
    ? { ...step, step: 'prove-by-hand', as: 'paid' }
    : contradicted(payment);
}

/** The row the manager named stays ours, whichever was first. */
function shownFirst(
  reading: Extract<Reading, { kind: 'paid' }>,
  impUid: string,
  rows: readonly ProviderPayment[],
): Extract<Reading, { kind: 'paid' }> {
  if (reading.other?.impUid !== impUid) return reading;
  const named = rows.find((row) => row.impUid === impUid);
  return named ? { ...reading, first: named, other: reading.first } : reading;
}

async function afterNotChargedByHand(
  core: Core,
  payment: Payment,
  reading: Reading,
): Promise<LateStep> {
  switch (reading.kind) {
    case 'paid': {
      const step = await stepOfReading(core, reading);
      if (step === null) return 'unsure';
      return step.step === 'pay' ? step : 'nothing-new';
    }
    case 'open':
      return isUndecided(reading) ? 'nothing-new' : contradicted(payment);
    case 'failed':
      return { step: 'prove-by-hand', as: 'not-charged', why: 'failed-row' };
    case 'nothing':
      return core.settling.sawNothing(payment.merchantUid)
        ? { step: 'prove-by-hand', as: 'not-charged', why: 'nothing-found' }
        : 'nothing-new';
  }
}

/** Pending at the provider for ever is why people settle by hand: it speaks neither for nor against. */
function isUndecided(reading: Reading): boolean {
  return reading.kind === 'open' && reading.alarm === 'still-ready';
}

/** Told once: what a person has taken off the lists does not come back. */
function contradicted({ alarm }: Payment): Step | 'nothing-new' {
  return alarm === 'by-hand' ? { step: 'alarm', alarm: 'by-hand-contradicted' } : 'nothing-new';
}
