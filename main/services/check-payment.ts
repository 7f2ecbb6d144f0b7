import type { Reading } from '../domain/look-up-reading.ts';
import type { Payment, Step } from '../domain/payment.ts';
import { advance } from '../domain/payment-steps.ts';
import type { Core } from './core.ts';
import { saveWithFollowUp } from './follow-up.ts';
import { stepOfReading } from './judge-paid.ts';
import { lookUp } from './look-up.ts';
import { keepRow, readPaidRow, takeCancelledWon } from './read-payment.ts';
import { ofThisAccount } from './same-account.ts';

/**
 * Asks the provider about a payment that is not open, because a person wants to know: cancels made
 * elsewhere are taken over, and money that came late is found. False when no answer came.
 */
export async function checkClosed(core: Core, payment: Payment): Promise<boolean> {
  if (!ofThisAccount(core, payment)) return false;
  switch (payment.state.at) {
    case 'paid':
      return checkPaid(core, payment, payment.state.paid.impUid);
    case 'declined':
    case 'not-charged':
      return payment.maybeSent ? checkNotPaid(core, payment) : true;
    case 'created':
    case 'waiting':
    case 'sending':
    case 'unknown':
      return true;
  }
}

async function checkPaid(core: Core, payment: Payment, impUid: string): Promise<boolean> {
  const row = await readPaidRow(core, impUid);
  if (!row.ok || row.value === null) return false;
  const shown = row.value;
  core.ledger.write('till', (tx) => {
    const now = core.ledger.read.payment(payment.merchantUid) ?? payment;
    keepRow(core, tx, now, shown);
    takeCancelledWon(core, tx, now, shown);
  });
  core.changed(payment.merchantUid);
  return true;
}

async function checkNotPaid(core: Core, payment: Payment): Promise<boolean> {
  const { reading, record } = await lookUp(core, payment, 'check');
  const step = reading === null ? null : await lateStepOf(core, reading);
  core.ledger.write('till', (tx) => {
    tx.insertLookUp(record);
    const now = core.ledger.read.payment(payment.merchantUid);
    if (!step || !now || now.version !== payment.version) return;
    const next = advance(now, step, core.clock.wallMs());
    saveWithFollowUp(core, tx, next);
  });
  core.changed(payment.merchantUid);
  return reading !== null;
}

/** What was closed comes back when the provider shows money after all, or what may become money. */
async function lateStepOf(core: Core, reading: Reading): Promise<Step | null> {
  switch (reading.kind) {
    case 'paid': {
      const step = await stepOfReading(core, reading);
      return step?.step === 'pay' ? step : null;
    }
    case 'open':
      return { step: 'lose-sight', alarm: reading.alarm };
    case 'failed':
    case 'nothing':
      return null;
  }
}
