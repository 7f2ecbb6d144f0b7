import type { Failure } from '../../preload/failure.ts';
import type { Payment } from '../domain/payment.ts';
import { advance } from '../domain/payment-steps.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Authorise } from './authorise.ts';
import type { Core } from './core.ts';

/**
 * A person has looked at an alarm and dealt with it: after a yes it is taken off the lists, and what it
 * was stays in the audit. Not while the payment is open: there it is still being found out.
 */
export async function acknowledgeAlarm(
  core: Core,
  authorise: Authorise,
  merchantUid: string,
): Promise<Result<null, Failure>> {
  const payment = alarmed(core, merchantUid);
  if (!payment) return refused;
  const { orderNo } = payment;
  const yes = await authorise({ kind: 'acknowledge', merchantUid, orderNo });
  if (!yes) return fail({ kind: 'not-allowed' });
  const now = alarmed(core, merchantUid);
  if (!now || now.alarm !== payment.alarm) return refused;
  core.ledger.write('till', (tx) => {
    tx.audit('alarm-acknowledged', merchantUid, { alarm: now.alarm });
    tx.savePayment(advance(now, { step: 'alarm', alarm: null }, core.clock.wallMs()));
  });
  core.changed(merchantUid);
  return ok(null);
}

const refused = fail<Failure>({ kind: 'refused', field: 'payment.alarm', rule: 'not-now' });

/** The payment, if it is closed and carries an alarm that a person can deal with. */
function alarmed(core: Core, merchantUid: string): Payment | null {
  const payment = core.ledger.read.payment(merchantUid);
  if (!payment || payment.alarm === null) return null;
  // A look-up takes it off as long as there are any.
  if (payment.alarm === 'by-hand' && isWatched(core, merchantUid)) return null;
  const { at } = payment.state;
  return at === 'paid' || at === 'declined' || at === 'not-charged' ? payment : null;
}

function isWatched({ ledger }: Core, merchantUid: string): boolean {
  return ledger.read.queued('resolve', { about: 'watch', merchantUid }) !== null;
}
