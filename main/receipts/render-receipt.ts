import type { ReceiptView } from '../../preload/views.ts';
import { type ReceiptWords, receiptWordsOf } from '../words/receipt-words.ts';
import { cancelReceipt, isFullCancel } from './cancel-receipt.ts';
import { depositSlip } from './deposit-slip.ts';
import { documentTextOf } from './document-text.ts';
import type { PaperColumns, ReceiptData } from './receipt-data.ts';
import type { ReceiptLine } from './receipt-line.ts';
import { svgOf } from './render-svg.ts';
import { saleReceipt } from './sale-receipt.ts';
import { unknownSlip } from './unknown-slip.ts';
import { waitingSlip } from './waiting-slip.ts';

/** A document as a picture: for the screen, for paper and for files. */
export type DrawnReceipt = Pick<ReceiptView, 'kind' | 'svg'>;

/** Draws a receipt, cancel receipt or slip. */
export async function renderReceipt(data: ReceiptData): Promise<DrawnReceipt> {
  return { kind: kindOf(data), svg: await svgOf(receiptDocumentOf(data), columnsOf(data)) };
}

/** The same as a receiptline document, from which a printer's bytes are made too. */
export function receiptDocumentOf(data: ReceiptData): string {
  return documentTextOf(linesOf(data, receiptWordsOf(data.language)), columnsOf(data));
}

function linesOf(data: ReceiptData, words: ReceiptWords): readonly ReceiptLine[] {
  switch (data.kind) {
    case 'sale':
      return saleReceipt(data, words);
    case 'cancel':
      return cancelReceipt(data, words);
    case 'unknown':
      return unknownSlip(data, words);
    case 'waiting':
      return waitingSlip(data, words);
    case 'deposit':
      return depositSlip(data, words);
  }
}

function kindOf(data: ReceiptData): ReceiptView['kind'] {
  if (data.kind !== 'cancel') return data.kind;
  return isFullCancel(data) ? 'cancel' : 'partial-cancel';
}

function columnsOf(data: ReceiptData): PaperColumns {
  return data.columns ?? 48;
}
