import type { PaymentView } from './payment-views.ts';

/** What a row of the waiting list waits for. */
export type WaitsFor =
  /** A look-up that says what became of the payment. */
  | 'look-up'
  /** A look-up that says what became of a cancel of it. */
  | 'cancel-result'
  /** The line, to send a cancel of it. */
  | 'cancel'
  /** The line, to charge it. */
  | 'charge'
  /** A person, to deal with its alarm. */
  | 'person';

/** A payment on the waiting list. */
export type WaitingRow = PaymentView & {
  readonly waitsFor: WaitsFor;
  /** When it is next looked at, epoch ms; null while it is, and where nobody looks. */
  readonly nextCheckMs: number | null;
};

/** How much waits, by kind. A matter that also needs a person counts there too. */
export type WaitingCounts = {
  /** Rows of the list that empty by themselves. */
  readonly count: number;
  readonly lookUps: number;
  readonly cancels: number;
  readonly charges: number;
  readonly needPerson: number;
  /** Since when the oldest waits, epoch ms. */
  readonly oldestMs: number | null;
};
