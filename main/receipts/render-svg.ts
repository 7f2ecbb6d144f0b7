import type { PaperColumns } from './receipt-data.ts';

/**
 * A receiptline document as a picture. Made for Korean, which is also the only family of encodings for
 * which receiptline imports no font from the web. Nothing of it is loaded before the first receipt.
 */
export async function svgOf(document: string, columns: PaperColumns): Promise<string> {
  const { transform } = await import('receiptline');
  return transform(document, { cpl: columns, encoding: 'cp949', command: 'svg', cutting: false });
}
