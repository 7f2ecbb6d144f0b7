import type { ProviderPayment } from '../domain/provider-payment.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { CallFailure } from './call-failure.ts';
import { senseless } from './envelope.ts';
import type { Caller } from './portone-caller.ts';
import { type PaymentPage, paymentPageOf } from './small-bodies.ts';

const rowsPerPage = 100;
const pagesMax = 50;

/**
 * Every row of a paged look-up, one per imp_uid, oldest first: a row that is made meanwhile lands on a
 * page still to come. An empty list is the provider's own word. Pages that lead in a circle, never end
 * or hold fewer rows than promised are no answer: half a list must not look like a whole one.
 */
export async function readAllPages(
  caller: Caller,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<Result<readonly ProviderPayment[], CallFailure>> {
  const found = new Map<string, ProviderPayment>();
  let seen = 0;
  let page = 1;
  for (let turn = 0; turn < pagesMax; turn += 1) {
    const read = await readPage(caller, path, query, page);
    if (!read.ok) return read;
    const { rows, next, total } = read.value;
    for (const row of rows) found.set(row.impUid, row);
    seen += rows.length;
    if (next === 0 && seen >= (total ?? 0)) return ok([...found.values()]);
    if (next <= page) return fail(senseless);
    page = next;
  }
  return fail(senseless);
}

async function readPage(
  caller: Caller,
  path: string,
  query: Readonly<Record<string, string>>,
  page: number,
): Promise<Result<PaymentPage, CallFailure>> {
  const asked = { ...query, page: String(page), limit: String(rowsPerPage), sorting: 'started' };
  const reply = await caller.ask({ method: 'GET', path, query: asked });
  // Rows that were there a moment ago do not vanish: only the first page may say *nothing*.
  if (reply.kind === 'not-found' && page === 1) return ok({ rows: [], next: 0, total: 0 });
  if (reply.kind !== 'value') return fail(reply.failure);
  const read = paymentPageOf(reply.response);
  return read ? ok(read) : fail(senseless);
}
