import type { Cancel } from '../domain/cancel.ts';
import { advance } from '../domain/payment-steps.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import type { LedgerTx } from '../store/ledger.ts';
import type { Core } from './core.ts';
import { saveWithFollowUp } from './follow-up.ts';
import { endedWithoutEffect } from './needs-watch.ts';
import { takeCancelledWon } from './read-payment.ts';

/**
 * Takes over what the watch was shown as given back, also of the other of two rows. A cancel that was
 * told as ended without effect and is carried out after all is an alarm: whoever asked for it may have
 * given the money back another way.
 */
export function takeLateCancels(
  core: Core,
  tx: LedgerTx,
  merchantUid: string,
  rows: readonly ProviderPayment[],
): void {
  const cancels = (): readonly Cancel[] => core.ledger.read.cancels(merchantUid);
  const told = new Set(
    cancels()
      .filter(endedWithoutEffect)
      .map(({ cancelId }) => cancelId),
  );
  for (const row of rows) {
    const payment = core.ledger.read.payment(merchantUid);
    if (payment) takeCancelledWon(core, tx, payment, row);
  }
  const isLate = cancels().some(({ state, cancelId }) => state === 'done' && told.has(cancelId));
  const payment = core.ledger.read.payment(merchantUid);
  if (!isLate || !payment || payment.alarm !== null) return;
  const step = { step: 'alarm', alarm: 'late-cancelled' } as const;
  saveWithFollowUp(core, tx, advance(payment, step, core.clock.wallMs()));
}
