import type { PaperMm } from '../../preload/print-views.ts';
import type { Sheet } from '../ports/sheets.ts';
import type { ReceiptData } from '../receipts/receipt-data.ts';
import { drawn } from './document-of.ts';
import { sheetOf } from './sheet-of.ts';

/** A document laid out for paper; it must have been made for that paper's columns. */
export async function documentSheet(data: ReceiptData, paperMm: PaperMm): Promise<Sheet> {
  const { svg } = await drawn(data);
  return sheetOf(svg, titleOf(data), paperMm);
}

/** `benepia-02-1121-0173-sale`: what it is about, and nothing of the customer. */
function titleOf(data: ReceiptData): string {
  switch (data.kind) {
    case 'deposit':
      return `benepia-deposit-${data.issuance.issuanceId}`;
    case 'cancel':
      return `benepia-${data.payment.orderNo}-cancel-${data.cancel.cancelId}`;
    case 'sale':
    case 'unknown':
    case 'waiting':
      return `benepia-${data.payment.orderNo}-${data.kind}`;
  }
}
