import type { MeansName } from '../../preload/breakdown-view.ts';
import type { TaxSplit } from '../../preload/payment-views.ts';
import type { DepositAccount } from '../../preload/points-views.ts';
import type { Settings } from '../../preload/settings.ts';
import type { Language, Mode, Won } from '../../preload/views.ts';

/** Characters per line: 80 mm paper has 48 or 42, 58 mm has 32. */
export type PaperColumns = 48 | 42 | 32;

/** What every document has. Times are epoch ms. */
export type ReceiptFrame = {
  readonly shop: Settings['shop'];
  readonly mode: Mode;
  /** True when a gateway on this machine stood in for the provider. */
  readonly simulated: boolean;
  readonly language: Language;
  /** 48 when not given. */
  readonly columns?: PaperColumns;
  /** Null on the first copy; on later ones how often it was printed again, and when. */
  readonly reprint: { readonly count: number; readonly atMs: number } | null;
};

/** What is known from the provider about the parts of an amount. */
export type ProviderParts =
  /** The tax is its own. `apartWon`: by how much sums of its breakdown differ; null when they agree. */
  | {
      readonly kind: 'given';
      readonly means: readonly { readonly name: MeansName; readonly amountWon: number }[];
      readonly apartWon: number | null;
    }
  /** It gives a breakdown with a history, and this amount is not in it: the tax is the shop's. */
  | { readonly kind: 'not-in-it' };

/** The parts of one amount, and where they are from. */
export type ReceiptParts = { readonly tax: TaxSplit; readonly provider: ProviderParts | null };

/** A payment that was taken, as a receipt names it. */
export type ReceiptPayment = ReceiptParts & {
  readonly orderNo: string;
  readonly merchantUid: string;
  readonly impUid: string;
  readonly approvalNo: string | null;
  readonly pgTid: string | null;
  readonly itemName: string;
  readonly amountWon: Won;
  readonly paidMs: number;
  readonly customerMask: string | null;
  readonly receiptUrl: string | null;
};

/** One cancel that is done. `tax` is its own share; `cancelledWon` counts all cancels up to this one. */
export type ReceiptCancel = ReceiptParts & {
  readonly cancelId: string;
  readonly amountWon: Won;
  readonly cancelledWon: Won;
  readonly reason: string;
  readonly doneMs: number;
  readonly pgTid: string | null;
  readonly receiptUrl: string | null;
  /** The other of two paid rows it gives back from; null for the payment's own. */
  readonly otherImpUid: string | null;
};

export type SaleReceiptData = ReceiptFrame & {
  readonly kind: 'sale';
  readonly payment: ReceiptPayment;
};

export type CancelReceiptData = ReceiptFrame & {
  readonly kind: 'cancel';
  readonly payment: ReceiptPayment;
  readonly cancel: ReceiptCancel;
};

/** A payment whose result is not known: a slip to keep, never a receipt. */
export type UnknownSlipData = ReceiptFrame & {
  readonly kind: 'unknown';
  readonly payment: {
    readonly orderNo: string;
    readonly merchantUid: string;
    readonly amountWon: Won;
    readonly askedMs: number;
    readonly customerMask: string | null;
  };
};

/** A charge that waits: a slip to keep, never a receipt. */
export type WaitingSlipData = ReceiptFrame & {
  readonly kind: 'waiting';
  readonly payment: UnknownSlipData['payment'];
  /** When it is closed unsent. */
  readonly untilMs: number;
};

/** Where the shop pays in for its own Bunjang points: no customer and no payment is in it. */
export type DepositSlipData = ReceiptFrame & {
  readonly kind: 'deposit';
  readonly issuance: {
    readonly issuanceId: string;
    readonly amountWon: Won;
    /** Null: it was not asked for on this till. */
    readonly requestedMs: number | null;
    readonly account: DepositAccount;
  };
};

/** Everything a document is made from: plain values, nothing to look up. */
export type ReceiptData =
  | SaleReceiptData
  | CancelReceiptData
  | UnknownSlipData
  | WaitingSlipData
  | DepositSlipData;
