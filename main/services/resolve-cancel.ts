import { advanceCancel, type Cancel, type CancelStep } from '../domain/cancel.ts';
import { readCancel } from '../domain/cancel-reading.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import type { Core } from './core.ts';
import { watchIfNeeded } from './follow-up.ts';
import { keepRow, leftShownBy, readPaidRow, takeCancelledWon } from './read-payment.ts';
import type { Resolved } from './resolve.ts';
import { ofThisAccount } from './same-account.ts';
import { cancelStepFor } from './send-cancel.ts';

/**
 * Re-reads the payment of a cancel whose answer was lost. Our id in the provider's history is the
 * proof; a change without it is somebody else's; no change for the settle time is *not cancelled*.
 */
export async function resolveCancel(core: Core, cancelId: string): Promise<Resolved> {
  const cancel = core.ledger.read.cancel(cancelId);
  if (cancel === null) return 'open';
  if (cancel.state !== 'unknown') return 'closed';
  const payment = core.ledger.read.payment(cancel.merchantUid);
  if (!payment || !ofThisAccount(core, payment)) return 'open';

  const row = await readPaidRow(core, cancel.impUid);
  core.longOpen.asked(cancelId, row.ok || row.failure.sent);
  if (!row.ok || row.value === null) return 'open';
  // A row about something else is no answer about this cancel.
  if (leftShownBy(row.value, payment, cancel.impUid) === null) return 'open';
  return write(core, cancel, row.value, stepFor(core, cancel, row.value));
}

function stepFor(core: Core, cancel: Cancel, row: ProviderPayment): CancelStep | null {
  const reading = readCancel(row, cancel);
  if (reading.kind !== 'unchanged') {
    return cancelStepFor(reading, null, core.clock.wallMs());
  }
  return core.settling.sawNothing(cancel.cancelId) ? { step: 'give-up' } : null;
}

function write(core: Core, seen: Cancel, row: ProviderPayment, step: CancelStep | null): Resolved {
  const cancel = core.ledger.read.cancel(seen.cancelId);
  if (cancel?.state !== 'unknown') return 'closed';
  const next = step === null ? cancel : advanceCancel(cancel, step, core.clock.wallMs());
  core.ledger.write('queue', (tx) => {
    if (next !== cancel) tx.saveCancel(next);
    const payment = core.ledger.read.payment(cancel.merchantUid);
    if (!payment) return;
    keepRow(core, tx, payment, row);
    watchIfNeeded(core, tx, takeCancelledWon(core, tx, payment, row));
  });
  if (next.state !== 'unknown') {
    core.settling.forget(cancel.cancelId);
    core.longOpen.forget(cancel.cancelId);
  }
  core.changed(cancel.merchantUid);
  return next.state === 'unknown' ? 'open' : 'closed';
}
