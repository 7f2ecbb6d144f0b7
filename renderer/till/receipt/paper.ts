import type { Failure } from '../../../preload/failure.ts';
import type { PrintStanding, ReceiptOf, SavedAs } from '../../../preload/print-views.ts';
import type { ReceiptView } from '../../../preload/views.ts';

/** One document and the printer, as far as this window knows. */
export type Paper = {
  readonly of: ReceiptOf;
  /** It is a slip now; the same payment's receipt stands with the printer on its own. */
  readonly slip: boolean;
  /** Null until main told. */
  readonly standing: PrintStanding | null;
  /** Main is being asked to print it, or to take it back. */
  readonly printing: 'print' | 'withdraw' | null;
  /** It is being made into a file. */
  readonly saving: SavedAs | null;
  /** Why the last act came to nothing. */
  readonly fault: Failure | null;
  /** Where it was saved last. */
  readonly savedTo: string | null;
};

/** A document that nobody has asked about yet. */
export function newPaper(of: ReceiptOf): Paper {
  const idle = { printing: null, saving: null, fault: null, savedTo: null };
  return { of, slip: false, standing: null, ...idle };
}

/** The same for the same document, and for no other. */
export function keyOf(of: ReceiptOf): string {
  if ('issuanceId' in of) return `issuance/${of.issuanceId}`;
  return of.cancelId === undefined ? of.merchantUid : `${of.merchantUid}/${of.cancelId}`;
}

export function isSamePaper(one: ReceiptOf, other: ReceiptOf): boolean {
  return keyOf(one) === keyOf(other);
}

/** The document of this payment, or of one of its cancels. */
export function receiptOf(merchantUid: string, cancelId?: string): ReceiptOf {
  return cancelId === undefined ? { merchantUid } : { merchantUid, cancelId };
}

/** Main keeps where it stands with the printer; slips are only handed over. */
export function isKept(kind: ReceiptView['kind']): boolean {
  return kind === 'sale' || kind === 'cancel' || kind === 'partial-cancel';
}

/**
 * What main tells now, beside what this window saw. Of a slip main keeps nothing: that it was handed over
 * is known only here, and `none` does not undo it.
 */
export function standingAfter(
  { slip, standing: seen }: Pick<Paper, 'slip' | 'standing'>,
  told: PrintStanding,
): PrintStanding {
  const wasHanded = seen?.at === 'sent' || seen?.at === 'unsure';
  return slip && told.at === 'none' && wasHanded ? seen : told;
}

/** Nothing of it is on paper, and nothing is under way: the first copy, which carries no mark. */
export function isUnprinted({ standing, printing }: Paper): boolean {
  return standing?.at === 'none' && printing === null;
}

/** It may be asked for on paper now; one that waits is tried now. */
export function mayPrint({ standing, printing }: Paper): boolean {
  return standing !== null && printing === null;
}
