import type { Cancel } from '../domain/cancel.ts';
import { advanceCancel } from '../domain/cancel.ts';
import { finishStepOf, readCancel } from '../domain/cancel-reading.ts';
import type { Payment, Step } from '../domain/payment.ts';
import { advance } from '../domain/payment-steps.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import type { Result } from '../domain/result.ts';
import { toldOf } from '../domain/told.ts';
import { won } from '../domain/won.ts';
import type { CallFailure } from '../gateway/call-failure.ts';
import type { LedgerTx } from '../store/ledger.ts';
import type { Core } from './core.ts';
import { hear } from './hear.ts';

/** The provider's row of a paid payment, by imp_uid; null when it says there is none. */
export async function readPaidRow(
  core: Core,
  impUid: string,
): Promise<Result<ProviderPayment | null, CallFailure>> {
  const includeSandbox = core.account.mode !== 'live';
  const row = await core.portone.payment(impUid, { includeSandbox });
  hear(core, row);
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
    told: row.merchantUid === payment.merchantUid ? [toldOf(row)] : [],
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
  // A row about something else says nothing about this payment.
  if (leftShownBy(row, payment, row.impUid) === null) return payment;
  finishFound(core, tx, payment, row);
  // The other of two paid rows has an amount of its own.
  if (payment.state.at !== 'paid' || remainingShownBy(row, payment) === null) return payment;
  const risen = row.cancelAmountWon > payment.state.cancelledWon;
  if (!risen) return payment;
  const explainedWon = sumDone(core.ledger.read.cancels(payment.merchantUid), row);
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
function finishFound(core: Core, tx: LedgerTx, payment: Payment, row: ProviderPayment): void {
  for (const cancel of core.ledger.read.cancels(payment.merchantUid)) {
    if (cancel.state === 'done' || cancel.impUid !== row.impUid) continue;
    const reading = readCancel(row, cancel);
    if (reading.kind !== 'done') continue;
    const nowMs = core.clock.wallMs();
    tx.saveCancel(advanceCancel(cancel, finishStepOf(reading.entry, nowMs), nowMs));
  }
}

function sumDone(cancels: readonly Cancel[], { impUid }: ProviderPayment): number {
  return cancels
    .filter((cancel) => cancel.state === 'done' && cancel.impUid === impUid)
    .reduce((sum, cancel) => sum + cancel.amountWon, 0);
}

/** What the provider says is left, when its row is about this very payment; else null. */
export function remainingShownBy(row: ProviderPayment, payment: Payment): number | null {
  const { state } = payment;
  return leftShownBy(row, payment, state.at === 'paid' ? state.paid.impUid : row.impUid);
}

/** What is left in one of the payment's rows, of which there may be two; null when it is not that row. */
export function leftShownBy(
  row: ProviderPayment,
  { merchantUid, amountWon }: Payment,
  impUid: string,
): number | null {
  const about =
    row.merchantUid === merchantUid && row.amountWon === amountWon && row.impUid === impUid;
  return about ? row.amountWon - row.cancelAmountWon : null;
}
