/** One row as this gateway keeps it; times are UNIX seconds, 0 for never. */
export type TerseRow = {
  readonly impUid: string;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly amount: number;
  readonly startedAt: number;
  readonly failReason: string | null;
  readonly cancels: { amount: number; at: number; reason: string }[];
};

/** A customer of this gateway. */
export type TerseCustomer = { readonly id: string; readonly password: string; points: number };

export type TerseBooks = {
  readonly rows: TerseRow[];
  readonly customers: readonly TerseCustomer[];
};

export function cancelledOf(row: TerseRow): number {
  return row.cancels.reduce((sum, { amount }) => sum + amount, 0);
}

/** True for a row that took money, also when it was given back since. */
export function wasPaid(row: TerseRow): boolean {
  return row.failReason === null;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const time = (seconds: number): string => String(seconds);

/** The row in the words of the charge document: every time a string, no field but the document's. */
export function paymentAnswer(row: TerseRow): Readonly<Record<string, unknown>> {
  const { asked, impUid, amount, startedAt, failReason, cancels } = row;
  const paid = wasPaid(row);
  const last = cancels.at(-1);
  const custom = asked['custom_data'];
  return {
    ...{ imp_uid: impUid, merchant_uid: asked['merchant_uid'], pay_method: 'point' },
    ...{ channel: 'api', pg_provider: 'kcp', emb_pg_provider: null, pg_tid: `tno${impUid}` },
    ...{ pg_id: 'A52CX', escrow: false, apply_num: null, bank_code: null, bank_name: null },
    ...{ card_code: null, card_name: null, card_quota: 0, card_number: null, card_type: '0' },
    ...{ vbank_code: null, vbank_name: null, vbank_holder: null, vbank_date: '0' },
    ...{ vbank_issued_at: '0', name: asked['name'], amount, currency: 'KRW' },
    // Optional in the document, so it is there only when there is something to say.
    ...(last ? { cancel_amount: cancelledOf(row) } : {}),
    ...{ buyer_name: text(asked['buyer_name']), buyer_email: text(asked['buyer_email']) },
    ...{ buyer_tel: text(asked['buyer_tel']), buyer_addr: text(asked['buyer_addr']) },
    buyer_postcode: text(asked['buyer_postcode']),
    custom_data: custom === undefined ? null : JSON.stringify(custom),
    user_agent: 'terse',
    status: statusOf(paid, last !== undefined),
    ...{ started_at: time(startedAt), paid_at: time(paid ? startedAt + 1 : 0) },
    ...{ failed_at: time(paid ? 0 : startedAt + 1), cancelled_at: time(last?.at ?? 0) },
    ...{ fail_reason: failReason, cancel_reason: last?.reason ?? null, receipt_url: '' },
    ...{ cash_receipt_issued: false, customer_uid: null, customer_uid_usage: null },
    cancel_history: cancels.map((cancel) => ({
      ...{ pg_tid: `tno${impUid}`, amount: cancel.amount, cancelled_at: time(cancel.at) },
      ...{ reason: cancel.reason, receipt_url: null },
    })),
    // A reader must not mind what it does not know.
    ...{ loyalty_grade: 'GOLD', settlement: { due: 'tomorrow', parts: [1, 2] } },
  };
}

function statusOf(paid: boolean, cancelled: boolean): string {
  if (!paid) return 'failed';
  return cancelled ? 'cancelled' : 'paid';
}

/** The row in the words of the breakdown document, points as the second means. */
export function balanceAnswer(row: TerseRow): Readonly<Record<string, unknown>> {
  const none = { tax_free: 0, supply: 0, vat: 0, service: 0 };
  const means = (won: number) => {
    const vat = Math.trunc(won / 11);
    const secondary = { tax_free: 0, supply: won - vat, vat, service: 0 };
    return { cash_receipt: none, primary: none, secondary, discount: none };
  };
  const taken = { ...means(row.amount), created: row.startedAt };
  const given = row.cancels.map(({ amount, at }) => ({ ...means(-amount), created: at }));
  const net = means(row.amount - cancelledOf(row));
  return { amount: row.amount, ...net, histories: [taken, ...given] };
}
