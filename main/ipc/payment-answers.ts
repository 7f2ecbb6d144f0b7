import type { Reply } from '../../preload/call.ts';
import type { Failure } from '../../preload/failure.ts';
import type { PaymentDetail, PaymentView } from '../../preload/payment-views.ts';
import type { OpenTill } from '../app/open-till.ts';
import { entryOf, nextCheckMs } from '../app/queue-of-payment.ts';
import { businessDayOf } from '../domain/business-day.ts';
import { fail, ok } from '../domain/result.ts';
import { adoptPayment } from '../services/adopt.ts';
import { checkClosed } from '../services/check-payment.ts';
import { paymentDetailOf, paymentViewOf } from '../services/payment-views.ts';

const pageRows = 50;

/** One page of the history, newest first. */
export function paymentPage(
  { session: { core } }: OpenTill,
  page: { readonly day: 'today' | 'all'; readonly before?: string },
): readonly PaymentView[] {
  const day = page.day === 'today' ? businessDayOf(core.clock.wallMs()) : null;
  const rows = core.ledger.read.page({ day, before: page.before ?? null, limit: pageRows });
  return rows.map((payment) => paymentViewOf(core, payment));
}

/** By merchant_uid, imp_uid or order number; null when the ledger knows none. */
export function findPayment({ session: { core } }: OpenTill, text: string): PaymentView | null {
  const { read } = core.ledger;
  const wanted = text.trim();
  const found =
    read.payment(wanted) ?? read.paymentByImpUid(wanted) ?? read.paymentByOrderNo(wanted);
  return found && paymentViewOf(core, found);
}

/** Found at the provider and taken over; see `adoptPayment`. */
export async function adoptedPayment(
  { session: { core } }: OpenTill,
  text: string,
): Promise<Reply<PaymentView, Failure>> {
  const adopted = await adoptPayment(core, text);
  return adopted.ok ? ok(paymentViewOf(core, adopted.value)) : adopted;
}

/** Everything about one payment. */
export function paymentDetail(
  { session }: OpenTill,
  merchantUid: string,
): Reply<PaymentDetail, Failure> {
  const payment = session.core.ledger.read.payment(merchantUid);
  if (!payment) return fail({ kind: 'refused', field: 'payment.merchantUid', rule: 'not-found' });
  const detail = paymentDetailOf(session.core, payment, (uid) => nextCheckMs(session, uid));
  return ok({ ...detail, breakdown: session.breakdowns.view(merchantUid) });
}

/** Asks the provider now. What is waiting is asked through the queue, so that nobody asks twice. */
export async function checkPayment(
  till: OpenTill,
  merchantUid: string,
): Promise<Reply<PaymentDetail, Failure>> {
  const { session } = till;
  const payment = session.core.ledger.read.payment(merchantUid);
  if (!payment) return fail({ kind: 'refused', field: 'payment.merchantUid', rule: 'not-found' });
  const entry = entryOf(session, merchantUid);
  if (entry !== null) await session.drain.workNow(entry);
  const answered = entry !== null || (await checkClosed(session.core, payment));
  if (answered) return paymentDetail(till, merchantUid);
  const money = payment.state.at === 'paid' ? 'charged' : 'not-charged';
  return fail(
    session.connection.online() ? { kind: 'no-answer', money } : { kind: 'offline', money },
  );
}
