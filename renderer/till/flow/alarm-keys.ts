import type { PaymentDetail } from '../../../preload/payment-views.ts';
import { mayCancel, mayCancelOther } from './may-cancel.ts';

/** What a person may do about an alarm. */
export type AlarmKey =
  /** The money that came late is the payment of this sale. */
  | 'attach'
  | 'cancel'
  /** The other of two paid rows is given back. */
  | 'cancel-other'
  /** Looked at and dealt with. */
  | 'acknowledge';

/** Exactly the keys that make sense for the alarm of a payment; none where it is still being found out. */
export function alarmKeysOf(detail: PaymentDetail): readonly AlarmKey[] {
  const { payment, saleOtherwisePaid, nextCheckMs } = detail;
  const moneyIsHere = mayCancel(payment);
  if (payment.state === 'unknown') return [];
  switch (payment.alarm) {
    case null:
      return [];
    case 'late-paid':
      if (!moneyIsHere) return ['acknowledge'];
      return saleOtherwisePaid ? ['cancel'] : ['attach', 'cancel'];
    case 'by-hand':
      // Look-ups take it off as long as there are any.
      return nextCheckMs === null ? ['acknowledge'] : [];
    case 'by-hand-contradicted':
    case 'cancel-stopped':
    case 'real-payment-in-test':
      return moneyIsHere ? ['cancel', 'acknowledge'] : ['acknowledge'];
    case 'two-paid':
    // Told later, it stands in the place of *two paid*.
    case 'cancelled-elsewhere':
    case 'late-cancelled':
      return mayCancelOther(detail) ? ['cancel-other', 'acknowledge'] : ['acknowledge'];
    case 'test-payment-in-live':
    case 'other-amount':
    case 'still-ready':
    case 'deferred-not-paid':
    case 'mismatch':
      return ['acknowledge'];
  }
}
