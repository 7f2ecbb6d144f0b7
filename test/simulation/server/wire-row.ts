import { startMs } from '../../core/virtual-clock.ts';
import { type BookRow, cancelledWon } from './books.ts';

const nothing = {
  pay_method: 'point',
  channel: 'api',
  pg_provider: 'kcp',
  emb_pg_provider: null,
  pg_id: 'SIM01',
  escrow: false,
  apply_num: null,
  bank_code: null,
  bank_name: null,
  card_code: null,
  card_name: null,
  card_quota: 0,
  card_number: null,
  card_type: null,
  card_issuer_code: null,
  card_issuer_name: null,
  card_publisher_code: null,
  card_publisher_name: null,
  vbank_code: null,
  vbank_name: null,
  vbank_num: null,
  vbank_holder: null,
  vbank_date: 0,
  vbank_issued_at: 0,
  name: '상품',
  buyer_name: null,
  buyer_email: null,
  buyer_tel: null,
  buyer_addr: null,
  buyer_postcode: null,
  custom_data: null,
  user_agent: null,
  customer_uid: null,
  customer_uid_usage: null,
  receipt_url: null,
  cash_receipt_issued: false,
} as const;

/** UNIX seconds of a virtual time; 0 stays *has not happened*. The server's own clock is always right. */
export function unixS(virtualMs: number): number {
  return virtualMs === 0 ? 0 : Math.floor((startMs + virtualMs) / 1_000);
}

/** A payment as the wire tells it, `PaymentAnnotation`. Source: charge document, upstream's schema. */
export function wireRow(row: BookRow): Readonly<Record<string, unknown>> {
  const time = (ms: number): number | string => (row.older ? String(unixS(ms)) : unixS(ms));
  const last = row.cancels.at(-1);
  return {
    ...nothing,
    imp_uid: row.impUid,
    merchant_uid: row.merchantUid,
    pg_tid: row.paidMs > 0 ? `tid-${row.impUid}` : null,
    amount: row.amountWon,
    cancel_amount: cancelledWon(row),
    currency: 'KRW',
    status: row.status,
    started_at: time(row.startedMs),
    paid_at: time(row.paidMs),
    failed_at: time(row.failedMs),
    cancelled_at: time(last?.atMs ?? 0),
    fail_reason: row.failReason,
    cancel_reason: last?.reason ?? null,
    cancel_history: row.cancels.map(({ amountWon, reason, atMs }, index) => ({
      pg_tid: `cancel-${row.impUid}-${index}`,
      amount: amountWon,
      cancelled_at: time(atMs),
      reason,
      receipt_url: null,
    })),
    ...(row.older ? {} : { sandbox: row.sandbox }),
  };
}
