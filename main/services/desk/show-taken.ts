import type { Won } from '../../../preload/views.ts';
import type { Payment } from '../../domain/payment.ts';
import type { Desk } from './desk.ts';
import { stateOfPayment, unsentState } from './desk-results.ts';
import type { DeskSale } from './desk-state.ts';
import { withWaitOffer } from './desk-wait.ts';
import type { EarlierMoney } from './earlier-payments.ts';
import { closeOrReport } from './open-sale.ts';

/** Another payment of this sale stands in the way, or could not be asked about: nothing is charged. */
export function showEarlier(
  desk: Desk,
  sale: DeskSale,
  balanceWon: Won,
  earlier: Exclude<EarlierMoney, { kind: 'none' }>,
): void {
  if (earlier.kind === 'not-sent') {
    desk.set(withWaitOffer(desk, unsentState(sale, earlier.why, balanceWon)));
    return;
  }
  showTaken(desk, sale, earlier.payment, balanceWon);
}

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
