import type { PaymentDetail } from '../../../preload/payment-views.ts';
import { mayCancel } from './may-cancel.ts';

/** What a person may do about an alarm. */
export type AlarmKey =
  /** The money that came late is the payment of this sale. */
  | 'attach'
  | 'cancel'
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
    case 'real-payment-in-test':
      return moneyIsHere ? ['cancel', 'acknowledge'] : ['acknowledge'];
    // The other row is cancelled by its own number, not by this payment's.
    case 'two-paid':
    case 'test-payment-in-live':
    case 'other-amount':
    case 'still-ready':
    case 'cancelled-elsewhere':
    case 'deferred-not-paid':
    case 'mismatch':
      return ['acknowledge'];
  }
}
