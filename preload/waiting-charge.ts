import type { Won } from './views.ts';

/** A charge that was put off. Times are epoch ms. */
export type WaitingCharge = {
  readonly merchantUid: string;
  readonly orderNo: string;
  readonly amountWon: Won;
  /** When the customer agreed. */
  readonly sinceMs: number;
  /** It is on its way now. */
  readonly isSending: boolean;
  /** Until when it can be charged without the customer; null: the customer must type again. */
  readonly secretEndsMs: number | null;
  /** When it is too old, and is closed without a charge. */
  readonly endsMs: number;
};

/** Why a charge may not wait, and the figure of the cap. */
export type WaitFault = {
  readonly why:
    | 'no-keychain'
    | 'maybe-sent'
    | 'too-old'
    | 'per-charge'
    | 'sum'
    | 'count'
    | 'unseen'
    | 'balance';
  /** Won, charges or hours; 0 where the cap has no figure that may be told. */
  readonly limit: number;
};

/** Whether what could not be sent may wait: nobody is asked, the customer is, or the cashier is. */
export type WaitOffer =
  | { readonly at: 'none' }
  | { readonly at: 'refused'; readonly fault: WaitFault }
  | { readonly at: 'offered' }
  | { readonly at: 'agreed' };

/** What the till knows about charging later, before anybody is asked. */
export type Waits = {
  /** A sale may begin although the provider cannot be reached. */
  readonly open: boolean;
  readonly perChargeWon: Won;
  readonly charges: readonly WaitingCharge[];
};
