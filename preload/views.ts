import type { DeclineReason } from './failure.ts';

declare const wonBrand: unique symbol;

/** Whole won, zero or more, a safe integer. Made only by `main/domain/won.ts` and the keypad. */
export type Won = number & { readonly [wonBrand]: true };

export type Language = 'ko' | 'en';
export type Mode = 'training' | 'test' | 'live';
export type TaxType = 'taxable' | 'tax-free' | 'mixed';

/** Who buys, only when the shop turned the fields on. Lengths as in the charge document. */
export type Buyer = {
  readonly name?: string;
  readonly email?: string;
  readonly tel?: string;
  readonly addr?: string;
  readonly postcode?: string;
};
export type BuyerField = keyof Buyer;

/** Where a payment stands; the words of `docs/glossary.md`. */
export type PaymentState = 'created' | 'sending' | 'unknown' | 'paid' | 'declined' | 'not-charged';

/** Something about a payment that a person must look at; the till shows a sentence and a way out. */
export type Alarm =
  | 'test-payment-in-live'
  | 'real-payment-in-test'
  | 'two-paid'
  | 'other-amount'
  | 'still-ready'
  | 'cancelled-elsewhere'
  | 'late-paid'
  | 'mismatch';

export type CancelState =
  | 'created'
  | 'sending'
  | 'unknown'
  | 'done'
  | 'refused'
  | 'not-cancelled'
  | 'needs-person';

/** One cancel of a payment, as the till shows it. */
export type CancelView = {
  readonly cancelId: string;
  readonly state: CancelState;
  readonly amountWon: Won;
  readonly reason: string;
  readonly atMs: number;
  /** Why it was refused, when it was. */
  readonly declined: DeclineReason | null;
  readonly code: string;
  readonly message: string;
};

/** One row of the history. Times are epoch milliseconds. */
export type PaymentView = {
  readonly merchantUid: string;
  readonly orderNo: string;
  readonly state: PaymentState;
  readonly amountWon: Won;
  readonly cancelledWon: Won;
  readonly itemName: string;
  readonly mode: Mode;
  readonly createdMs: number;
  readonly paidMs: number | null;
  readonly alarm: Alarm | null;
  /** First 2 and last 1 characters of the customer's ID, or null when it was never known. */
  readonly customerMask: string | null;
};

/** What the till shows of one payment. */
export type PaymentDetail = {
  readonly payment: PaymentView;
  readonly impUid: string | null;
  /** The other paid row, when the provider shows two. */
  readonly otherImpUid: string | null;
  readonly pgTid: string | null;
  readonly approvalNo: string | null;
  readonly receiptUrl: string | null;
  readonly remainingWon: Won;
  readonly tax: TaxSplit;
  readonly cancels: readonly CancelView[];
  readonly declined: DeclineReason | null;
  readonly code: string;
  readonly message: string;
  /** When a look-up last confirmed what is shown. */
  readonly checkedMs: number | null;
  readonly checks: number;
  readonly nextCheckMs: number | null;
};

/** The parts of an amount. `by` says who computed them: the shop's rule, or the provider. */
export type TaxSplit = {
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly taxFreeWon: Won;
  readonly serviceWon: Won;
  readonly by: 'shop' | 'provider';
};

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
      readonly why: 'offline' | 'insecure' | 'keys' | 'storage';
      /** What the customer typed is still held, so one key sends it again. */
      readonly maySendAgain: boolean;
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
  | { readonly at: 'unknown'; readonly amountWon: Won }
  | {
      readonly at: 'ended';
      readonly how: 'cancelled_by_customer' | 'cancelled_by_cashier' | 'timed_out';
    };

/** Why this run may not speak to the gateway that the settings name. */
export type ClosedRule = 'live-closed' | 'outside-electron' | 'needs-mode' | 'other';

/** One line above everything, highest severity first. */
export type Notice =
  | { readonly kind: 'real-gateway-closed'; readonly rule: ClosedRule }
  | { readonly kind: 'keychain'; readonly state: 'locked' | 'absent' }
  | { readonly kind: 'keys-missing' }
  | { readonly kind: 'storage'; readonly state: 'full' | 'read-only' | 'broken' }
  | { readonly kind: 'settings'; readonly problems: readonly SettingsProblem[] }
  | { readonly kind: 'offline' }
  | { readonly kind: 'unresolved'; readonly count: number }
  | { readonly kind: 'alarm'; readonly count: number };

/** What is wrong with the settings file; the good values stay in force. */
export type SettingsProblem = {
  readonly field: string;
  readonly rule: string;
  readonly detail?: Readonly<Record<string, string | number>>;
};

/** An act that needs a person's yes before main does it. Enter must not give it. */
export type Act =
  | {
      readonly kind: 'cancel';
      readonly merchantUid: string;
      readonly orderNo: string;
      readonly amountWon: Won;
      readonly full: boolean;
    }
  | { readonly kind: 'acknowledge'; readonly merchantUid: string; readonly orderNo: string }
  | { readonly kind: 'save-settings' }
  | { readonly kind: 'save-keys' };

/** Everything the till window draws. Pushed whole on every change. */
export type TillState = {
  readonly mode: Mode;
  /** True when a gateway on this machine stands in for the provider: the bar says 모의. */
  readonly simulated: boolean;
  readonly shopName: string;
  readonly tillId: string;
  readonly language: Language;
  readonly keypadOrder: '789' | '123';
  readonly screen: 'second' | 'swivel';
  readonly maxWon: Won;
  readonly partialCancel: boolean;
  readonly itemName: string;
  readonly buyerFields: readonly BuyerField[];
  readonly keychain: 'ready' | 'locked' | 'absent' | 'asking';
  readonly keys: 'stored' | 'this-run' | 'missing';
  readonly online: boolean;
  readonly notices: readonly Notice[];
  readonly sale: TillSale;
  readonly waiting: { readonly count: number; readonly oldestMs: number | null };
  readonly asking: { readonly id: string; readonly act: Act } | null;
  readonly today: { readonly count: number; readonly paidWon: Won; readonly cancelledWon: Won };
};

/** Everything the customer window draws. */
export type CustomerState = {
  readonly mode: Mode;
  readonly simulated: boolean;
  readonly shopName: string;
  readonly language: Language;
  /** True when the one screen is turned to the customer now. */
  readonly turned: boolean;
  readonly sale: CustomerSale;
};

/** One channel of the PortOne account, for the set-up screen. */
export type ChannelView = {
  readonly pgProvider: string;
  readonly pgId: string;
  readonly sandbox: boolean;
  readonly type: string;
  readonly channelName: string;
  readonly channelKey: string;
};

/** A receipt ready to show. `kind` names the document, for headings and tests. */
export type ReceiptView = {
  readonly kind: 'sale' | 'cancel' | 'partial-cancel' | 'unknown';
  readonly svg: string;
};
