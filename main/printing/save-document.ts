import type { Failure } from '../../preload/failure.ts';
import type { ReceiptOf, SavedAs } from '../../preload/print-views.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { AskPlace } from '../ports/ask-place.ts';
import type { Sheet, Sheets } from '../ports/sheets.ts';
import { receiptWordsOf } from '../words/receipt-words.ts';
import { documentOf } from './document-of.ts';
import { documentSheet } from './document-sheet.ts';
import type { DocumentSource } from './document-source.ts';
import { columnsOn } from './sheet-of.ts';
import { writeWholeFile } from './whole-file.ts';

/** What saving a document needs beside the document. */
export type SaveParts = {
  readonly source: DocumentSource;
  readonly sheets: Sheets;
  readonly askPlace: AskPlace;
};

/**
 * Asks for a place and writes the document there as it stands now, on the shop's paper. Null when the
 * person closed the dialog. Refused on `receipt.file` when no file could be made; then none is there.
 */
export async function saveDocument(
  { source, sheets, askPlace }: SaveParts,
  { of, as }: { readonly of: ReceiptOf; readonly as: SavedAs },
): Promise<Result<{ readonly path: string } | null, Failure>> {
  const { printing, language } = source.core.settings();
  const look = { columns: columnsOn[printing.paperMm], reprint: null };
  const data = await documentOf(source, of, look);
  if (!data.ok) return data;
  const sheet = await documentSheet(data.value, printing.paperMm);
  const title = receiptWordsOf(language)('save.title');
  const path = await askPlace({ title, name: `${sheet.title}.${as}`, ending: as });
  if (path === null) return ok(null);
  const bytes = await fileOf(sheets, sheet, as).catch((error: unknown) => {
    source.core.reportBug(error, 'save');
    return null;
  });
  if (!bytes) return fail({ kind: 'refused', field: 'receipt.file', rule: 'not-drawn' });
  const written = await writeWholeFile(path, bytes);
  return written.ok ? ok({ path }) : written;
}

function fileOf(sheets: Sheets, sheet: Sheet, as: SavedAs): Promise<Uint8Array> {
  return as === 'pdf' ? sheets.pdf(sheet) : sheets.png(sheet);
}
