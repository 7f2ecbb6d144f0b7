import type { Cancel } from '../domain/cancel.ts';
import type { Payment } from '../domain/payment.ts';
import type { Core } from './core.ts';

/**
 * Whether money may still come, or come twice, although nobody is asking about it now: whatever may have
 * been sent and is not paid, what a manager settled, and what was paid by one of several attempts. Money
 * may also go back late: by a cancel that was told as ended without effect.
 */
export function needsWatch(core: Core, payment: Payment): boolean {
  if (payment.byHand !== null) return true;
  switch (payment.state.at) {
    case 'created':
    case 'waiting':
    case 'declined':
    case 'not-charged':
      return payment.maybeSent;
    case 'paid':
      return (
        earlierMaybeSent(core, payment) ||
        core.ledger.read.cancels(payment.merchantUid).some(endedWithoutEffect)
      );
    // These have look-ups of their own.
    case 'sending':
    case 'unknown':
      return false;
  }
}

/** The row that was found may be another attempt's: then the latest one's may still come. */
function earlierMaybeSent(core: Core, { merchantUid, attempts }: Payment): boolean {
  if (attempts < 2) return false;
  return core.ledger.read
    .attempts(merchantUid)
    .some(({ number, sent }) => number < attempts && sent !== false);
}

/** The provider, or its silence, said no; the same request may still be carried out. */
export function endedWithoutEffect({ state }: Pick<Cancel, 'state'>): boolean {
  return state === 'refused' || state === 'not-cancelled' || state === 'needs-person';
}
