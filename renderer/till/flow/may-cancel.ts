import type { PaymentView } from '../../../preload/payment-views.ts';

/** Something of the payment is left that could be cancelled. */
export function mayCancel({ state, amountWon, cancelledWon }: PaymentView): boolean {
  return state === 'paid' && cancelledWon < amountWon;
}
