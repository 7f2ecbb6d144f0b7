import type { TillSale } from '../../../preload/sale-views.ts';

/** The sale's state as `<body data-state>` says it, for tests and style sheets. */
export function dataStateOf(sale: TillSale, digits: string): string {
  switch (sale.at) {
    case 'idle':
      return digits === '' ? 'idle' : 'amount';
    case 'customer':
      return `customer.${sale.step}`;
    case 'ended':
      return sale.how;
    case 'short':
    case 'part-agreed':
    case 'sending':
    case 'approved':
    case 'declined':
    case 'not-sent':
    case 'unknown':
      return sale.at;
  }
}

/** A finished sale whose screen any digit or scan may replace by the next one. */
export function isOver(sale: TillSale): boolean {
  return sale.at === 'approved' || sale.at === 'declined' || sale.at === 'ended';
}

/** The lists and the set-up may be opened: no sale is under way and none needs a decision. */
export function mayLeave(sale: TillSale): boolean {
  return sale.at === 'idle' || isOver(sale);
}
