import type { Cancel } from '../domain/cancel.ts';
import { advanceCancel } from '../domain/cancel.ts';
import { readCancel } from '../domain/cancel-reading.ts';
import { type Payment, remainingWonOf, type Step } from '../domain/payment.ts';
import { advance } from '../domain/payment-steps.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import type { Result } from '../domain/result.ts';
import { won } from '../domain/won.ts';
import type { CallFailure } from '../gateway/call-failure.ts';
import type { LedgerTx } from '../store/ledger.ts';
import type { Core } from './core.ts';

/** The provider's row of a paid payment, by imp_uid; null when it says there is none. */
export async function readPaidRow(
  core: Core,
  impUid: string,
): Promise<Result<ProviderPayment | null, CallFailure>> {
  const includeSandbox = core.account.mode !== 'live';
  const row = await core.portone.payment(impUid, { includeSandbox });
  core.heard(row.ok || row.failure.sent);
  return row;
}

/** Keeps what a re-read showed, in the caller's transaction. */
export function keepRow(core: Core, tx: LedgerTx, payment: Payment, row: ProviderPayment): void {
  const { impUid, status, amountWon, cancelAmountWon, currency } = row;
  tx.insertLookUp({
    merchantUid: payment.merchantUid,
    atMs: core.clock.wallMs(),
    purpose: 'cancel',
    reading: status,
    rows: [{ impUid, status, amountWon, cancelAmountWon, currency }],
  });
}

/**
 * Brings a paid payment up to what the provider shows as cancelled. An amount that no cancel of ours
 * explains is an alarm. Answers with the payment as it is now.
 */
export function takeCancelledWon(
  core: Core,
  tx: LedgerTx,
  payment: Payment,
  row: ProviderPayment,
): Payment {
  if (payment.state.at !== 'paid') return payment;
  const finished = finishFound(core, tx, payment, row);
  const risen = row.cancelAmountWon > payment.state.cancelledWon;
  if (!risen) return payment;
  const explainedWon = finished + sumDone(core.ledger.read.cancels(payment.merchantUid));
  const step: Step = {
    step: 'cancelled',
    cancelledWon: won(Math.min(row.cancelAmountWon, payment.amountWon)),
    ...(explainedWon === row.cancelAmountWon ? {} : { alarm: 'cancelled-elsewhere' as const }),
  };
  const next = advance(payment, step, core.clock.wallMs());
  tx.savePayment(next);
  return next;
}

/** Any cancel of ours that is not done but stands in the provider's history is done after all. */
function finishFound(core: Core, tx: LedgerTx, payment: Payment, row: ProviderPayment): number {
  let foundWon = 0;
  for (const cancel of core.ledger.read.cancels(payment.merchantUid)) {
    if (cancel.state === 'done' || cancel.state === 'created') continue;
    const reading = readCancel(row, cancel);
    if (reading.kind !== 'done') continue;
    tx.saveCancel(
      advanceCancel(
        cancel,
        {
          step: 'finish',
          pgTid: reading.entry.pgTid,
          receiptUrl: reading.entry.receiptUrl,
          doneMs: reading.entry.cancelledAtS * 1_000,
        },
        core.clock.wallMs(),
      ),
    );
    foundWon += cancel.amountWon;
  }
  return foundWon;
}

function sumDone(cancels: readonly Cancel[]): number {
  return cancels
    .filter((cancel) => cancel.state === 'done')
    .reduce((sum, cancel) => sum + cancel.amountWon, 0);
}

/** What the provider says is left, when its row is about this very payment; else null. */
export function remainingShownBy(row: ProviderPayment, payment: Payment): number | null {
  if (row.merchantUid !== payment.merchantUid || row.amountWon !== payment.amountWon) return null;
  return row.amountWon - row.cancelAmountWon;
}

/** True when ledger and provider agree on what is left. */
export function agreesWith(row: ProviderPayment, payment: Payment): boolean {
  return remainingShownBy(row, payment) === remainingWonOf(payment);
}
