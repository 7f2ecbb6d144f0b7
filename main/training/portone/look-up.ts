import { type PaymentRow, rowByImpUid, rowsOf, wasPaid } from './books.ts';
import type { Call, Desk } from './desk.ts';
import type { Answer } from './envelope.ts';
import { badRequest, badStatus, paymentNotFound, refusal, success } from './envelope.ts';
import { pageAnswer, pageOf, sorted, sortingOf } from './paging.ts';
import { paymentAnswer } from './payment-answer.ts';

const statuses: readonly string[] = ['ready', 'paid', 'cancelled', 'failed'];
const windowS = 90 * 24 * 3600;
const atOnceMax = 100;

/** `GET /payments/{imp_uid}`: the one look-up that hides test payments unless asked for them. */
export function answerPayment(desk: Desk, call: Call): Answer {
  const row = rowByImpUid(desk.books, call.tier, call.args[0] ?? '');
  const hidden = row?.sandbox === true && call.query.get('include_sandbox') !== 'true';
  if (row === undefined || hidden) return paymentNotFound;
  return success(paymentAnswer(row, desk.switches), desk.switches);
}

/** `GET /payments/find/{merchant_uid}[/{status}]`: the first by `sorting`. */
export function answerFind(desk: Desk, call: Call): Answer {
  const [merchantUid = '', status] = call.args;
  const sorting = sortingOf(call.query) ?? { by: 'started', falling: true };
  const rows = rowsOf(desk.books, call.tier, merchantUid);
  const row = sorted(withStatus(rows, status), sorting)[0];
  if (row === undefined) return paymentNotFound;
  return success(paymentAnswer(row, desk.switches), desk.switches);
}

/** `GET /payments/findAll/{merchant_uid}[/{status}]`: every row of an order number, in pages. */
export function answerFindAll(desk: Desk, call: Call): Answer {
  const [merchantUid, status] = call.args;
  if (merchantUid === undefined || merchantUid === '') return badRequest('merchant_uid');
  if (status !== undefined && !statuses.includes(status)) return badStatus;
  const all = rowsOf(desk.books, call.tier, merchantUid);
  if (all.length === 0 && desk.switches.findAllNothing === '404') return paymentNotFound;
  return listAnswer(desk, call, withStatus(all, status));
}

/** `GET /payments?imp_uid[]=…&merchant_uid[]=…`: up to 100 at once, 207 when some are not there. */
export function answerMany(desk: Desk, call: Call): Answer {
  const impUids = call.query.getAll('imp_uid[]');
  const merchantUids = call.query.getAll('merchant_uid[]');
  const asked = impUids.length + merchantUids.length;
  if (asked > atOnceMax) return badRequest('imp_uid');
  const found = [
    ...impUids.map((impUid) => rowByImpUid(desk.books, call.tier, impUid)),
    ...merchantUids.map((merchantUid) => rowsOf(desk.books, call.tier, merchantUid).at(-1)),
  ].filter((row) => row !== undefined);
  if (found.length === 0) return paymentNotFound;
  const list = found.map((row) => paymentAnswer(row, desk.switches));
  return success(list, desk.switches, found.length === asked ? 200 : 207);
}

/** `GET /payments/status/{status}`: at most 90 days at a time, by the time of the status itself. */
export function answerByStatus(desk: Desk, call: Call): Answer {
  const status = call.args[0] ?? '';
  if (status !== 'all' && !statuses.includes(status)) return badStatus;
  const toS = secondsOf(call.query.get('to'), Math.floor(desk.nowMs() / 1000));
  const fromS = secondsOf(call.query.get('from'), toS - windowS);
  if (!(fromS <= toS && toS - fromS <= windowS)) {
    return refusal(400, -1, '조회 기간은 최대 90일입니다.');
  }
  const rows = desk.books.payments.filter((row) => {
    const atS = timeOfStatusS(row);
    return row.tier === call.tier && atS >= fromS && atS <= toS;
  });
  const chosen = withStatus(rows, status === 'all' ? undefined : status);
  const page = pageOf(call.query);
  if (page !== null && page.page > 1 && (page.page - 1) * page.limit >= chosen.length) {
    return badRequest('page');
  }
  return listAnswer(desk, call, chosen);
}

function listAnswer(desk: Desk, call: Call, rows: readonly PaymentRow[]): Answer {
  const page = pageOf(call.query);
  const sorting = sortingOf(call.query);
  if (page === null) return badRequest('page, limit');
  if (sorting === null) return badRequest('sorting');
  const { list, ...paging } = pageAnswer(sorted(rows, sorting), page);
  const wire = { ...paging, list: list.map((row) => paymentAnswer(row, desk.switches)) };
  return success(wire, desk.switches);
}

function withStatus(rows: readonly PaymentRow[], status: string | undefined): PaymentRow[] {
  return rows.filter((row) => status === undefined || row.status === status);
}

function timeOfStatusS(row: PaymentRow): number {
  const cancelledAtS = row.cancels.at(-1)?.cancelledAtS;
  if (cancelledAtS !== undefined) return cancelledAtS;
  if (wasPaid(row)) return row.paidAtS;
  return row.failedAtS > 0 ? row.failedAtS : row.startedAtS;
}

/** NaN, which fits no window, when it is not a number. */
function secondsOf(text: string | null, otherwise: number): number {
  if (text === null || text === '') return otherwise;
  return /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
}
