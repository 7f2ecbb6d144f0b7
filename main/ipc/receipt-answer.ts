import type { Reply } from '../../preload/call.ts';
import type { Failure } from '../../preload/failure.ts';
import type { ReceiptOf } from '../../preload/print-views.ts';
import type { ReceiptView } from '../../preload/views.ts';
import type { OpenTill } from '../app/open-till.ts';
import { ok } from '../domain/result.ts';
import { documentOf, drawn } from '../printing/document-of.ts';
import { onScreen } from '../printing/document-source.ts';
import { printStandingOf } from '../services/print-standing.ts';

/** A document as it stands, drawn for the screen, and where it stands with the printer. */
export async function showReceipt(
  { documents }: OpenTill,
  of: ReceiptOf,
): Promise<Reply<ReceiptView, Failure>> {
  const data = await documentOf(documents, of, onScreen);
  if (!data.ok) return data;
  const print = printStandingOf(documents.core, of);
  return ok({ ...(await drawn(data.value)), of, print });
}
