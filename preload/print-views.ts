import type { Won } from './views.ts';

/** Which document: a payment's as it stands, one of its cancels', or the deposit slip of an issuance. */
export type ReceiptOf =
  | { readonly merchantUid: string; readonly cancelId?: string }
  | { readonly issuanceId: string };

/**
 * Where a document stands with the printer; `copies` counts those that may be on paper. `waiting` is tried
 * again by itself; `sent` was handed to the print service, which does not say what came out; `unsure` may
 * be on paper, in part or whole. Deposit slips, and slips of what is unknown or waits, are not kept.
 */
export type PrintStanding =
  | { readonly at: 'none' }
  | { readonly at: 'waiting'; readonly sinceMs: number; readonly copies: number }
  | { readonly at: 'sent'; readonly atMs: number; readonly copies: number }
  | { readonly at: 'unsure'; readonly atMs: number; readonly copies: number };

/** Millimetres across a roll of receipt paper. */
export type PaperMm = 80 | 58;

/** One printer of this PC: its name for the print service, and as people know it. */
export type PrinterView = {
  readonly name: string;
  readonly shown: string;
  readonly isDefault: boolean;
};

/** What a receipt is saved as. */
export type SavedAs = 'pdf' | 'png';

/** A receipt that a cashier may have to see to: it waits for the printer, or may not be on paper. */
export type PrintRow = {
  readonly of: { readonly merchantUid: string; readonly cancelId?: string };
  readonly orderNo: string;
  /** Of the payment, or of the cancel. */
  readonly amountWon: Won;
  readonly print: PrintStanding;
};

/** How many receipts wait for the printer, and how many of today nobody knows to be on paper. */
export type PrintCounts = { readonly waiting: number; readonly unsure: number };
