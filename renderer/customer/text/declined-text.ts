import type { DeclineReason } from '../../../preload/failure.ts';
import type { CustomerKey } from '../words.ts';

/** The sentence a customer needs; what only concerns the shop is told to the cashier. */
export function declinedKeyOf(reason: DeclineReason): CustomerKey {
  switch (reason) {
    case 'credentials':
      return 'declined.credentials';
    case 'too-many-tries':
      return 'declined.too-many-tries';
    case 'short':
      return 'declined.short';
    case 'limit':
      return 'declined.limit';
    case 'not-charged':
      return 'declined.title';
    case 'shop-sign-in':
    case 'test-payment':
    case 'amount':
    case 'later':
    case 'duplicate':
    case 'crossed':
    case 'window':
    case 'merchant':
    case 'address-blocked':
    case 'already-cancelled':
    case 'not-found':
    case 'checksum':
    case 'partial-refused':
    case 'cancel-busy':
    case 'not-cancellable':
    case 'settlement':
    case 'other':
      return 'declined.other';
  }
}
