import type { Alarm } from '../../preload/payment-views.ts';
import type { ProviderPayment } from './provider-payment.ts';

/** What a look-up must match to be about this payment. */
export type Expected = {
  readonly merchantUid: string;
  readonly amountWon: number;
  /** imp_uids of failed rows that were there before the latest attempt: they say nothing about it. */
  readonly failedBefore: ReadonlySet<string>;
};

/** What the rows of a complete look-up say. *No answer* is not among them: it is not a reading. */
export type Reading =
  /** At least one row took exactly this money. `first` is the earliest; `other` the next, if any. */
  | {
      readonly kind: 'paid';
      readonly first: ProviderPayment;
      readonly other: ProviderPayment | null;
      readonly alarm: Alarm | null;
    }
  /** Something stands there that may still become money, or is money we did not ask for. */
  | { readonly kind: 'open'; readonly alarm: Alarm }
  /** The only new rows failed. */
  | { readonly kind: 'failed'; readonly row: ProviderPayment }
  /** The provider's own word that there is nothing new. */
  | { readonly kind: 'nothing' };

type RowKind = 'ours' | 'foreign' | 'failed-new' | 'failed-old' | 'odd-amount' | 'pending';

/**
 * Reads all rows of all pages for one merchant_uid. Total: every combination of rows has one reading.
 * Money taken outranks everything; then what may still be money; then failures; then nothing.
 */
export function readLookUp(rows: readonly ProviderPayment[], expected: Expected): Reading {
  const kinds = rows.map((row) => ({ row, kind: rowKindOf(row, expected) }));
  const ofKind = (kind: RowKind): ProviderPayment[] =>
    kinds.filter((entry) => entry.kind === kind).map((entry) => entry.row);

  const paid = ofKind('ours').sort(earliestFirst);
  const pending = ofKind('pending');
  const odd = ofKind('odd-amount');
  const [first, other] = paid;
  if (first) {
    return {
      kind: 'paid',
      first,
      other: other ?? null,
      alarm: paidAlarmOf(other, first, odd.length),
    };
  }
  if (odd.length > 0) return { kind: 'open', alarm: 'other-amount' };
  // An answer about another order is no word about ours.
  if (ofKind('foreign').length > 0) return { kind: 'open', alarm: 'mismatch' };
  if (pending.length > 0) return { kind: 'open', alarm: 'still-ready' };
  const failed = ofKind('failed-new').sort(earliestFirst).at(0);
  return failed ? { kind: 'failed', row: failed } : { kind: 'nothing' };
}

function rowKindOf(row: ProviderPayment, expected: Expected): RowKind {
  if (row.merchantUid !== expected.merchantUid) return 'foreign';
  if (row.status === 'failed')
    return expected.failedBefore.has(row.impUid) ? 'failed-old' : 'failed-new';
  const exact = row.amountWon === expected.amountWon && row.currency === 'KRW';
  if (!exact) return 'odd-amount';
  return row.status === 'paid' || row.status === 'cancelled' ? 'ours' : 'pending';
}

/** The order in which the provider took the money; imp_uid decides between equal times. */
function earliestFirst(a: ProviderPayment, b: ProviderPayment): number {
  return a.paidAtS - b.paidAtS || (a.impUid < b.impUid ? -1 : 1);
}

function paidAlarmOf(
  other: ProviderPayment | undefined,
  first: ProviderPayment,
  oddCount: number,
): Alarm | null {
  if (other) return 'two-paid';
  if (oddCount > 0) return 'other-amount';
  return first.cancelAmountWon > 0 ? 'cancelled-elsewhere' : null;
}
