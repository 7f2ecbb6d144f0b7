import { mayHaveTaken, type Payment } from '../../domain/payment.ts';
import { paymentSubject, printBySelf } from '../print-receipt.ts';
import type { Desk } from './desk.ts';
import { stateOfPayment } from './desk-results.ts';
import type { DeskState } from './desk-state.ts';
import { showTaken } from './show-taken.ts';

/** Somebody found out more about a payment of the sale on the desk: both screens say so. */
export function showResolved(desk: Desk, merchantUid: string): void {
  const state = desk.state();
  if (!('sale' in state)) return;
  const payment = desk.core.ledger.read.payment(merchantUid);
  // A manager's word is no proof: nobody at the counter is told *approved* by it.
  if (!payment || payment.byHand !== null || payment.saleId !== state.sale.saleId) return;
  if (isBeforeSending(state)) {
    stopAsking(desk, state, payment);
    return;
  }
  // Who was told that nothing was taken, and to pay another way, is told of money in any of its payments.
  if (state.at === 'declined' || state.at === 'ended') {
    if (hasTaken(payment)) showTaken(desk, state.sale, payment, null);
    return;
  }
  if (state.sale.merchantUid !== merchantUid || !isNews(state.at, payment.state.at)) return;
  const next = stateOfPayment(state.sale, payment, null, desk.core.clock.wallMs());
  desk.set(next);
  if (next.at === 'approved') printBySelf(desk.core, paymentSubject(payment));
}

function isNews(shown: DeskState['at'], at: Payment['state']['at']): boolean {
  switch (shown) {
    case 'waiting':
      // On its way it is still waiting for whoever stands there.
      return at !== 'waiting' && at !== 'sending';
    case 'unknown':
      return at !== 'unknown' && at !== 'sending';
    default:
      return false;
  }
}

type BeforeSending = Extract<
  DeskState,
  { at: 'asking' | 'checking' | 'consent' | 'short' | 'part-agreed' | 'not-sent' }
>;

function isBeforeSending(state: DeskState): state is BeforeSending {
  switch (state.at) {
    case 'asking':
    case 'checking':
    case 'consent':
    case 'short':
    case 'part-agreed':
    case 'not-sent':
      return true;
    default:
      return false;
  }
}

/** What the customer types for a sale that may have its money, or was taken back, is needed no more. */
function stopAsking(desk: Desk, { sale }: BeforeSending, payment: Payment): void {
  const { state } = payment;
  const isOwn = payment.merchantUid === sale.merchantUid;
  if (isOwn && state.at === 'not-charged' && state.why === 'withdrawn') {
    desk.entry.wipe();
    desk.set({ at: 'ended', sale, how: 'cancelled_by_cashier' });
    return;
  }
  if (hasTaken(payment)) showTaken(desk, sale, payment, null);
}

/** One on its way is waited for: its own end comes here too. */
function hasTaken(payment: Payment): boolean {
  return mayHaveTaken(payment) && payment.state.at !== 'sending';
}
