import { advanceCancel } from '../domain/cancel.ts';
import { advance } from '../domain/payment-steps.ts';
import type { QueueSubject } from '../domain/queue-entry.ts';
import { LedgerStopped } from '../store/ledger-failure.ts';
import type { Core } from './core.ts';
import { enqueueResolveCancel } from './enqueue.ts';
import { saveWithFollowUp } from './follow-up.ts';

const retryMs = 5_000;

/**
 * The disk refused what came of something that was sent, so it stands on *sending*: it becomes unknown,
 * and is looked up, as soon as the disk takes writes again. The next start would do the same.
 */
export function writeUnknownLater(core: Core, subject: QueueSubject): void {
  core.clock.after(retryMs, () => {
    try {
      core.changed(writeUnknown(core, subject));
    } catch (error) {
      if (error instanceof LedgerStopped) writeUnknownLater(core, subject);
      else core.reportBug(error, 'ledger');
    }
  });
}

/** The merchant_uid that changed. */
function writeUnknown(core: Core, subject: QueueSubject): string {
  return subject.about === 'cancel'
    ? cancelUnknown(core, subject.cancelId)
    : paymentUnknown(core, subject.merchantUid);
}

function paymentUnknown(core: Core, merchantUid: string): string {
  const payment = core.ledger.read.payment(merchantUid);
  if (payment?.state.at !== 'sending') return merchantUid;
  core.ledger.write('till', (tx) => {
    saveWithFollowUp(core, tx, advance(payment, { step: 'lose-sight' }, core.clock.wallMs()));
  });
  return merchantUid;
}

function cancelUnknown(core: Core, cancelId: string): string {
  const cancel = core.ledger.read.cancel(cancelId);
  if (cancel?.state !== 'sending') return cancel?.merchantUid ?? '';
  core.ledger.write('till', (tx) => {
    tx.saveCancel(advanceCancel(cancel, { step: 'lose-sight' }, core.clock.wallMs()));
    enqueueResolveCancel(core, tx, cancelId);
  });
  return cancel.merchantUid;
}
