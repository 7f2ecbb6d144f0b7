import type { PaymentView } from '../../../preload/payment-views.ts';
import type { CustomerSale, TillSale } from '../../../preload/sale-views.ts';
import type { Won } from '../../../preload/views.ts';
import { zeroWon } from '../../domain/won.ts';
import type { DeskSale, DeskState } from './desk-state.ts';

/** What the views need beside the state itself. */
export type ViewFacts = {
  readonly partAllowed: boolean;
  /** What the customer typed is still held. */
  readonly entryHeld: boolean;
  readonly payment: (merchantUid: string) => PaymentView | null;
  /** Until when a charge that waits needs nobody; null when it needs its customer. */
  readonly secretEndsMs: (merchantUid: string) => number | null;
  readonly checks: (merchantUid: string) => {
    readonly count: number;
    readonly nextMs: number | null;
  };
};

/** The sale as the cashier may see it: steps and *enough or not*, never an ID or a balance. */
export function tillSaleOf(state: DeskState, facts: ViewFacts): TillSale {
  switch (state.at) {
    case 'idle':
      return { at: 'idle' };
    case 'asking':
      return customerStep(state.sale, state.step, state.deadlineMs, null);
    case 'checking':
      return customerStep(state.sale, 'checking', state.deadlineMs, null);
    case 'consent':
      return customerStep(state.sale, 'consent', state.deadlineMs, true);
    case 'short': {
      const { deadlineMs, sale } = state;
      const { partAllowed } = facts;
      return { at: 'short', ...named(sale), deadlineMs, partAllowed, helpCalled: sale.helpCalled };
    }
    case 'part-agreed': {
      const { agreedWon, deadlineMs, sale } = state;
      return { at: 'part-agreed', ...named(sale), agreedWon, deadlineMs };
    }
    case 'sending':
      return { at: 'sending', ...named(state.sale), sinceMs: state.sinceMs };
    case 'ended':
      return { at: 'ended', ...named(state.sale), how: state.how, waits: waits(state, facts) };
    case 'approved':
    case 'declined':
    case 'not-sent':
    case 'waiting':
    case 'unknown':
      return tillResultOf(state, facts);
  }
}

type Result = Extract<
  DeskState,
  { at: 'approved' | 'declined' | 'not-sent' | 'waiting' | 'unknown' }
>;

/** The sale was stopped, and its payment waits as it did before. */
function waits({ sale }: { readonly sale: DeskSale }, facts: ViewFacts): boolean {
  return facts.payment(sale.merchantUid)?.state === 'waiting';
}

function tillResultOf(state: Result, facts: ViewFacts): TillSale {
  const { sale } = state;
  const payment = facts.payment(sale.merchantUid);
  switch (state.at) {
    case 'approved': {
      if (!payment) return { at: 'idle' };
      const restWon = (sale.askedWon - sale.amountWon) as Won;
      const leftShown = state.leftWon !== null;
      return { at: 'approved', orderNo: sale.orderNo, payment, restWon, leftShown };
    }
    case 'unknown': {
      if (!payment) return { at: 'idle' };
      const { count, nextMs } = facts.checks(sale.merchantUid);
      const { sinceMs } = state;
      const shown = { orderNo: sale.orderNo, payment, sinceMs, checks: count, nextCheckMs: nextMs };
      return { at: 'unknown', ...shown };
    }
    case 'declined': {
      const { reason, code, message, provedMs, mayRetry } = state;
      const said = { reason, code, message, provedMs, mayRetry };
      return { at: 'declined', ...named(sale), merchantUid: sale.merchantUid, ...said };
    }
    case 'waiting': {
      if (!payment) return { at: 'idle' };
      const secretEndsMs = facts.secretEndsMs(sale.merchantUid);
      return { at: 'waiting', orderNo: sale.orderNo, payment, secretEndsMs };
    }
    case 'not-sent': {
      const { why, wait } = state;
      const { entryHeld } = facts;
      const said = { why, maySendAgain: entryHeld, wait: entryHeld ? wait : noOffer };
      return { at: 'not-sent', ...named(sale), ...said, helpCalled: sale.helpCalled };
    }
  }
}

const noOffer = { at: 'none' } as const;

function named(sale: DeskSale): { readonly orderNo: string; readonly amountWon: Won } {
  return { orderNo: sale.orderNo, amountWon: sale.amountWon };
}

function customerStep(
  sale: DeskSale,
  step: Extract<TillSale, { at: 'customer' }>['step'],
  deadlineMs: number,
  enough: boolean | null,
): TillSale {
  return { at: 'customer', step, ...named(sale), deadlineMs, enough, helpCalled: sale.helpCalled };
}

/** What the customer's view needs beside the state. */
export type CustomerFacts = Pick<ViewFacts, 'partAllowed' | 'entryHeld'> & {
  /** How long their ID and password are kept for a charge that waits. */
  readonly waitMinutes: number;
};

/** The sale as the customer sees it, with the balance. */
export function customerSaleOf(state: DeskState, facts: CustomerFacts): CustomerSale {
  return state.at === 'idle' ? { at: 'idle' } : busyCustomerSaleOf(state, facts);
}

function busyCustomerSaleOf(
  state: Exclude<DeskState, { at: 'idle' }>,
  facts: CustomerFacts,
): CustomerSale {
  const { amountWon, itemName, refused } = state.sale;
  switch (state.at) {
    case 'asking': {
      const { deadlineMs } = state;
      if (state.step === 'intro') return { at: 'intro', amountWon, itemName, deadlineMs };
      return { at: 'entry', amountWon, deadlineMs, refused };
    }
    case 'checking':
    case 'sending':
    case 'unknown':
      return { at: state.at, amountWon };
    case 'not-sent':
      return unsentCustomerSaleOf(state, facts);
    case 'waiting':
      return { at: 'waiting', amountWon, minutes: facts.waitMinutes };
    case 'consent': {
      const { balanceWon, deadlineMs } = state;
      return { at: 'consent', amountWon, balanceWon, deadlineMs };
    }
    case 'short': {
      const { balanceWon, deadlineMs } = state;
      const partAllowed = facts.partAllowed && balanceWon > zeroWon;
      return { at: 'short', amountWon, balanceWon, partAllowed, deadlineMs };
    }
    case 'part-agreed':
      return { at: 'part-agreed', amountWon, agreedWon: state.agreedWon };
    case 'approved':
      return { at: 'approved', amountWon, leftWon: state.leftWon };
    case 'declined': {
      const { reason, mayRetry } = state;
      return { at: 'declined', amountWon, reason, mayRetry, refused };
    }
    case 'ended':
      return { at: 'ended', how: state.how };
  }
}

/** What could not be sent: perhaps there is a choice. */
function unsentCustomerSaleOf(
  { sale, wait }: Extract<DeskState, { at: 'not-sent' }>,
  { entryHeld, waitMinutes }: CustomerFacts,
): CustomerSale {
  const { amountWon } = sale;
  if (entryHeld && wait.at === 'offered')
    return { at: 'wait-offer', amountWon, minutes: waitMinutes };
  if (entryHeld && wait.at === 'agreed') return { at: 'wait-agreed', amountWon };
  return { at: 'not-sent', amountWon };
}
