import { breakdownDocument } from './breakdown-document.ts';
import { chargeDocument } from './charge-document.ts';
import type { Document } from './document.ts';
import { issuanceDocument } from './issuance-document.ts';
import { pointDocument } from './point-document.ts';

/** The four documents. */
export const documents: readonly Document[] = [
  pointDocument,
  chargeDocument,
  issuanceDocument,
  breakdownDocument,
];
