import type { Payment } from '../../main/domain/payment.ts';

/** Where a payment stands, in one line: `declined: short`, `unknown!still-ready`. */
export function statusOf({ state, alarm }: Payment): string {
  const bang = alarm === null ? '' : `!${alarm}`;
  switch (state.at) {
    case 'declined':
      return `declined: ${state.reason}${bang}`;
    case 'not-charged':
      return `not-charged: ${state.why}${bang}`;
    case 'created':
    case 'waiting':
    case 'sending':
    case 'unknown':
    case 'paid':
      return `${state.at}${bang}`;
  }
}
