import type { DeclineReason } from '../../preload/failure.ts';
import type { Adopted, Alarm } from '../../preload/payment-views.ts';
import type { Buyer, Mode, Won } from '../../preload/views.ts';
import type { PaymentTax } from './tax.ts';
import { zeroWon } from './won.ts';

/** Under which account a payment was made; look-ups and cancels run only under the same three. */
export type Account = {
  readonly mode: Mode;
  /** Scheme, host and port of the gateway. */
  readonly origin: string;
  /** Fingerprint of the API account; not the key. */
  readonly fingerprint: string;
};

/** What is fixed when a payment is made and never changes afterwards. */
export type PaymentFacts = {
  readonly merchantUid: string;
  readonly saleId: string;
  readonly orderNo: string;
  readonly amountWon: Won;
  /** The shop's tax rule on that day: later settings change no old receipt. */
  readonly tax: PaymentTax;
  readonly itemName: string;
  readonly buyer: Buyer;
  readonly account: Account;
  /** Taken over from the provider because this ledger did not know it; null for its own. */
  readonly adopted: Adopted | null;
  readonly createdMs: number;
};

/** What the provider told about money it took. */
export type PaidFacts = {
  readonly impUid: string;
  readonly pgTid: string | null;
  readonly approvalNo: string | null;
  readonly receiptUrl: string | null;
  readonly paidMs: number;
};

/** Why a payment was closed without a charge. */
export type NotChargedWhy =
  /** No attempt ever left this machine: the customer or the cashier stopped, or time ran out. */
  | 'never-sent'
  /** An earlier attempt was refused, which a look-up proved; no later one left this machine. */
  | 'refused-before'
  /** The provider turned the attempt away at the door twice (HTTP 401) and shows nothing. */
  | 'at-door'
  /** The provider shows a failed row made by this attempt. */
  | 'failed-row'
  /** Two spaced look-ups showed nothing after the settle time. */
  | 'nothing-found'
  /** The same, and the provider said that the number was used before: the next try needs a new one. */
  | 'number-used'
  /** A charge that waited was taken back before it was sent. */
  | 'withdrawn'
  /** A charge that waited grew too old and was never sent. */
  | 'too-old'
  /** A manager said so, on evidence; it is looked up again all the same. */
  | 'by-hand'
  /** The provider handled it as a test: nothing was taken, although the till is live. */
  | 'test-payment';

/** Where a payment stands, with what is true only there. */
export type State =
  | { readonly at: 'created' }
  /** The customer agreed and left; it is charged when the provider can be reached. Nothing was sent. */
  | { readonly at: 'waiting' }
  | { readonly at: 'sending' }
  | { readonly at: 'unknown'; readonly sinceMs: number }
  | { readonly at: 'paid'; readonly paid: PaidFacts; readonly cancelledWon: Won }
  | {
      readonly at: 'declined';
      readonly reason: DeclineReason;
      readonly code: string;
      readonly message: string;
      readonly provedMs: number;
    }
  | { readonly at: 'not-charged'; readonly why: NotChargedWhy; readonly provedMs: number };

/** One merchant_uid and everything known about it. `version` rises by one with every change. */
export type Payment = PaymentFacts & {
  readonly state: State;
  readonly version: number;
  /** How many POSTs were begun. */
  readonly attempts: number;
  /** True once a request may have reached the provider; such a payment is watched after it closes. */
  readonly maybeSent: boolean;
  readonly alarm: Alarm | null;
  /** The other paid row, when the provider shows two. */
  readonly otherImpUid: string | null;
  /** Since when the customer has not been there: the charge was put off. Null for any other. */
  readonly deferredMs: number | null;
  /** What the cashier gave as the reason for *cancel it if it turns out paid*; null when nobody asked. */
  readonly cancelIfPaid: string | null;
  /** What a manager showed who settled it by hand; null again once the provider says something. */
  readonly byHand: string | null;
  /** First 2 and last 1 characters of the customer's ID. */
  readonly customerMask: string | null;
  /** HMAC of the ID under a keychain key; recognises a customer without knowing them. */
  readonly customerTag: string | null;
  readonly updatedMs: number;
};

/** What may happen to a payment. */
export type Step =
  | { readonly step: 'send' }
  /** The charge is put off: the customer agreed and leaves. */
  | { readonly step: 'wait' }
  /** Nothing left this machine: back to where it was before `send`. */
  | { readonly step: 'not-sent' }
  | { readonly step: 'lose-sight'; readonly alarm?: Alarm }
  | {
      readonly step: 'pay';
      readonly paid: PaidFacts;
      readonly cancelledWon: Won;
      readonly alarm?: Alarm;
      readonly otherImpUid?: string;
    }
  | {
      readonly step: 'decline';
      readonly reason: DeclineReason;
      readonly code: string;
      readonly message: string;
      readonly alarm?: Alarm;
    }
  | { readonly step: 'close'; readonly why: NotChargedWhy; readonly alarm?: Alarm }
  | { readonly step: 'cancelled'; readonly cancelledWon: Won; readonly alarm?: Alarm }
  /** `otherImpUid`: another row that took the money too. */
  | { readonly step: 'alarm'; readonly alarm: Alarm | null; readonly otherImpUid?: string }
  /** Cancel it should it turn out paid; null takes that back. */
  | { readonly step: 'cancel-if-paid'; readonly reason: string | null }
  /** A manager settles what look-ups could not, on evidence; flagged until a look-up agrees. */
  | {
      readonly step: 'settle-by-hand';
      readonly as: 'paid';
      readonly paid: PaidFacts;
      readonly evidence: string;
    }
  | { readonly step: 'settle-by-hand'; readonly as: 'not-charged'; readonly evidence: string }
  /** The provider agrees with what a manager settled; a wrong imp_uid is put right. */
  | {
      readonly step: 'prove-by-hand';
      readonly as: 'paid';
      readonly paid: PaidFacts;
      readonly cancelledWon: Won;
      readonly alarm?: Alarm;
      readonly otherImpUid?: string;
    }
  | { readonly step: 'prove-by-hand'; readonly as: 'not-charged'; readonly why: NotChargedWhy }
  | { readonly step: 'know-customer'; readonly mask: string; readonly tag: string | null };

/** A payment that was just made; nothing has been sent. */
export function newPayment(facts: PaymentFacts): Payment {
  return {
    ...facts,
    state: { at: 'created' },
    version: 1,
    attempts: 0,
    maybeSent: false,
    alarm: null,
    otherImpUid: null,
    deferredMs: null,
    cancelIfPaid: null,
    byHand: null,
    customerMask: null,
    customerTag: null,
    updatedMs: facts.createdMs,
  };
}

/** Won that can still be cancelled; zero unless paid. */
export function remainingWonOf(payment: Payment): Won {
  if (payment.state.at !== 'paid') return zeroWon;
  return (payment.amountWon - payment.state.cancelledWon) as Won;
}

/** True when no second charge may ever carry this number: the provider says that it was used. */
export function isNumberUsed({ state }: Payment): boolean {
  return state.at === 'not-charged' && state.why === 'number-used';
}

/** True where money was taken or may still be: such a payment bars every other of its sale. */
export function mayHaveTaken({ state }: Payment): boolean {
  return state.at === 'paid' || state.at === 'unknown' || state.at === 'sending';
}
