import type { CustomerSale } from '../../preload/sale-views.ts';
import type { Field } from './store/view-store.ts';

/** The sale's state as `<body data-state>` says it, for tests and style sheets. */
export function dataStateOf(sale: CustomerSale, typing: Field): string {
  switch (sale.at) {
    case 'intro':
    case 'checking':
    case 'consent':
      return `customer.${sale.at}`;
    case 'entry':
      return `customer.${typing}`;
    case 'ended':
      return sale.how;
    case 'idle':
    case 'short':
    case 'part-agreed':
    case 'sending':
    case 'approved':
    case 'declined':
    case 'not-sent':
    case 'wait-offer':
    case 'wait-agreed':
    case 'waiting':
    case 'unknown':
      return sale.at;
  }
}

/** When the customer's time for this screen ends, in epoch ms; null where they have all the time. */
export function deadlineMsOf(sale: CustomerSale): number | null {
  switch (sale.at) {
    case 'intro':
    case 'entry':
    case 'consent':
    case 'short':
      return sale.deadlineMs;
    case 'idle':
    case 'checking':
    case 'part-agreed':
    case 'sending':
    case 'approved':
    case 'declined':
    case 'not-sent':
    case 'wait-offer':
    case 'wait-agreed':
    case 'waiting':
    case 'unknown':
    case 'ended':
      return null;
  }
}
