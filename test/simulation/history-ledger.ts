/** What is on the till's disk: written when the transaction has returned, with its last version. */
export type LedgerEvent =
  | {
      readonly event: 'ledger-payment';
      readonly merchantUid: string;
      readonly saleId: string;
      readonly state: LedgerPaymentState;
      /** Why it was closed, for `not-charged`; null otherwise. */
      readonly why: string | null;
      readonly amountWon: number;
      readonly cancelledWon: number;
      readonly impUid: string | null;
      readonly otherImpUid: string | null;
      readonly attempts: number;
      readonly version: number;
      readonly alarm: string | null;
    }
  | {
      readonly event: 'ledger-cancel';
      readonly cancelId: string;
      readonly merchantUid: string;
      readonly state: LedgerCancelState;
      readonly amountWon: number;
      readonly checksumWon: number;
      readonly version: number;
    }
  /** An attempt was stored (`outcome` null) or its outcome was. */
  | {
      readonly event: 'ledger-attempt';
      readonly merchantUid: string;
      readonly number: number;
      readonly amountWon: number;
      readonly sent: boolean | null;
      readonly outcome: string | null;
    };

/** Where a payment stands in the ledger. */
export type LedgerPaymentState =
  | 'created'
  | 'sending'
  | 'unknown'
  | 'paid'
  | 'declined'
  | 'not-charged'
  | 'waiting';

/** Where a cancel stands in the ledger. */
export type LedgerCancelState =
  | 'waiting'
  | 'created'
  | 'sending'
  | 'unknown'
  | 'done'
  | 'refused'
  | 'not-cancelled'
  | 'withdrawn'
  | 'needs-person';
