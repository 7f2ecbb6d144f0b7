import type { TillSale } from '../../../preload/sale-views.ts';
import type { WaitOffer } from '../../../preload/waiting-charge.ts';

/** The sale's state as `<body data-state>` says it, for tests and style sheets. */
export function dataStateOf(sale: TillSale, digits: string): string {
  switch (sale.at) {
    case 'idle':
      return digits === '' ? 'idle' : 'amount';
    case 'customer':
      return `customer.${sale.step}`;
    case 'ended':
      return sale.how;
    case 'not-sent':
      return unsentStateOf(sale.wait);
    case 'short':
    case 'part-agreed':
    case 'sending':
    case 'approved':
    case 'declined':
    case 'waiting':
    case 'unknown':
      return sale.at;
  }
}

/** With an offer on the customer's screen it is another state on both. */
function unsentStateOf({ at }: WaitOffer): string {
  if (at === 'offered') return 'wait-offer';
  return at === 'agreed' ? 'wait-agreed' : 'not-sent';
}

/** A finished sale whose screen any digit or scan may replace by the next one. */
export function isOver(sale: TillSale): boolean {
  return ['approved', 'declined', 'waiting', 'ended'].includes(sale.at);
}

/** The lists and the set-up may be opened: no sale is under way and none needs a decision. */
export function mayLeave(sale: TillSale): boolean {
  return sale.at === 'idle' || isOver(sale);
}
