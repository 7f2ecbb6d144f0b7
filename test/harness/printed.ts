import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Language } from '../../preload/views.ts';

/** What a payment's receipt must say of it, as the ledger has it. */
export type PaidFacts = {
  readonly merchantUid: string;
  readonly orderNo: string;
  readonly impUid: string;
  readonly approvalNo: string | null;
  readonly pgTid: string | null;
  readonly amountWon: number;
  readonly customerMask: string;
  readonly paidMs: number;
};

/** The same of one of its cancels; `soFarWon` counts it and those before. */
export type CancelledFacts = {
  readonly cancelId: string;
  readonly amountWon: number;
  readonly reason: string;
  readonly pgTid: string | null;
  readonly doneMs: number;
  readonly soFarWon: number;
};

/** A payment and its cancels, read from a training ledger. Throws when there is no such payment. */
export function factsInLedger(
  dataDir: string,
  orderNo: string,
): { readonly paid: PaidFacts; readonly cancels: readonly CancelledFacts[] } {
  const db = new Database(join(dataDir, 'ledger-training.db'), { readonly: true });
  try {
    const paid = db
      .prepare<[string], PaidFacts>(
        `SELECT merchant_uid AS merchantUid, order_no AS orderNo, imp_uid AS impUid,
          approval_no AS approvalNo, pg_tid AS pgTid, amount_won AS amountWon,
          customer_mask AS customerMask, paid_ms AS paidMs
        FROM payments WHERE order_no = ? AND state = 'paid'`,
      )
      .get(orderNo);
    if (paid === undefined) throw new Error(`The ledger has no paid ${orderNo}.`);
    const cancels = db
      .prepare<[string], CancelledFacts>(
        `SELECT cancel_id AS cancelId, amount_won AS amountWon, reason, pg_tid AS pgTid,
          done_ms AS doneMs, sum(amount_won) OVER (ORDER BY created_ms, rowid) AS soFarWon
        FROM cancels WHERE merchant_uid = ? AND state = 'done' ORDER BY created_ms, rowid`,
      )
      .all(paid.merchantUid);
    return { paid, cancels };
  } finally {
    db.close();
  }
}

/** `2026-11-21 14:05:33`, as a clock in Seoul has it. */
export function inSeoul(atMs: number): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Seoul',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return parts.format(atMs);
}

export function figure(amountWon: number): string {
  return amountWon.toLocaleString('en-US');
}

/** Letters stand one by one on a receipt: what is read back has no spaces, and lines run on. */
export function closeUp(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, '');
}

/**
 * Those of the rows that a document's text lacks: label and value beside each other. A strong letter is filled and
 * outlined, and read back as two.
 */
export function lackingIn(text: string, rows: readonly PaperRow[]): string[] {
  const closed = closeUp(text);
  return rows
    .map(([label, value]) => closeUp(label + value))
    .filter((row) => !closed.includes(row) && !closed.includes(twice(row)));
}

function twice(row: string): string {
  return [...row].map((letter) => letter + letter).join('');
}

/** Label and value, beside each other on the paper. */
export type PaperRow = readonly [label: string, value: string];

type Labels = Readonly<Record<keyof typeof labels.ko, string>>;

/** What a person reads on paper; written out here, so that a changed word is seen. */
const labels = {
  ko: {
    at: '거래일시',
    receipt: '영수증번호',
    total: '합계',
    approval: '승인번호',
    pg: 'PG 거래번호',
    transaction: '거래번호',
    order: '주문번호',
    customer: '회원',
    used: '사용 포인트',
    cancelledAt: '취소일시',
    cancel: '취소번호',
    originalAt: '원거래일시',
    originalReceipt: '원영수증번호',
    originalTransaction: '원거래번호',
    originalOrder: '원주문번호',
    originalAmount: '원거래금액',
    cancelApproval: '취소승인번호',
    returned: '돌려준 포인트',
    now: '이번 취소액',
    soFar: '누적 취소액',
    remaining: '남은 결제액',
  },
  en: {
    at: 'Date',
    receipt: 'Receipt no.',
    total: 'TOTAL',
    approval: 'Approval no.',
    pg: 'PG no.',
    transaction: 'Transaction',
    order: 'Order no.',
    customer: 'Member',
    used: 'Points used',
    cancelledAt: 'Cancelled at',
    cancel: 'Cancel no.',
    originalAt: 'Date',
    originalReceipt: 'Receipt no.',
    originalTransaction: 'Transaction',
    originalOrder: 'Order no.',
    originalAmount: 'Amount',
    cancelApproval: 'Cancel appr.',
    returned: 'Returned',
    now: 'This cancel',
    soFar: 'All cancels',
    remaining: 'Still paid',
  },
} as const;

/** The rows a sale's receipt must have. */
export function saleRows(paid: PaidFacts, language: Language): readonly PaperRow[] {
  const said: Labels = labels[language];
  return [
    [said.at, inSeoul(paid.paidMs)],
    [said.receipt, paid.orderNo],
    [said.total, figure(paid.amountWon)],
    ...given(said.approval, paid.approvalNo),
    ...given(said.pg, paid.pgTid),
    [said.transaction, paid.impUid],
    [said.order, paid.merchantUid],
    [said.customer, paid.customerMask],
    [said.used, `${figure(paid.amountWon)}P`],
  ];
}

/** The rows the receipt of one of its cancels must have. Throws when there is no such cancel. */
export function cancelRows(
  paid: PaidFacts,
  cancel: CancelledFacts | undefined,
  language: Language,
): readonly PaperRow[] {
  if (cancel === undefined) throw new Error(`The ledger has no cancel of ${paid.orderNo}.`);
  const said: Labels = labels[language];
  return [
    [said.cancelledAt, inSeoul(cancel.doneMs)],
    [said.cancel, cancel.cancelId],
    [said.originalAt, inSeoul(paid.paidMs)],
    [said.originalReceipt, paid.orderNo],
    [said.originalTransaction, paid.impUid],
    [said.originalOrder, paid.merchantUid],
    [said.originalAmount, figure(paid.amountWon)],
    [said.total, `-${figure(cancel.amountWon)}`],
    ...given(said.cancelApproval, cancel.pgTid),
    [said.returned, `${figure(cancel.amountWon)}P`],
    [said.now, `-${figure(cancel.amountWon)}`],
    [said.soFar, `-${figure(cancel.soFarWon)}`],
    [said.remaining, figure(paid.amountWon - cancel.soFarWon)],
  ];
}

function given(label: string, value: string | null): readonly PaperRow[] {
  return value === null ? [] : [[label, value]];
}

/** The shop's own lines. */
export function shopRows(shop: Readonly<Record<string, string>>): readonly PaperRow[] {
  return Object.values(shop).map((value): PaperRow => [value, '']);
}
