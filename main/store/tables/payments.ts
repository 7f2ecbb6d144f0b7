import type { Payment } from '../../domain/payment.ts';
import { wonSum } from '../../domain/won.ts';
import { type Books, insertSql, updateSql } from '../books.ts';
import type { LedgerReads, LedgerTx, PageRequest } from '../ledger.ts';
import { StaleRow } from '../ledger-failure.ts';
import { type Row, wholeIn, wholeOrNullIn } from '../row-values.ts';
import {
  auditDetailOf,
  factColumns,
  factParams,
  versionColumns,
  versionParams,
} from './payment-params.ts';
import { paymentOf } from './payment-row.ts';

type Writes = Pick<LedgerTx, 'insertPayment' | 'savePayment'>;
type Finds = Pick<
  LedgerReads,
  'payment' | 'paymentByImpUid' | 'paymentByOrderNo' | 'paymentsOf' | 'paymentsOfCustomer'
>;
type Lists = Pick<LedgerReads, 'page' | 'open' | 'alarmed'>;
type Figures = Pick<LedgerReads, 'totals' | 'counts'>;

/** As in the partial index `payments_open`: SQLite takes it only for these very words. */
const isOpen = `state IN ('created', 'waiting', 'sending', 'unknown')`;
const oldestFirst = 'ORDER BY created_ms, merchant_uid';
const newestFirst = 'ORDER BY created_ms DESC, merchant_uid DESC';

export function paymentWrites({ query, writing, noteRow }: Books): Writes {
  const dayOf = query<[string]>('SELECT business_day FROM sales WHERE sale_id = ?');
  const columns = ['business_day', ...factColumns, ...versionColumns];
  const insert = writing(insertSql('payments', columns));
  const where = 'merchant_uid = @merchant_uid AND version = @version - 1';
  const save = writing(updateSql('payments', versionColumns, where));

  function note(payment: Payment, row: Row | undefined): void {
    const { merchantUid, state } = payment;
    if (!row) throw new StaleRow('payment', merchantUid);
    const detail = auditDetailOf(payment);
    noteRow({ table: 'payments', action: state.at, object: merchantUid, detail, row });
  }

  return {
    insertPayment(payment) {
      const sale = dayOf.get(payment.saleId);
      if (!sale) throw new Error(`payment ${payment.merchantUid} has no sale`);
      const day = { business_day: String(sale['business_day']) };
      note(payment, insert({ ...day, ...factParams(payment), ...versionParams(payment) }));
    },
    savePayment(payment) {
      note(payment, save({ merchant_uid: payment.merchantUid, ...versionParams(payment) }));
    },
  };
}

export function paymentFinds({ query, rows }: Books): Finds {
  const byUid = query<[string]>('SELECT * FROM payments WHERE merchant_uid = ?');
  const byImpUid = query<[string]>(
    `SELECT * FROM payments WHERE imp_uid = ? ${newestFirst} LIMIT 1`,
  );
  const byOrderNo = query<[string]>(
    `SELECT * FROM payments WHERE order_no = ? ${newestFirst} LIMIT 1`,
  );
  const bySale = query<[string]>(`SELECT * FROM payments WHERE sale_id = ? ${oldestFirst}`);
  const byCustomer = query<[string, string]>(
    'SELECT * FROM payments WHERE customer_tag = ? AND business_day >= ?',
  );
  return {
    paymentsOfCustomer: (tag, sinceDay) =>
      rows.all('payments', byCustomer.all(tag, sinceDay), paymentOf),
    payment: (merchantUid) => rows.one('payments', byUid.get(merchantUid), paymentOf),
    paymentByImpUid: (impUid) => rows.one('payments', byImpUid.get(impUid), paymentOf),
    paymentByOrderNo: (orderNo) => rows.one('payments', byOrderNo.get(orderNo), paymentOf),
    paymentsOf: (saleId) => rows.all('payments', bySale.all(saleId), paymentOf),
  };
}

export function paymentLists({ query, rows }: Books): Lists {
  const placeOf = query<[string]>(
    'SELECT created_ms, merchant_uid FROM payments WHERE merchant_uid = ?',
  );
  const before = '(created_ms, merchant_uid) < (?, ?)';
  const everyDay = query<[number, string]>(`SELECT * FROM payments WHERE ${before} ${newestFirst}`);
  const oneDay = query<[string, number, string]>(
    `SELECT * FROM payments WHERE business_day = ? AND ${before} ${newestFirst}`,
  );
  const open = query<[]>(`SELECT * FROM payments WHERE ${isOpen} ${oldestFirst}`);
  const alarmed = query<[]>(`SELECT * FROM payments WHERE alarm IS NOT NULL ${oldestFirst}`);

  function rowsBefore({ day, before: last }: PageRequest): Iterable<Row> {
    // Before the newest there can be; then before the last row already shown.
    const place = last === null ? { created_ms: Number.MAX_SAFE_INTEGER } : placeOf.get(last);
    if (!place) return [];
    const createdMs = wholeIn(place, 'created_ms');
    return day === null
      ? everyDay.each(createdMs, last ?? '')
      : oneDay.each(day, createdMs, last ?? '');
  }

  return {
    page: (request) => rows.first(request.limit, 'payments', rowsBefore(request), paymentOf),
    open: () => rows.all('payments', open.all(), paymentOf),
    alarmed: () => rows.all('payments', alarmed.all(), paymentOf),
  };
}

export function paymentFigures({ query }: Books): Figures {
  const totals = query<[string]>(`SELECT count(*) AS count, coalesce(sum(amount_won), 0) AS paid,
      coalesce(sum(cancelled_won), 0) AS cancelled
      FROM payments
      WHERE state = 'paid' AND adopted IS NOT 'other-till' AND business_day = ?`);
  const counts = query<[]>(
    `SELECT count(*) AS open, min(created_ms) AS oldest FROM payments WHERE ${isOpen}`,
  );
  return {
    totals(businessDay) {
      const row = totals.get(businessDay) ?? {};
      return {
        count: wholeIn(row, 'count'),
        paidWon: wonSum(wholeIn(row, 'paid')),
        cancelledWon: wonSum(wholeIn(row, 'cancelled')),
      };
    },
    counts() {
      const row = counts.get() ?? {};
      return { open: wholeIn(row, 'open'), oldestOpenMs: wholeOrNullIn(row, 'oldest') };
    },
  };
}
