import { won } from '../../../main/domain/won.ts';
import type { CustomerSale } from '../../../preload/sale-views.ts';
import type { Won } from '../../../preload/views.ts';
import type { CustomerState } from '../../../preload/window-states.ts';

/** A customer's state around a sale. */
export function stateWith(
  sale: CustomerSale,
  more: Partial<Omit<CustomerState, 'sale'>> = {},
): CustomerState {
  return {
    mode: 'live',
    simulated: false,
    shopName: '두레마트 강남점',
    language: 'ko',
    turned: false,
    sale,
    ...more,
  };
}

const deadlineMs = 4_102_444_800_000;

/** One sale for every state there is, with time enough. */
export function salesOf(
  amountWon: Won = won(12_000),
  balanceWon: Won = won(38_000),
): Readonly<Record<string, CustomerSale>> {
  return {
    idle: { at: 'idle' },
    'customer.intro': { at: 'intro', amountWon, itemName: '아메리카노 외 2건', deadlineMs },
    'customer.id': { at: 'entry', amountWon, deadlineMs, refused: 0 },
    'customer.checking': { at: 'checking', amountWon },
    'customer.consent': { at: 'consent', amountWon, balanceWon, deadlineMs },
    short: { at: 'short', amountWon, balanceWon: won(7_000), partAllowed: true, deadlineMs },
    'part-agreed': { at: 'part-agreed', amountWon, agreedWon: won(7_000) },
    sending: { at: 'sending', amountWon },
    approved: { at: 'approved', amountWon, leftWon: won(26_000) },
    declined: { at: 'declined', amountWon, reason: 'credentials', mayRetry: true, refused: 2 },
    'not-sent': { at: 'not-sent', amountWon },
    'wait-offer': { at: 'wait-offer', amountWon, minutes: 30 },
    'wait-agreed': { at: 'wait-agreed', amountWon },
    waiting: { at: 'waiting', amountWon, minutes: 30 },
    unknown: { at: 'unknown', amountWon },
    cancelled_by_customer: { at: 'ended', how: 'cancelled_by_customer' },
    cancelled_by_cashier: { at: 'ended', how: 'cancelled_by_cashier' },
    timed_out: { at: 'ended', how: 'timed_out' },
  };
}
