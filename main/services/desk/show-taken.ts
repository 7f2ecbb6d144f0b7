import type { Won } from '../../../preload/views.ts';
import type { Payment } from '../../domain/payment.ts';
import type { Desk } from './desk.ts';
import { stateOfPayment } from './desk-results.ts';
import type { DeskSale } from './desk-state.ts';
import { closeOrReport } from './open-sale.ts';

/** The sale has money in another of its payments, or may have: that one is shown, this one closed. */
export function showTaken(
  desk: Desk,
  sale: DeskSale,
  payment: Payment,
  balanceWon: Won | null,
): void {
  desk.entry.wipe();
  closeOrReport(desk.core, sale);
  const first = { ...sale, merchantUid: payment.merchantUid, amountWon: payment.amountWon };
  desk.set(stateOfPayment(first, payment, balanceWon, desk.core.clock.wallMs()));
}
