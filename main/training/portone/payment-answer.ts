import { type CancelRow, cancelledWon, type PaymentRow } from './books.ts';
import type { Switches } from './switches.ts';

type WireTime = number | string;
type Wire = Readonly<Record<string, unknown>>;

/** One payment as the wire tells it, `PaymentAnnotation`. Source: charge document, upstream's schema. */
export function paymentAnswer(row: PaymentRow, switches: Switches): Wire {
  const older = row.older || switches.shape === 'older';
  const time = (seconds: number): WireTime => (older ? String(seconds) : seconds);
  return {
    ...identityOf(row),
    ...emptyMeans(time),
    ...moneyOf(row, time),
    ...buyerOf(row),
    cancel_history: row.cancels.map((cancel) => cancelAnswer(cancel, older, time)),
    ...(older ? {} : newerFields(row)),
  };
}

function identityOf(row: PaymentRow): Wire {
  return {
    imp_uid: row.impUid,
    merchant_uid: row.merchantUid,
    pay_method: 'point',
    channel: 'api',
    pg_provider: 'kcp',
    emb_pg_provider: null,
    pg_tid: row.pgTid,
    pg_id: row.pgId,
    escrow: false,
    name: row.name,
    custom_data: row.customData,
    user_agent: null,
    customer_uid: null,
    customer_uid_usage: null,
  };
}

function moneyOf(row: PaymentRow, time: (seconds: number) => WireTime): Wire {
  const last = row.cancels.at(-1);
  return {
    amount: row.amountWon,
    cancel_amount: cancelledWon(row),
    currency: row.currency,
    status: row.status,
    started_at: time(row.startedAtS),
    paid_at: time(row.paidAtS),
    failed_at: time(row.failedAtS),
    cancelled_at: time(last?.cancelledAtS ?? 0),
    fail_reason: row.failReason,
    cancel_reason: last?.reason ?? null,
    receipt_url: null,
    cash_receipt_issued: false,
  };
}

function buyerOf(row: PaymentRow): Wire {
  return {
    buyer_name: row.buyer.name,
    buyer_email: row.buyer.email,
    buyer_tel: row.buyer.tel,
    buyer_addr: row.buyer.addr,
    buyer_postcode: row.buyer.postcode,
  };
}

/** Cards, banks and virtual accounts have no part in points. */
function emptyMeans(time: (seconds: number) => WireTime): Wire {
  return {
    apply_num: null,
    bank_code: null,
    bank_name: null,
    card_code: null,
    card_name: null,
    card_quota: 0,
    card_number: null,
    card_type: null,
    vbank_code: null,
    vbank_name: null,
    vbank_holder: null,
    vbank_date: time(0),
    vbank_issued_at: time(0),
  };
}

/** What upstream added after the documents this project started from. */
function newerFields(row: PaymentRow): Wire {
  return {
    sandbox: row.sandbox,
    card_issuer_code: null,
    card_issuer_name: null,
    card_publisher_code: null,
    card_publisher_name: null,
    vbank_num: null,
    deposit_history: [],
    cancel_receipt_urls: [],
    promotion: null,
  };
}

function cancelAnswer(
  cancel: CancelRow,
  older: boolean,
  time: (seconds: number) => WireTime,
): Wire {
  return {
    pg_tid: cancel.pgTid,
    amount: cancel.amountWon,
    cancelled_at: time(cancel.cancelledAtS),
    reason: cancel.reason,
    receipt_url: null,
    ...(older ? {} : { cancellation_id: cancel.cancellationId }),
  };
}
