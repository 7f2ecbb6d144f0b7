import type { ReceiptOf } from '../../preload/print-views.ts';
import type { PrintDocument, Printed, Printer, PrintSubject } from '../ports/printer.ts';
import type { Sheet, Sheets } from '../ports/sheets.ts';
import type { ReceiptData } from '../receipts/receipt-data.ts';
import { documentSheet } from './document-sheet.ts';
import type { DocumentSource } from './document-source.ts';
import { newTurns } from './in-time.ts';
import { receiptDataOf } from './payment-document.ts';
import { columnsOn } from './sheet-of.ts';

/**
 * The printer that the queue works with: every document is made when its turn comes, from what the ledger
 * says then. Until it was handed over nothing is on paper, so whatever goes wrong before is *failed*. Once
 * `sourceNow` has none any more, the till is closing: what has not begun waits for the next start.
 */
export function createQueuePrinter(
  sheets: Sheets,
  sourceNow: () => DocumentSource | null,
): Printer {
  const inTurn = newTurns();
  return { print: (document) => inTurn(() => printNow(sheets, sourceNow(), document)) };
}

async function printNow(
  sheets: Sheets,
  source: DocumentSource | null,
  { subject, again }: PrintDocument,
): Promise<Printed> {
  if (!source) return 'failed';
  const { printer } = source.core.settings().printing;
  if (printer === null) return 'failed';
  const sheet = await sheetFor(source, subject, again);
  return sheet ? sheets.print(sheet, printer) : 'failed';
}

/** Null when there is no such receipt, or it cannot be drawn. */
async function sheetFor(
  source: DocumentSource,
  subject: PrintSubject,
  again: number,
): Promise<Sheet | null> {
  const { core } = source;
  const { paperMm } = core.settings().printing;
  const reprint = again === 0 ? null : { count: again, atMs: core.clock.wallMs() };
  try {
    const of = documentAbout(source, subject);
    const data = of && receiptDataOf(source, of, { columns: columnsOn[paperMm], reprint });
    return data && isReceipt(data) ? await documentSheet(data, paperMm) : null;
  } catch (error) {
    core.reportBug(error, 'print');
    return null;
  }
}

/** Slips change with what they are about: they never wait for a printer. */
export function isReceipt({ kind }: ReceiptData): boolean {
  return kind === 'sale' || kind === 'cancel';
}

function documentAbout(
  { core }: DocumentSource,
  subject: PrintSubject,
): Exclude<ReceiptOf, { readonly issuanceId: string }> | null {
  if (subject.about === 'payment') return { merchantUid: subject.merchantUid };
  const cancel = core.ledger.read.cancel(subject.cancelId);
  return cancel && { merchantUid: cancel.merchantUid, cancelId: cancel.cancelId };
}
