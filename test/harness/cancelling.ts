import { expect } from '@playwright/test';
import type { Counter } from './counter.ts';
import type { CancelRow, PaymentRow } from './ledger-rows.ts';

/** The cancel form of a payment, with a reason chosen. */
export async function openCancelForm({ till }: Counter, { orderNo }: PaymentRow): Promise<void> {
  await till.openPayment(orderNo);
  await till.press('F7');
  await till.waitForPanel('cancel');
  await till.button('reason.changed-mind').click();
}

/** Asks for a cancel of all that is left, or of a part, up to main's question. */
export async function askCancel(
  counter: Counter,
  payment: PaymentRow,
  partWon?: number,
): Promise<void> {
  const { till } = counter;
  await openCancelForm(counter, payment);
  if (partWon !== undefined) {
    await till.button('cancel.part').click();
    await till.typeAmount(String(partWon));
  }
  await till.press('Enter');
  await till.dialog().waitFor();
}

/** Says yes to main's question; ends when the till shows what came of it. */
export async function confirmCancel({ till }: Counter): Promise<void> {
  await till.button('ask.cancel.yes').click();
  await till.waitForPanel('cancelled');
}

/** The receipt of a cancel opens by itself; reads and closes it. */
export async function cancelReceipt(
  { till }: Counter,
  kind: 'cancel' | 'partial-cancel',
): Promise<string> {
  const paper = await till.receiptText(kind);
  await till.press('Escape');
  await expect(till.dialog()).toHaveCount(0);
  return paper;
}

/** The payment as the ledger has it now. */
export function paymentOf(counter: Counter, { merchantUid }: PaymentRow): PaymentRow | undefined {
  return counter.ledger().payments.find((each) => each.merchantUid === merchantUid);
}

/** The ledger's cancels of a payment, oldest first. */
export function cancelsOf(counter: Counter, { merchantUid }: PaymentRow): readonly CancelRow[] {
  return counter.ledger().cancels.filter((each) => each.merchantUid === merchantUid);
}

/** The provider's cancels of a payment, oldest first. */
export function providedCancels(counter: Counter, { merchantUid }: PaymentRow) {
  return counter.provided(merchantUid).flatMap(({ cancels }) => cancels);
}
