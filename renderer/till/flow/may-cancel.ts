import type { PaymentDetail, PaymentView } from '../../../preload/payment-views.ts';

/** Something of the payment is left that could be cancelled. */
export function mayCancel({ state, amountWon, cancelledWon }: PaymentView): boolean {
  return state === 'paid' && cancelledWon < amountWon;
}

/** Nobody knows yet whether it is paid, and nobody has said what to do if it is. */
export function mayWish({ state, cancelIfPaid }: PaymentView): boolean {
  return state === 'unknown' && cancelIfPaid === null;
}

/** Two rows took the money, and the other one is not given back, nor about to be. */
export function mayCancelOther({ payment, otherImpUid, cancels }: PaymentDetail): boolean {
  const given = cancels.some(
    ({ impUid, state }) =>
      impUid === otherImpUid &&
      (state === 'created' || state === 'sending' || state === 'unknown' || state === 'done'),
  );
  return payment.state === 'paid' && otherImpUid !== null && !given;
}
