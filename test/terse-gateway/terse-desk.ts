import {
  balanceAnswer,
  cancelledOf,
  paymentAnswer,
  type TerseBooks,
  type TerseCustomer,
  type TerseRow,
  wasPaid,
} from './terse-books.ts';

/** What is sent back: a status, a code, a text of its own, and the response. */
export type TerseAnswer = {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly response: unknown;
};

export type Fields = Readonly<Record<string, unknown>>;

const good = (response: unknown): TerseAnswer => ({
  status: 200,
  code: 0,
  message: 'OK',
  response,
});
const no = (status: number, code: number, message: string): TerseAnswer => {
  return { status, code, message, response: null };
};
const nothing = no(404, -1, 'Invalid payment info');

function customerOf(books: TerseBooks, fields: Fields): TerseCustomer | undefined {
  const { benepia_user: id, benepia_password: password } = fields;
  return books.customers.find((one) => one.id === id && one.password === password);
}

export function point(books: TerseBooks, fields: Fields): TerseAnswer {
  const customer = customerOf(books, fields);
  return customer ? good({ point: customer.points }) : no(500, 17, 'Benepia says no');
}

/** A refusal leaves a failed row beside whatever else the order number has. */
export function charge(books: TerseBooks, fields: Fields, nowS: number): TerseAnswer {
  const uid = fields['merchant_uid'];
  const amount = Number(fields['amount']);
  if (rowsOf(books, uid).some(wasPaid)) return no(200, 2, 'Order was paid before');
  const customer = customerOf(books, fields);
  const failReason = customer ? shortOf(customer, amount) : 'unknown account';
  const row: TerseRow = {
    impUid: `imp_${100_000_000_000 + books.rows.length}`,
    asked: fields,
    amount,
    startedAt: nowS,
    failReason,
    cancels: [],
  };
  books.rows.push(row);
  if (!customer || failReason !== null) return no(500, 23, `Charge failed: ${failReason}`);
  customer.points -= amount;
  return good(paymentAnswer(row));
}

function shortOf(customer: TerseCustomer, amount: number): string | null {
  return customer.points < amount ? 'not enough points' : null;
}

export function cancel(books: TerseBooks, fields: Fields, nowS: number): TerseAnswer {
  const row = books.rows.find(({ impUid }) => impUid === fields['imp_uid']);
  if (!row || !wasPaid(row)) return no(200, 1, 'Nothing to cancel');
  const left = row.amount - cancelledOf(row);
  const amount = Number(fields['amount'] ?? 0) || left;
  if (left === 0) return no(200, 1, 'Cancelled already');
  if ((fields['checksum'] ?? left) !== left) return no(200, 1, 'Checksum differs');
  if (amount > left) return no(200, -1, 'More than is left');
  row.cancels.push({ amount, at: nowS, reason: String(fields['reason']) });
  const customer = books.customers.find(({ id }) => id === row.asked['benepia_user']);
  if (customer) customer.points += amount;
  return good(paymentAnswer(row));
}

export function byImpUid(books: TerseBooks, impUid: string, what: 'payment' | 'balance') {
  const row = books.rows.find((one) => one.impUid === impUid);
  if (!row) return nothing;
  return good(what === 'payment' ? paymentAnswer(row) : balanceAnswer(row));
}

export function find(books: TerseBooks, uid: string): TerseAnswer {
  const row = rowsOf(books, uid).at(-1);
  return row ? good(paymentAnswer(row)) : nothing;
}

/** Pages of at most three rows, whatever is asked for: a client has to turn them. */
export function list(rows: readonly TerseRow[], page: number): TerseAnswer {
  const size = 3;
  const from = (page - 1) * size;
  const next = from + size < rows.length ? page + 1 : 0;
  const shown = rows.slice(from, from + size).map(paymentAnswer);
  return good({ total: rows.length, previous: page - 1, next, list: shown });
}

export function rowsOf(books: TerseBooks, uid: unknown): readonly TerseRow[] {
  return books.rows.filter(({ asked }) => asked['merchant_uid'] === uid);
}
