import type { LookUp } from '../domain/attempt.ts';
import type { Reading } from '../domain/look-up-reading.ts';
import type { Payment, Step } from '../domain/payment.ts';
import { advance } from '../domain/payment-steps.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import type { Core } from './core.ts';
import { saveWithFollowUp } from './follow-up.ts';
import { stepAfterHand } from './judge-by-hand.ts';
import { stepOfReading } from './judge-paid.ts';
import { stepOfSecondRow } from './judge-second-row.ts';
import { takeLateCancels } from './late-cancels.ts';
import { lookUp } from './look-up.ts';

/** `unsure`: rows were shown, but not what they are. */
export type LateStep = Step | 'nothing-new' | 'unsure';

/**
 * Asks about a payment that is closed: money that came late, a second row, and whether the provider
 * agrees with a manager who settled it. False when no answer came.
 */
export async function lookAgain(
  core: Core,
  asked: Payment,
  purpose: 'watch' | 'check',
): Promise<boolean> {
  const { reading, rows, record } = await lookUp(core, asked, purpose);
  const step = reading === null ? 'unsure' : await stepFor(core, asked, reading, rows);
  return write(core, asked, { record, rows, step });
}

type Look = {
  readonly record: LookUp;
  readonly rows: readonly ProviderPayment[];
  readonly step: LateStep;
};

function stepFor(
  core: Core,
  payment: Payment,
  reading: Reading,
  rows: readonly ProviderPayment[],
): LateStep | Promise<LateStep> {
  if (payment.byHand !== null) return stepAfterHand(core, payment, reading, rows);
  if (payment.state.at === 'paid') return stepOfSecondRow(core, payment, payment.state, rows);
  return lateStepOf(core, reading);
}

/** What was closed comes back when the provider shows money after all, or what may become money. */
export async function lateStepOf(core: Core, reading: Reading): Promise<LateStep> {
  switch (reading.kind) {
    case 'paid': {
      const step = await stepOfReading(core, reading);
      if (step === null) return 'unsure';
      return step.step === 'pay' ? step : 'nothing-new';
    }
    case 'open':
      return { step: 'lose-sight', alarm: reading.alarm };
    case 'failed':
    case 'nothing':
      return 'nothing-new';
  }
}

/**
 * Whatever happened to the payment meanwhile counts more than what was seen before. Rows that led to
 * nothing are not kept as seen: they are news again at the next look. False when that is due. Sent
 * again meanwhile, it is looked at anew: what was asked about the attempt before is not kept at all.
 */
function write(core: Core, asked: Payment, { record, rows, step }: Look): boolean {
  const taken = core.ledger.write('queue', (tx) => {
    const now = core.ledger.read.payment(asked.merchantUid);
    if (now?.attempts !== asked.attempts) return false;
    const isLost = step === 'unsure' || (step !== 'nothing-new' && now?.version !== asked.version);
    tx.insertLookUp(isLost ? { ...record, rows: [] } : record);
    if (!isLost && step !== 'nothing-new') {
      saveWithFollowUp(core, tx, advance(now, step, core.clock.wallMs()));
    }
    // A person who looks is shown each row anew.
    if (record.purpose === 'watch') takeLateCancels(core, tx, asked.merchantUid, rows);
    return !isLost;
  });
  core.changed(asked.merchantUid);
  return taken;
}
