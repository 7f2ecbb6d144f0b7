import type { BreakdownView } from './breakdown-view.ts';
import type { DeclineReason } from './failure.ts';
import type { ToldView } from './told-view.ts';
import type { Mode, Won } from './views.ts';

/** Where a payment stands; the words of `docs/glossary.md`. */
export type PaymentState =
  | 'created'
  | 'waiting'
  | 'sending'
  | 'unknown'
  | 'paid'
  | 'declined'
  | 'not-charged';

/** Something about a payment that a person must look at; the till shows a sentence and a way out. */
export type Alarm =
  | 'test-payment-in-live'
  | 'real-payment-in-test'
  | 'two-paid'
  | 'other-amount'
  | 'still-ready'
  | 'cancelled-elsewhere'
  | 'late-paid'
  /** A cancel that was told as refused or not carried out was carried out after all. */
  | 'late-cancelled'
  /** A charge that was put off was refused: the customer has left without paying. */
  | 'deferred-not-paid'
  /** Settled by a manager on evidence; no look-up has agreed yet. */
  | 'by-hand'
  /** A look-up says otherwise than the manager did. */
  | 'by-hand-contradicted'
  /** A cancel that waited, or was wished for, in a ledger that was put back: nobody sends it any more. */
  | 'cancel-stopped'
  | 'mismatch';

export type CancelState =
  /** Asked for, and waiting for the line to come back: nothing of it was sent. */
  | 'created'
  | 'sending'
  | 'unknown'
  | 'done'
  | 'refused'
  | 'not-cancelled'
  /** Taken back by a person before anything of it was sent. */
  | 'withdrawn'
  | 'needs-person';

/** One cancel of a payment, as the till shows it. */
export type CancelView = {
  readonly cancelId: string;
  readonly state: CancelState;
  readonly amountWon: Won;
  readonly reason: string;
  readonly atMs: number;
  /** The provider's row it gives back from. */
  readonly impUid: string;
  /** What was to be left at the provider when it was asked for. */
  readonly checksumWon: Won;
  /** What was left instead, where that is why a person was called. */
  readonly foundWon: Won | null;
  /** Why it was refused, when it was. */
  readonly declined: DeclineReason | null;
  readonly code: string;
  readonly message: string;
};

/** Whose a payment is that was taken over from the provider. */
export type Adopted = 'other-till' | 'earlier';

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
  /** Taken over because this ledger did not know it; null for its own. */
  readonly adopted: Adopted | null;
  /** Why it is cancelled by itself should it turn out paid; null when nobody asked for that. */
  readonly cancelIfPaid: string | null;
  /** Only a manager's word: no look-up has agreed yet. */
  readonly byHand: boolean;
  /** Looked up online for long, and still not known: a person must help. */
  readonly needsPerson: boolean;
  /** Made under another account than the one in force, so it cannot be looked up now. */
  readonly accountElsewhere: boolean;
  /** First 2 and last 1 characters of the customer's ID, or null when it was never known. */
  readonly customerMask: string | null;
};

/** What the till shows of one payment. */
export type PaymentDetail = {
  readonly payment: PaymentView;
  readonly impUid: string | null;
  /** The other paid row, when the provider shows two. */
  readonly otherImpUid: string | null;
  /** Another payment of the same sale has the money. */
  readonly saleOtherwisePaid: boolean;
  /** What the manager showed who settled it by hand. */
  readonly evidence: string | null;
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
  /** What the provider last told about each of its rows; empty while it has told nothing. */
  readonly told: readonly ToldView[];
  /** The provider's own parts of the amount; null: it was never asked. */
  readonly breakdown: BreakdownView | null;
};

/** The parts of an amount. `by` says who computed them: the shop's rule, or the provider. */
export type TaxSplit = {
  readonly supplyWon: Won;
  readonly vatWon: Won;
  readonly taxFreeWon: Won;
  readonly serviceWon: Won;
  readonly by: 'shop' | 'provider';
};
