import { call } from './call.ts';
import type {
  PaperMm,
  PrinterView,
  PrintRow,
  PrintStanding,
  ReceiptOf,
  SavedAs,
} from './print-views.ts';
import type { ReceiptView } from './views.ts';

/** Receipts and slips: shown, printed, saved. Nothing here moves money or waits for it. */
export const receiptCalls = {
  /** A payment's document as it stands, one of its cancels', or the deposit slip of an issuance. */
  show: call<(of: ReceiptOf) => ReceiptView>(),
  /** Read again when `payments.changed` comes. */
  standing: call<(of: ReceiptOf) => PrintStanding>(),
  /**
   * Asks for it on paper. Refused on `printing.printer` where there is nothing to print on; a copy that is
   * not the first says so itself.
   */
  print: call<(of: ReceiptOf) => PrintStanding>(),
  /** Takes back one that waits for the printer. Refused on `receipt.print` once the printer has it. */
  withdrawPrint: call<(of: ReceiptOf) => PrintStanding>(),
  /** Asks for a place and writes the file there, whole or not at all. Null: the person closed the dialog. */
  save: call<
    (what: { readonly of: ReceiptOf; readonly as: SavedAs }) => { readonly path: string } | null
  >(),
  /** Receipts that wait for the printer, and those of today that may not be on paper; oldest first. */
  toSee: call<() => readonly PrintRow[]>(),
  /** A person has it on paper: it is no longer one to see to. */
  seenOnPaper: call<(of: ReceiptOf) => null>(),
  printers: call<() => readonly PrinterView[]>(),
  /** Prints a page that says what it is, on a printer that need not be saved yet; '' is the default one. */
  testPage: call<(on: { readonly printer: string; readonly paperMm: PaperMm }) => null>(),
} as const;
