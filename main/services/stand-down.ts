import { advanceCancel } from '../domain/cancel.ts';
import { advance, mayStep } from '../domain/payment-steps.ts';
import type { LedgerTx } from '../store/ledger.ts';
import type { Core } from './core.ts';
import { saveWithFollowUp } from './follow-up.ts';

/**
 * Before an older ledger goes on: cancels that wait in it, and wishes to cancel, may have been taken back
 * or carried out since. None of them is sent by the machine; each payment is told, so that a person asks
 * anew for what is still wanted.
 */
export function standDown(core: Core): void {
  core.ledger.write('manager', (tx) => {
    for (const cancel of core.ledger.read.openCancels()) {
      if (cancel.state !== 'created') continue;
      tx.saveCancel(advanceCancel(cancel, { step: 'give-up' }, core.clock.wallMs()));
      alarm(core, tx, cancel.merchantUid);
    }
    for (const merchantUid of undecided(core)) endWish(core, tx, merchantUid);
  });
}

/** Payments that may still turn out paid: unknown ones, and those that are watched. */
function undecided({ ledger: { read } }: Core): ReadonlySet<string> {
  const watched = read
    .queue()
    .flatMap(({ subject }) => (subject.about === 'watch' ? [subject.merchantUid] : []));
  return new Set([...read.open().map(({ merchantUid }) => merchantUid), ...watched]);
}

function endWish(core: Core, tx: LedgerTx, merchantUid: string): void {
  const payment = core.ledger.read.payment(merchantUid);
  if (!payment || payment.cancelIfPaid === null) return;
  if (!mayStep(payment.state.at, 'cancel-if-paid')) return;
  const step = { step: 'cancel-if-paid', reason: null } as const;
  saveWithFollowUp(core, tx, advance(payment, step, core.clock.wallMs()));
  alarm(core, tx, merchantUid);
}

function alarm(core: Core, tx: LedgerTx, merchantUid: string): void {
  const payment = core.ledger.read.payment(merchantUid);
  if (!payment || payment.alarm !== null) return;
  const step = { step: 'alarm', alarm: 'cancel-stopped' } as const;
  saveWithFollowUp(core, tx, advance(payment, step, core.clock.wallMs()));
}
