import type { Failure, Refusal } from '../../preload/failure.ts';
import type { PaperMm, PrintStanding, ReceiptOf } from '../../preload/print-views.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { PrinterName, Sheet, Sheets } from '../ports/sheets.ts';
import { printAgain } from '../services/print-receipt.ts';
import { printStandingOf, printSubjectOf } from '../services/print-standing.ts';
import { documentOf } from './document-of.ts';
import { documentSheet } from './document-sheet.ts';
import type { DocumentSource } from './document-source.ts';
import { isReceipt } from './queue-printer.ts';
import { columnsOn, sheetOf } from './sheet-of.ts';

/** What printing needs beside the document. */
export type PrintParts = {
  readonly source: DocumentSource;
  readonly sheets: Sheets;
  /** Works a queue entry now, not when its next try is due. */
  readonly workNow: (entryId: number) => void;
};

/**
 * A person wants a document on paper. A receipt is kept in the queue until the printer takes it; a slip is
 * printed now or not at all, because what it says may be over in a minute.
 */
export async function printDocument(
  parts: PrintParts,
  of: ReceiptOf,
): Promise<Result<PrintStanding, Failure>> {
  const begun = await parts.source.core.track(beginPrint(parts, of));
  if (!begun.ok) return begun;
  if ('at' in begun.value) return ok(begun.value);
  // Nothing is written down of a slip: a till that closes does not wait for its printer.
  return printSlip(parts, begun.value);
}

/** A slip that is laid out. */
type Slip = { readonly sheet: Sheet; readonly printer: string };

async function beginPrint(
  parts: PrintParts,
  of: ReceiptOf,
): Promise<Result<PrintStanding | Slip, Failure>> {
  const { source, sheets } = parts;
  const { core } = source;
  const { printer, paperMm } = core.settings().printing;
  if (printer === null) return fail(refused('off'));
  const found = await findPrinter(sheets, printer);
  if (!found.ok) return found;
  const data = await documentOf(source, of, { columns: columnsOn[paperMm], reprint: null });
  if (!data.ok) return data;
  if (!isReceipt(data.value)) {
    return ok({ sheet: await documentSheet(data.value, paperMm), printer });
  }
  return ok(queueReceipt(parts, of));
}

/** One that waits already is not asked for twice: it is tried now. */
function queueReceipt({ source: { core }, workNow }: PrintParts, of: ReceiptOf): PrintStanding {
  const subject = printSubjectOf(of);
  if (subject) {
    const waits = core.ledger.read.queued('print', subject);
    if (waits) workNow(waits.entryId);
    else printAgain(core, subject);
  }
  return printStandingOf(core, of);
}

async function printSlip(
  { source, sheets }: PrintParts,
  { sheet, printer }: Slip,
): Promise<Result<PrintStanding, Failure>> {
  const printed = await sheets.print(sheet, printer);
  if (printed === 'failed') return fail(refused('not-printed'));
  const at = printed === 'printed' ? 'sent' : 'unsure';
  return ok({ at, atMs: source.core.clock.wallMs(), copies: 1 });
}

/** Prints a page that says what it is, on a printer that need not be the one in force. */
export async function printTestPage(
  { source, sheets }: Pick<PrintParts, 'source' | 'sheets'>,
  { printer, paperMm }: { readonly printer: string; readonly paperMm: PaperMm },
): Promise<Result<null, Failure>> {
  const found = await findPrinter(sheets, printer);
  if (!found.ok) return found;
  const { clock, settings } = source.core;
  const { shop, language } = settings();
  const columns = columnsOn[paperMm];
  const shown = found.value.shown;
  const data = { shop, language, columns, printer: shown, paperMm, atMs: clock.wallMs() };
  const { renderTestPage } = await import('../receipts/test-page.ts');
  const sheet = sheetOf(await renderTestPage(data), 'benepia-test-page', paperMm);
  const printed = await sheets.print(sheet, printer);
  if (printed === 'printed') return ok(null);
  return fail(refused(printed === 'failed' ? 'not-printed' : 'print-unsure'));
}

/** The printers of this PC. Refused when the print service does not say. */
export async function listPrinters(
  sheets: Sheets,
): Promise<Result<readonly PrinterName[], Failure>> {
  try {
    return ok(await sheets.printers());
  } catch {
    return fail(refused('no-print-service'));
  }
}

/** The printer of this name; any when the default one is asked for, as only the print service knows it. */
async function findPrinter(sheets: Sheets, name: string): Promise<Result<PrinterName, Failure>> {
  const all = await listPrinters(sheets);
  if (!all.ok) return all;
  const [first] = all.value;
  const found = name === '' ? asDefault(all.value) : all.value.find((each) => each.name === name);
  return first && found ? ok(found) : fail(refused('no-printer'));
}

function asDefault(all: readonly PrinterName[]): PrinterName | undefined {
  const [first] = all;
  if (!first) return undefined;
  return all.find(({ isDefault }) => isDefault) ?? { name: '', shown: '', isDefault: true };
}

function refused(rule: Refusal['rule']): Failure {
  return { kind: 'refused', field: 'printing.printer', rule };
}
