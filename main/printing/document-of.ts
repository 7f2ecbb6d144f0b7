import type { Failure } from '../../preload/failure.ts';
import type { ReceiptOf } from '../../preload/print-views.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { ReceiptData } from '../receipts/receipt-data.ts';
import type { DrawnReceipt } from '../receipts/render-receipt.ts';
import { depositSlipOf } from './deposit-document.ts';
import type { DocumentSource, Look } from './document-source.ts';
import { receiptDataOf } from './payment-document.ts';

/** The values of a document, or why there is none now. Only an issuance of elsewhere is asked about. */
export async function documentOf(
  source: DocumentSource,
  of: ReceiptOf,
  look: Look,
): Promise<Result<ReceiptData, Failure>> {
  if ('issuanceId' in of) return depositSlipOf(source, of.issuanceId, look);
  const data = receiptDataOf(source, of, look);
  return data ? ok(data) : fail({ kind: 'refused', field: 'receipt.merchantUid', rule: 'not-now' });
}

/** The picture of a document. Nothing of the drawing is loaded before the first one. */
export async function drawn(data: ReceiptData): Promise<DrawnReceipt> {
  const { renderReceipt } = await import('../receipts/render-receipt.ts');
  return renderReceipt(data);
}
