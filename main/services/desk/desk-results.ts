import type { DeclineReason } from '../../../preload/failure.ts';
import type { Won } from '../../../preload/views.ts';
import type { NotSentWhy } from '../../domain/charge-outcome.ts';
import type { NotChargedWhy, Payment } from '../../domain/payment.ts';
import type { DeskSale, DeskState } from './desk-state.ts';

/** Reasons after which the same customer may simply type again, for the same merchant_uid. */
const retryable: ReadonlySet<DeclineReason> = new Set([
  'credentials',
  'not-charged',
  'window',
  'other',
]);

/**
 * A refusal as the desk shows it; `provedMs` is when it was sure that nothing was taken. `onlyAsked`: it
 * was the balance that was asked for, so the same customer may always try again.
 */
export function declinedState(
  sale: DeskSale,
  said: { readonly reason: DeclineReason; readonly code: string; readonly message: string },
  provedMs: number,
  onlyAsked = false,
): DeskState {
  const { reason, code, message } = said;
  const refused = reason === 'credentials' ? sale.refused + 1 : sale.refused;
  const mayRetry =
    (onlyAsked || retryable.has(reason)) && refused < 3 && reason !== 'too-many-tries';
  return { at: 'declined', sale: { ...sale, refused }, reason, code, message, provedMs, mayRetry };
}

type NotSent = Extract<DeskState, { at: 'not-sent' }>;

const alreadyCancelled = { reason: 'already-cancelled', code: '', message: '' } as const;

/** What a payment's own state means for the sale on the desk. */
export function stateOfPayment(
  sale: DeskSale,
  payment: Payment,
  balanceWon: Won | null,
  nowMs: number,
): DeskState {
  const { state } = payment;
  switch (state.at) {
    case 'paid':
      return state.cancelledWon < payment.amountWon
        ? { at: 'approved', sale, leftWon: leftAfter(balanceWon, payment.amountWon) }
        : // All of it was given back before anybody here knew that it was paid.
          declinedState(sale, alreadyCancelled, nowMs);
    case 'declined':
      return declinedState(sale, state, state.provedMs);
    case 'not-charged': {
      const reason = reasonOfClose(state.why);
      return declinedState(sale, { reason, code: '', message: '' }, state.provedMs);
    }
    case 'unknown':
    case 'sending':
      return { at: 'unknown', sale, sinceMs: nowMs };
    case 'waiting':
      return { at: 'waiting', sale };
    case 'created':
      return unsentState(sale, 'offline', balanceWon);
  }
}

/** Nothing left the machine this time, whatever earlier attempts came to. */
export function unsentState(sale: DeskSale, why: NotSentWhy, balanceWon: Won | null): NotSent {
  return { at: 'not-sent', sale, why, balanceWon, wait: { at: 'none' } };
}

/** Points the customer has left; null when the balance was not asked in this session. */
function leftAfter(balanceWon: Won | null, usedWon: Won): Won | null {
  return balanceWon === null || balanceWon < usedWon ? null : ((balanceWon - usedWon) as Won);
}

function reasonOfClose(why: NotChargedWhy): DeclineReason {
  switch (why) {
    case 'at-door':
      return 'shop-sign-in';
    case 'test-payment':
      return 'test-payment';
    case 'never-sent':
    case 'refused-before':
    case 'failed-row':
    case 'nothing-found':
    case 'number-used':
    case 'withdrawn':
    case 'too-old':
    case 'by-hand':
      return 'not-charged';
  }
}
