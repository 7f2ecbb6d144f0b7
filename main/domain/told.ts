import type { ToldCancel, ToldKind, ToldName } from '../../preload/told-view.ts';
import { declineReasonOf } from './decline-reason.ts';
import { maskOf } from './mask.ts';
import type { ProviderPayment } from './provider-payment.ts';

/** The provider's row without the names it is known by and without its cancels. */
type Facts = Omit<ProviderPayment, 'impUid' | 'merchantUid' | 'cancelHistory'>;

/**
 * Every fact and how it is kept, in the order in which it is shown. A field that joins
 * `ProviderPayment` does not compile until it stands here.
 */
export const toldKinds = {
  status: 'text',
  name: 'text',
  amountWon: 'won',
  cancelAmountWon: 'won',
  currency: 'text',
  payMethod: 'text',
  channel: 'text',
  pgProvider: 'text',
  embPgProvider: 'text',
  pgTid: 'text',
  pgId: 'text',
  sandbox: 'flag',
  escrow: 'flag',
  applyNum: 'text',
  startedAtS: 'time',
  paidAtS: 'time',
  failedAtS: 'time',
  cancelledAtS: 'time',
  failReason: 'code',
  cancelReason: 'text',
  receiptUrl: 'text',
  cashReceiptIssued: 'flag',
  cardCode: 'text',
  cardName: 'text',
  cardIssuerCode: 'text',
  cardIssuerName: 'text',
  cardPublisherCode: 'text',
  cardPublisherName: 'text',
  cardQuota: 'count',
  cardNumber: 'masked',
  cardType: 'text',
  bankCode: 'text',
  bankName: 'text',
  vbankCode: 'text',
  vbankName: 'text',
  vbankNum: 'masked',
  vbankHolder: 'masked',
  vbankDateS: 'time',
  vbankIssuedAtS: 'time',
  buyerName: 'masked',
  buyerEmail: 'masked',
  buyerTel: 'masked',
  buyerAddr: 'masked',
  buyerPostcode: 'masked',
  customData: 'text',
  userAgent: 'text',
  customerUid: 'masked',
  customerUidUsage: 'text',
} as const satisfies Readonly<Record<ToldName & keyof Facts, ToldKind>> &
  Readonly<Record<keyof Facts, ToldKind>>;

/** The facts a row told, as they are kept: nothing that was left out, nothing of the customer in full. */
export type ToldFacts = Readonly<Partial<Record<ToldName, string | number | boolean>>>;

/** What the provider told about one of its rows. Source: charge document, `PaymentAnnotation`. */
export type Told = {
  readonly impUid: string;
  readonly facts: ToldFacts;
  readonly cancels: readonly ToldCancel[];
};

/** Characters of a text that are kept; the longest that any document names is 300. */
const textLengthMax = 300;

/** What is kept of a provider's row. */
export function toldOf(row: ProviderPayment): Told {
  const facts: Partial<Record<ToldName, string | number | boolean>> = {};
  for (const name of namesOf(toldKinds)) {
    const value = keptOf(row[name], toldKinds[name]);
    if (value !== null) facts[name] = value;
  }
  return { impUid: row.impUid, facts, cancels: row.cancelHistory.map(cancelOf) };
}

/** The names in the order in which they are shown. */
export function namesOf(kinds: Readonly<Record<ToldName, ToldKind>>): readonly ToldName[] {
  return Object.keys(kinds).filter((name): name is ToldName => Object.hasOwn(kinds, name));
}

/** Null for what says nothing: an empty text, and the time of what has not happened. */
function keptOf(value: string | number | boolean | null, kind: ToldKind) {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return keptText(value, kind);
  return kind === 'time' && value === 0 ? null : value;
}

/** A company's sentence may name the customer's ID and password; only its code is sure not to. */
function keptText(text: string, kind: ToldKind): string | null {
  if (kind === 'masked') return maskOf(text);
  return kind === 'code' ? codeIn(text) : cut(text);
}

/** Known, or in brackets: four digits that merely stand there may be somebody's password. */
function codeIn(text: string): string | null {
  const { reason, pgCode } = declineReasonOf(1, text);
  return pgCode !== '' && (reason !== 'other' || text.includes(`[${pgCode}]`)) ? pgCode : null;
}

function cancelOf(cancel: ProviderPayment['cancelHistory'][number]): ToldCancel {
  const { amountWon, cancelledAtS, reason, pgTid, receiptUrl, cancellationId } = cancel;
  return {
    amountWon,
    cancelledAtS,
    reason: cutOrNull(reason),
    pgTid: cutOrNull(pgTid),
    receiptUrl: cutOrNull(receiptUrl),
    cancellationId: cutOrNull(cancellationId),
  };
}

function cutOrNull(text: string | null): string | null {
  return text === null || text === '' ? null : cut(text);
}

function cut(text: string): string {
  return [...text].slice(0, textLengthMax).join('');
}
