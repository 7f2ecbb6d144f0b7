import { withPlainInversion } from './inverted-text.ts';
import type { PaperColumns } from './receipt-data.ts';

/**
 * A receiptline document as a picture. Made for Korean, which is also the only family of encodings for
 * which receiptline imports no font from the web. Nothing of it is loaded before the first receipt.
 */
export async function svgOf(document: string, columns: PaperColumns): Promise<string> {
  const { transform } = await import('receiptline');
  const picture = { cpl: columns, encoding: 'cp949', command: 'svg', cutting: false } as const;
  return withPlainInversion(transform(document, picture));
}
