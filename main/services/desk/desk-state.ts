import type { DeclineReason } from '../../../preload/failure.ts';
import type { Buyer, Won } from '../../../preload/views.ts';
import type { WaitOffer } from '../../../preload/waiting-charge.ts';
import type { NotSentWhy } from '../../domain/charge-outcome.ts';

/** How long a customer has for each visit to their screen; `stay` begins it anew. */
export const customerMs = 180_000;

/** The sale that is being worked on, and which of its payments is current. */
export type DeskSale = {
  readonly saleId: string;
  readonly orderNo: string;
  /** What the sale costs. */
  readonly askedWon: Won;
  readonly itemName: string;
  readonly buyer: Buyer;
  /** The current payment; a second one exists once the customer agreed to a smaller amount. */
  readonly merchantUid: string;
  readonly amountWon: Won;
  /** How often a sign-in was refused for this sale. */
  readonly refused: number;
  readonly helpCalled: boolean;
};

/** How a sale ended without anything being sent. */
export type EndedHow = 'cancelled_by_customer' | 'cancelled_by_cashier' | 'timed_out';

/** Where the one sale on the counter stands. Balances stay in here and on the customer's screen. */
export type DeskState =
  | { readonly at: 'idle' }
  | {
      readonly at: 'asking';
      readonly sale: DeskSale;
      readonly step: 'intro' | 'id' | 'pw';
      readonly deadlineMs: number;
    }
  | { readonly at: 'checking'; readonly sale: DeskSale; readonly deadlineMs: number }
  | {
      readonly at: 'consent' | 'short';
      readonly sale: DeskSale;
      readonly balanceWon: Won;
      readonly deadlineMs: number;
    }
  | {
      readonly at: 'part-agreed';
      readonly sale: DeskSale;
      readonly balanceWon: Won;
      readonly agreedWon: Won;
      readonly deadlineMs: number;
    }
  | {
      readonly at: 'sending';
      readonly sale: DeskSale;
      readonly balanceWon: Won;
      readonly sinceMs: number;
    }
  | { readonly at: 'approved'; readonly sale: DeskSale; readonly leftWon: Won | null }
  | {
      readonly at: 'declined';
      readonly sale: DeskSale;
      readonly reason: DeclineReason;
      readonly code: string;
      readonly message: string;
      readonly provedMs: number;
      readonly mayRetry: boolean;
    }
  | {
      readonly at: 'not-sent';
      readonly sale: DeskSale;
      readonly why: NotSentWhy;
      /** Null: it was the balance check that did not get out. */
      readonly balanceWon: Won | null;
      /** Whether it may be charged later, and who has said yes to that. */
      readonly wait: WaitOffer;
    }
  /** Put off: the customer may leave; nothing has been charged. */
  | { readonly at: 'waiting'; readonly sale: DeskSale }
  | { readonly at: 'unknown'; readonly sale: DeskSale; readonly sinceMs: number }
  | { readonly at: 'ended'; readonly sale: DeskSale; readonly how: EndedHow };

/** The states in which nothing has been sent and a person may still stop. */
export function mayStop(state: DeskState): boolean {
  switch (state.at) {
    case 'asking':
    case 'checking':
    case 'consent':
    case 'short':
    case 'part-agreed':
      return true;
    case 'not-sent':
      return state.wait.at === 'offered' || state.wait.at === 'agreed';
    case 'idle':
    case 'sending':
    case 'approved':
    case 'declined':
    case 'waiting':
    case 'unknown':
    case 'ended':
      return false;
  }
}

/** The states a new sale may take over from: nothing is under way. */
export function mayBegin(state: DeskState): boolean {
  switch (state.at) {
    case 'idle':
    case 'approved':
    case 'declined':
    case 'not-sent':
    case 'waiting':
    case 'ended':
      return true;
    case 'asking':
    case 'checking':
    case 'consent':
    case 'short':
    case 'part-agreed':
    case 'sending':
    case 'unknown':
      return false;
  }
}
