import type { Cancel } from '../../../main/domain/cancel.ts';
import type { Payment } from '../../../main/domain/payment.ts';
import type { Ledger } from '../../../main/store/ledger.ts';
import {
  type Books,
  type CancelRow,
  cancelledWon,
  type PaymentRow,
  wasPaid,
} from '../../../main/training/portone/books.ts';
import type { Seen } from '../../../main/training/portone/reception.ts';

/** What the provider knows: its books, and every call it let in. */
export type Provider = { readonly books: Books; readonly seen: readonly Seen[] };

/** What is wrong between a ledger at rest and the provider, by kind; all empty when nothing is. */
export type Differences = {
  /** One order number paid twice, or one sale with more than one payment that took money. */
  readonly doubles: string[];
  /** One cancel carried out twice, or more given back than was taken. */
  readonly doubleCancels: string[];
  /** More requests at the provider than attempts on the disk. */
  readonly unwritten: string[];
  /** Ledger and provider do not say the same. */
  readonly disagreements: string[];
};

/** Compares every payment and every cancel of both sides. */
export function compareBooks(ledger: Ledger, { books, seen }: Provider): Differences {
  const found: Differences = { doubles: [], doubleCancels: [], unwritten: [], disagreements: [] };
  const payments = allPayments(ledger);
  for (const payment of payments) {
    const { merchantUid } = payment;
    const rows = books.payments.filter((row) => row.merchantUid === merchantUid && wasPaid(row));
    if (rows.length > 1) found.doubles.push(`${merchantUid}: ${rows.length} paid rows`);
    comparePayment(payment, rows[0], found);
    compareCancels(ledger.read.cancels(merchantUid), rows[0]?.cancels ?? [], found);
    comparePosts(payment, ledger, rows[0], seen, found);
  }
  compareSales(payments, books, found);
  const known = new Set(payments.map(({ merchantUid }) => merchantUid));
  for (const { merchantUid } of books.payments) {
    if (!known.has(merchantUid)) found.disagreements.push(`${merchantUid}: not in the ledger`);
  }
  return found;
}

function allPayments(ledger: Ledger): readonly Payment[] {
  return ledger.read.page({ day: null, before: null, limit: 1_000_000 });
}

function comparePayment(payment: Payment, row: PaymentRow | undefined, found: Differences): void {
  const ours = inWords(payment);
  const theirs = row ? `paid ${row.amountWon}, ${cancelledWon(row)} given back` : 'nothing taken';
  if (ours !== theirs) {
    found.disagreements.push(`${payment.merchantUid}: ledger ${ours}, provider ${theirs}`);
  }
  if (payment.alarm) found.disagreements.push(`${payment.merchantUid}: alarm ${payment.alarm}`);
}

function inWords({ state, amountWon }: Payment): string {
  switch (state.at) {
    case 'paid':
      return `paid ${amountWon}, ${state.cancelledWon} given back`;
    case 'declined':
    case 'not-charged':
    case 'created':
    case 'waiting':
      return 'nothing taken';
    case 'sending':
    case 'unknown':
      return `still ${state.at}`;
  }
}

function compareCancels(
  ours: readonly Cancel[],
  theirs: readonly CancelRow[],
  found: Differences,
): void {
  for (const { cancelId, state } of ours) {
    const times = theirs.filter(({ reason }) => reason?.endsWith(`#${cancelId}`)).length;
    if (times > 1) found.doubleCancels.push(`${cancelId}: carried out ${times} times`);
    if (times > 0 !== (state === 'done')) {
      found.disagreements.push(`${cancelId}: ledger ${state}, carried out ${times} times`);
    }
  }
}

/** Every request is written down before it is sent; only a complete 401 is sent once more. */
function comparePosts(
  { merchantUid, attempts }: Payment,
  ledger: Ledger,
  row: PaymentRow | undefined,
  seen: readonly Seen[],
  found: Differences,
): void {
  const posts = (route: 'charge' | 'cancel', key: string | undefined): number =>
    seen.filter((one) => one.route === route && one.key === key && one.fault !== 'unauthorised')
      .length;
  if (posts('charge', merchantUid) > attempts) {
    found.unwritten.push(
      `${merchantUid}: ${posts('charge', merchantUid)} charges, ${attempts} written`,
    );
  }
  const cancels = ledger.read.cancels(merchantUid).length;
  if (row && posts('cancel', row.impUid) > cancels) {
    found.unwritten.push(
      `${row.impUid}: ${posts('cancel', row.impUid)} cancels, ${cancels} written`,
    );
  }
}

function compareSales(payments: readonly Payment[], books: Books, found: Differences): void {
  const taken = new Map<string, number>();
  for (const { saleId, merchantUid } of payments) {
    const paid = books.payments.some((row) => row.merchantUid === merchantUid && wasPaid(row));
    taken.set(saleId, (taken.get(saleId) ?? 0) + (paid ? 1 : 0));
  }
  for (const [saleId, times] of taken) {
    if (times > 1) found.doubles.push(`sale ${saleId}: ${times} payments took money`);
  }
}
