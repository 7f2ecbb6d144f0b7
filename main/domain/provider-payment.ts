/** One cancel as the provider tells it. Source: charge document, `PaymentCancelAnnotation`. */
export type ProviderCancel = {
  readonly pgTid: string | null;
  readonly amountWon: number;
  readonly cancelledAtS: number;
  readonly reason: string | null;
  readonly receiptUrl: string | null;
  readonly cancellationId: string | null;
};

/**
 * A payment as the provider tells it, in our names; unknown fields are dropped, missing ones are null.
 * Amounts are whole won, times are UNIX seconds with 0 for *has not happened*.
 * Source: charge document, `PaymentAnnotation`, and the fields upstream added since.
 */
export type ProviderPayment = {
  readonly impUid: string;
  readonly merchantUid: string;
  readonly payMethod: string | null;
  readonly channel: string | null;
  readonly pgProvider: string | null;
  readonly embPgProvider: string | null;
  readonly pgTid: string | null;
  readonly pgId: string | null;
  /** Null when the answer has the older shape, which does not say. */
  readonly sandbox: boolean | null;
  readonly escrow: boolean | null;
  readonly applyNum: string | null;
  readonly bankCode: string | null;
  readonly bankName: string | null;
  readonly cardCode: string | null;
  readonly cardName: string | null;
  readonly cardIssuerCode: string | null;
  readonly cardIssuerName: string | null;
  readonly cardPublisherCode: string | null;
  readonly cardPublisherName: string | null;
  readonly cardQuota: number | null;
  readonly cardNumber: string | null;
  /** `0` credit, `1` check; upstream sends a number, the document says a string. */
  readonly cardType: string | null;
  readonly vbankCode: string | null;
  readonly vbankName: string | null;
  readonly vbankNum: string | null;
  readonly vbankHolder: string | null;
  readonly vbankDateS: number;
  readonly vbankIssuedAtS: number;
  readonly name: string | null;
  readonly amountWon: number;
  readonly cancelAmountWon: number;
  /** Absent means KRW. */
  readonly currency: string;
  readonly buyerName: string | null;
  readonly buyerEmail: string | null;
  readonly buyerTel: string | null;
  readonly buyerAddr: string | null;
  readonly buyerPostcode: string | null;
  /** JSON text, as it was echoed. */
  readonly customData: string | null;
  readonly userAgent: string | null;
  /** `ready`, `paid`, `cancelled`, `failed`, or a word upstream added. */
  readonly status: string;
  readonly startedAtS: number;
  readonly paidAtS: number;
  readonly failedAtS: number;
  readonly cancelledAtS: number;
  readonly failReason: string | null;
  readonly cancelReason: string | null;
  readonly receiptUrl: string | null;
  readonly cashReceiptIssued: boolean | null;
  readonly customerUid: string | null;
  readonly customerUidUsage: string | null;
  readonly cancelHistory: readonly ProviderCancel[];
};
