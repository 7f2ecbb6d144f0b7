import type { DeclineReason } from './failure.ts';
import type { PaymentView } from './payment-views.ts';
import type { Won } from './views.ts';
import type { WaitOffer } from './waiting-charge.ts';

/** The steps a customer goes through, as the cashier may know them. */
export type CustomerStep = 'intro' | 'id' | 'pw' | 'checking' | 'consent';

/** The sale on the till. No customer ID, password or balance is in it. */
export type TillSale =
  | { readonly at: 'idle' }
  | {
      readonly at: 'customer';
      readonly step: CustomerStep;
      readonly orderNo: string;
      readonly amountWon: Won;
      readonly deadlineMs: number;
      readonly enough: boolean | null;
      readonly helpCalled: boolean;
    }
  | {
      readonly at: 'short';
      readonly orderNo: string;
      readonly amountWon: Won;
      readonly deadlineMs: number;
      /** Whether the customer may offer a smaller amount (a setting). */
      readonly partAllowed: boolean;
      readonly helpCalled: boolean;
    }
  | {
      readonly at: 'part-agreed';
      readonly orderNo: string;
      readonly amountWon: Won;
      readonly agreedWon: Won;
      readonly deadlineMs: number;
    }
  | {
      readonly at: 'sending';
      readonly orderNo: string;
      readonly amountWon: Won;
      readonly sinceMs: number;
    }
  | {
      readonly at: 'approved';
      readonly orderNo: string;
      readonly payment: PaymentView;
      /** What is left to pay by other means when the customer used fewer points. */
      readonly restWon: Won;
      /** The customer's screen shows what they have left. */
      readonly leftShown: boolean;
    }
  | {
      readonly at: 'declined';
      readonly orderNo: string;
      readonly amountWon: Won;
      readonly merchantUid: string | null;
      readonly reason: DeclineReason;
      readonly code: string;
      readonly message: string;
      /** When it was proved that nothing was taken. */
      readonly provedMs: number;
      /** The customer may type again for the same sale. */
      readonly mayRetry: boolean;
    }
  | {
      readonly at: 'not-sent';
      readonly orderNo: string;
      readonly amountWon: Won;
      readonly why: 'offline' | 'insecure' | 'keys' | 'storage' | 'stopped';
      /** What the customer typed is still held, so one key sends it again. */
      readonly maySendAgain: boolean;
      readonly wait: WaitOffer;
      readonly helpCalled: boolean;
    }
  | {
      /** The customer agreed and may leave; nothing has been charged yet. */
      readonly at: 'waiting';
      readonly orderNo: string;
      readonly payment: PaymentView;
      /** Until when it can be charged without the customer; null: they must type again. */
      readonly secretEndsMs: number | null;
    }
  | {
      readonly at: 'unknown';
      readonly orderNo: string;
      readonly payment: PaymentView;
      readonly sinceMs: number;
      readonly checks: number;
      readonly nextCheckMs: number | null;
    }
  | {
      readonly at: 'ended';
      readonly orderNo: string;
      readonly amountWon: Won;
      /** The payment waits as it did before: only the customer's typing was stopped. */
      readonly waits: boolean;
      readonly how: 'cancelled_by_customer' | 'cancelled_by_cashier' | 'timed_out';
    };

/** The sale on the customer's own screen; the only place that shows a balance. */
export type CustomerSale =
  | { readonly at: 'idle' }
  | {
      readonly at: 'intro';
      readonly amountWon: Won;
      readonly itemName: string;
      readonly deadlineMs: number;
    }
  | {
      readonly at: 'entry';
      readonly amountWon: Won;
      readonly deadlineMs: number;
      /** How many tries were refused for this sale; 0 at first. */
      readonly refused: number;
    }
  | { readonly at: 'checking'; readonly amountWon: Won }
  | {
      readonly at: 'consent';
      readonly amountWon: Won;
      readonly balanceWon: Won;
      readonly deadlineMs: number;
    }
  | {
      readonly at: 'short';
      readonly amountWon: Won;
      readonly balanceWon: Won;
      readonly partAllowed: boolean;
      readonly deadlineMs: number;
    }
  | { readonly at: 'part-agreed'; readonly amountWon: Won; readonly agreedWon: Won }
  | { readonly at: 'sending'; readonly amountWon: Won }
  | { readonly at: 'approved'; readonly amountWon: Won; readonly leftWon: Won | null }
  | {
      readonly at: 'declined';
      readonly amountWon: Won;
      readonly reason: DeclineReason;
      readonly mayRetry: boolean;
      readonly refused: number;
    }
  | { readonly at: 'not-sent'; readonly amountWon: Won }
  /** It may be charged later: what the customer may agree to. */
  | { readonly at: 'wait-offer'; readonly amountWon: Won; readonly minutes: number }
  | { readonly at: 'wait-agreed'; readonly amountWon: Won }
  /** Nothing has been charged yet. */
  | { readonly at: 'waiting'; readonly amountWon: Won; readonly minutes: number }
  | { readonly at: 'unknown'; readonly amountWon: Won }
  | {
      readonly at: 'ended';
      readonly how: 'cancelled_by_customer' | 'cancelled_by_cashier' | 'timed_out';
    };
