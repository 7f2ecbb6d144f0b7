import type { BreakdownView } from './breakdown-view.ts';
import { type Bridge, call, event } from './call.ts';
import type { Failure } from './failure.ts';
import type { HandSettlement, Settled } from './hand-settlement.ts';
import type { CancelView, PaymentDetail, PaymentView } from './payment-views.ts';
import type { IssuanceView, PointsView } from './points-views.ts';
import { receiptCalls } from './receipt-calls.ts';
import { setupCalls } from './setup-calls.ts';
import type { Buyer, Language, ReceiptView, Won } from './views.ts';
import type { WaitingRow } from './waiting-row.ts';
import type { TillState } from './window-states.ts';

/**
 * Everything the cashier's window may ask of main. Commands answer with a refusal or nothing; what
 * happened comes back as `app.changed`. There is no call that reads a key, an ID or a password.
 */
export const tillContract = {
  app: {
    /** The state to draw first; later ones are pushed. */
    ready: call<() => TillState>(),
    language: call<(to: { readonly language: Language }) => null>(),
    changed: event<TillState>(),
  },
  sale: {
    /** Makes the sale and asks the customer. */
    begin:
      call<
        (sale: {
          readonly amountWon: Won;
          /** The tax-free share of the amount; refused unless the shop's tax type is mixed. */
          readonly taxFreeWon?: Won;
          readonly itemName?: string;
          readonly buyer?: Buyer;
        }) => null
      >(),
    /** Stops a sale that has not been sent. */
    stop: call<() => null>(),
    /** Sends the customer's screen back to its first step and forgets what was typed. */
    restart: call<() => null>(),
    /** Gives the customer more time. */
    extend: call<() => null>(),
    /** The cashier takes the smaller amount the customer agreed to. */
    acceptPart: call<() => null>(),
    /** After a refusal: the customer types again, same sale, same merchant_uid. */
    retry: call<() => null>(),
    /** After *not sent*: the same attempt again, with what the customer typed. */
    sendAgain: call<() => null>(),
    /** The cashier takes the charge that the customer agreed to have later. */
    acceptWait: call<() => null>(),
    /** Clears a finished sale from the screen. */
    dismiss: call<() => null>(),
    /** Leaves an unknown one to the waiting list and frees the till. */
    park: call<() => null>(),
    /** Turns the single screen to the customer, or back. */
    turn: call<(to: { readonly customer: boolean }) => null>(),
  },
  payments: {
    /** Newest first, at most 50; `before` is the merchantUid of the last row shown. */
    list: call<
      (page: { readonly day: 'today' | 'all'; readonly before?: string }) => readonly PaymentView[]
    >(),
    /** By order number, merchant_uid, imp_uid or slip number. */
    find: call<(what: { readonly text: string }) => PaymentView | null>(),
    /**
     * Looks for a payment at the provider by merchant_uid or imp_uid and takes it over, when it took money
     * and this ledger does not know it. Moves nothing.
     */
    adopt: call<(what: { readonly text: string }) => PaymentView>(),
    /** Everything that is not settled, and what a person must look at; oldest first. */
    waiting: call<() => readonly WaitingRow[]>(),
    detail: call<(of: { readonly merchantUid: string }) => PaymentDetail>(),
    /** Looks up at the provider now and answers with what is known afterwards. */
    check: call<(of: { readonly merchantUid: string }) => PaymentDetail>(),
    /**
     * Asks the provider for the parts of a paid amount. That it gives none, or does not answer, is a view
     * and no failure; nothing about money is judged by it.
     */
    breakdown: call<(of: { readonly merchantUid: string }) => BreakdownView>(),
    /** Everything that waits is looked at now; what comes of it is pushed. */
    checkAll: call<() => null>(),
    /**
     * A manager settles an unknown payment on evidence; main asks for a yes, then looks once more. Stays
     * flagged until a look-up agrees.
     */
    settleByHand: call<(said: HandSettlement) => Settled>(),
    /** A person has dealt with the alarm of a closed payment; main asks for a yes in between. */
    acknowledge: call<(of: { readonly merchantUid: string }) => null>(),
    /** Asks the customer again for a charge that waits, or that was refused after they had left. */
    askAgain: call<(of: { readonly merchantUid: string }) => null>(),
    /** Takes back a charge that waits; main asks for a yes, and says what became of the money if late. */
    withdraw: call<(of: { readonly merchantUid: string }) => null>(),
    /** Something in the ledger changed: lists shown should be read again. */
    changed: event<{ readonly merchantUid: string }>(),
  },
  cancel: {
    /** Re-reads the payment and cancels; main asks for a person's yes in between. */
    send: call<
      (cancel: {
        readonly merchantUid: string;
        readonly amountWon: Won;
        readonly reason: string;
      }) => CancelView
    >(),
    /** Cancels all that is left of the other of two paid rows; main re-reads it and asks for a yes. */
    other: call<(of: { readonly merchantUid: string; readonly reason: string }) => CancelView>(),
    /**
     * Cancels all of an unknown payment by itself should it turn out paid, and leaves it to the waiting
     * list; null takes that back. Main asks for a yes in between.
     */
    ifPaid:
      call<(wish: { readonly merchantUid: string; readonly reason: string | null }) => null>(),
    /** Takes back a cancel that waits for the line; main asks for a yes in between. */
    withdraw: call<(of: { readonly cancelId: string }) => CancelView>(),
  },
  receipt: receiptCalls,
  /** The shop's own Bunjang points, never the customer's. */
  points: {
    /** From disk: asks nobody. */
    overview: call<() => PointsView>(),
    /** Asks Bunjang for the balance and about every open issuance, now. */
    refresh: call<() => PointsView>(),
    /** Any issuance by Bunjang's number. Moves nothing. */
    lookUp: call<(of: { readonly issuanceId: string }) => IssuanceView>(),
    /** Asks for points: one POST that the machine never repeats. Main asks a manager for a yes before. */
    request: call<(ask: { readonly amountWon: Won }) => IssuanceView>(),
    /** Only one that waits for its deposit; re-read first. Main asks a manager for a yes in between. */
    cancel: call<(of: { readonly issuanceId: string }) => IssuanceView>(),
    /**
     * A manager says what became of a request whose answer was lost: it is this number of Bunjang's, which
     * is looked up, or (null) none was made. Main asks for a yes in between.
     */
    settle:
      call<
        (said: {
          readonly requestId: string;
          readonly issuanceId: string | null;
          readonly evidence: string;
        }) => IssuanceView
      >(),
    /** The deposit slip of one that waits for its deposit. */
    slip: call<(of: { readonly issuanceId: string }) => ReceiptView>(),
    /** Something about the shop's points changed; null: the balance only. */
    changed: event<{ readonly requestId: string | null }>(),
  },
  ask: {
    /** The person's answer to `TillState.asking`. */
    answer: call<(answer: { readonly id: string; readonly yes: boolean }) => null>(),
  },
  /** The ledger as a file; what comes of these is pushed in `TillState.ledger`. */
  ledger: {
    /** Opens it again, or tries its disk, now instead of in a few seconds. */
    tryAgain: call<() => null>(),
    /** Checks every page, the whole audit chain and every row. */
    check: call<() => null>(),
    backUp: call<() => null>(),
    /**
     * Reads this till's payments from the provider and takes over what is missing; a ledger held as an older
     * copy goes on after it. Main asks for a yes in between.
     */
    reread: call<() => null>(),
    /** Puts the newest backup in the place of a damaged ledger, which is set aside; main asks for a yes. */
    putBack: call<() => null>(),
    /** Ends the check, backup or reading that is under way. */
    stopWork: call<() => null>(),
  },
  setup: setupCalls,
} as const;

export type TillContract = typeof tillContract;
export type TillBridge = Bridge<TillContract, Failure>;
