/**
 * How a fact of the provider's is kept and shown. `masked`: a few characters of what is the customer's;
 * `code`: of a company's sentence only its code.
 */
export type ToldKind = 'text' | 'masked' | 'code' | 'time' | 'flag' | 'won' | 'count';

/** What the provider tells about a payment beside its numbers. Source: charge document. */
export type ToldName =
  | 'status'
  | 'name'
  | 'amountWon'
  | 'cancelAmountWon'
  | 'currency'
  | 'payMethod'
  | 'channel'
  | 'pgProvider'
  | 'embPgProvider'
  | 'pgTid'
  | 'pgId'
  | 'sandbox'
  | 'escrow'
  | 'applyNum'
  | 'bankCode'
  | 'bankName'
  | 'cardCode'
  | 'cardName'
  | 'cardIssuerCode'
  | 'cardIssuerName'
  | 'cardPublisherCode'
  | 'cardPublisherName'
  | 'cardQuota'
  | 'cardNumber'
  | 'cardType'
  | 'vbankCode'
  | 'vbankName'
  | 'vbankNum'
  | 'vbankHolder'
  | 'vbankDateS'
  | 'vbankIssuedAtS'
  | 'buyerName'
  | 'buyerEmail'
  | 'buyerTel'
  | 'buyerAddr'
  | 'buyerPostcode'
  | 'customData'
  | 'userAgent'
  | 'startedAtS'
  | 'paidAtS'
  | 'failedAtS'
  | 'cancelledAtS'
  | 'failReason'
  | 'cancelReason'
  | 'receiptUrl'
  | 'cashReceiptIssued'
  | 'customerUid'
  | 'customerUidUsage';

/** One fact. Times are UNIX seconds, amounts whole won. */
export type ToldFact = {
  readonly name: ToldName;
  readonly kind: ToldKind;
  readonly value: string | number | boolean;
};

/** One row of the provider's own list of cancels, whoever asked for it. */
export type ToldCancel = {
  readonly amountWon: number;
  /** UNIX seconds; 0 when it does not say. */
  readonly cancelledAtS: number;
  readonly reason: string | null;
  readonly pgTid: string | null;
  readonly receiptUrl: string | null;
  readonly cancellationId: string | null;
};

/** What the provider last told about one of its rows; what it left out is not here. */
export type ToldView = {
  readonly impUid: string;
  readonly toldMs: number;
  readonly facts: readonly ToldFact[];
  readonly cancels: readonly ToldCancel[];
};
