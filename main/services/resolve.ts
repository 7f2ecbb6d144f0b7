import { type LookUp, saidNumberUsed } from '../domain/attempt.ts';
import type { Reading } from '../domain/look-up-reading.ts';
import type { NotChargedWhy, Payment, Step } from '../domain/payment.ts';
import { advance } from '../domain/payment-steps.ts';
import type { Core } from './core.ts';
import { saveWithFollowUp } from './follow-up.ts';
import { stepOfReading } from './judge-paid.ts';
import { lookUp } from './look-up.ts';
import { askingFor } from './same-account.ts';

/** What one look-up did to a payment: closed the question, or left it to ask again. */
export type Resolved = 'closed' | 'open';

/**
 * Asks once about an unknown payment and writes down what follows. It never posts anything. Closing as
 * *not charged* needs a new failed row, or two spaced look-ups that show nothing after the settle time.
 */
export async function resolvePayment(core: Core, merchantUid: string): Promise<Resolved> {
  const payment = core.ledger.read.payment(merchantUid);
  // A row that cannot be understood stays somebody's matter: it is asked about again, not forgotten.
  if (payment === null) return 'open';
  if (payment.state.at !== 'unknown') return 'closed';
  const asking = askingFor(core, payment);
  if (!asking) return 'open';

  const { reading, failure, record } = await lookUp(asking, payment, 'resolve');
  core.longOpen.asked(merchantUid, failure === null || failure.sent);
  const step = reading === null ? null : await stepFor(asking, payment, reading);
  return write(core, merchantUid, record, step);
}

async function stepFor(core: Core, payment: Payment, reading: Reading): Promise<Step | null> {
  const { merchantUid } = payment;
  if (reading.kind !== 'nothing') core.settling.sawSomething(merchantUid);
  switch (reading.kind) {
    case 'paid':
      return lateIfClosed(core, merchantUid, await stepOfReading(core, reading));
    case 'open':
      return payment.alarm === reading.alarm ? null : { step: 'lose-sight', alarm: reading.alarm };
    case 'failed':
      return { step: 'close', why: unlessUsed(core, merchantUid, 'failed-row') };
    case 'nothing':
      return core.settling.sawNothing(merchantUid)
        ? { step: 'close', why: unlessUsed(core, merchantUid, 'nothing-found') }
        : null;
  }
}

/**
 * It was closed once since it was last sent, and somebody may have paid another way: a watch or a person
 * looked at it, which only happens to closed ones. Then it is late, though it was open again meanwhile.
 */
function lateIfClosed(core: Core, merchantUid: string, step: Step | null): Step | null {
  if (step?.step !== 'pay' || step.alarm !== undefined) return step;
  const purposes = core.ledger.read.lookUps(merchantUid).map(({ purpose }) => purpose);
  const since = purposes.slice(purposes.lastIndexOf('before') + 1);
  const wasClosed = since.some((purpose) => purpose === 'watch' || purpose === 'check');
  return wasClosed ? { ...step, alarm: 'late-paid' } : step;
}

/** A number the provider calls used, although no paid row is there, can never be charged again. */
function unlessUsed(core: Core, merchantUid: string, why: NotChargedWhy): NotChargedWhy {
  const latest = core.ledger.read.attempts(merchantUid).at(-1);
  return latest && saidNumberUsed(latest) ? 'number-used' : why;
}

/** The payment is read again: a person, or an answer that came at last, may have been quicker. */
function write(core: Core, merchantUid: string, record: LookUp, step: Step | null): Resolved {
  const payment = core.ledger.read.payment(merchantUid);
  const next =
    payment?.state.at === 'unknown' && step !== null
      ? advance(payment, step, core.clock.wallMs())
      : null;
  core.ledger.write('queue', (tx) => {
    tx.insertLookUp(record);
    if (next) saveWithFollowUp(core, tx, next);
  });
  if (next && next.state.at !== 'unknown') {
    core.settling.forget(merchantUid);
    core.longOpen.forget(merchantUid);
  }
  core.changed(merchantUid);
  return (next ?? payment)?.state.at === 'unknown' ? 'open' : 'closed';
}
