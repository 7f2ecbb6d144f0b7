import type { Attempt } from '../../../main/domain/attempt.ts';
import type { Cancel } from '../../../main/domain/cancel.ts';
import type { Payment } from '../../../main/domain/payment.ts';
import { wasPaid } from '../server/books.ts';
import type { Office } from '../server/server.ts';
import { isMoney } from './money.ts';
import { accuse, countEdge, type Notebook, saleOf, type Trail, trailOf } from './notebook.ts';

const settleMs = 180_000;

/** A payment is on the disk as it says now: may it say so? */
export function judgePayment(book: Notebook, office: Office, payment: Payment): void {
  const { merchantUid, saleId, state } = payment;
  const before = book.payments.get(merchantUid);
  if (!before) open(book, payment);
  countEdge(book, 'payment', before?.state.at ?? 'new', state.at);
  book.payments.set(merchantUid, payment);
  const trail = trailOf(book, merchantUid);
  if (!trail) return;
  if (payment.alarm !== null) noteAlarm(book, trail, payment);
  if (before && before.saleId !== saleId) accuse(book, 'I-3', `${merchantUid} changed its sale`);
  if (before?.state.at === state.at) return;
  switch (state.at) {
    case 'paid':
      judgePaid(book, office, payment, state.paid.impUid);
      return;
    case 'declined':
      if (!trail.refused) accuse(book, 'I-5', `${merchantUid} declined, and nobody said no`);
      return;
    case 'not-charged':
      judgeNotCharged(book, payment, trail, state.why);
      return;
    case 'created':
    case 'waiting':
    case 'sending':
    case 'unknown':
      return;
  }
}

function open(book: Notebook, payment: Payment): void {
  const { merchantUid, saleId, amountWon } = payment;
  const sale = saleOf(book, saleId);
  const others = sale.merchantUids.flatMap((uid) => book.payments.get(uid) ?? []);
  if (others.some((other) => other.amountWon <= amountWon && !isNumberUsed(other))) {
    accuse(book, 'I-3', `${merchantUid} is a second number for the amount of ${saleId}`);
  }
  sale.merchantUids.push(merchantUid);
  book.trails.set(merchantUid, {
    merchantUid,
    saleId,
    lastSentMs: null,
    posts: new Map(),
    atDoor: new Map(),
    inFlight: 0,
    attemptOf: new Map(),
    refused: false,
    sawFailed: false,
    everAlarmed: false,
  });
}

/** The provider said so, and nothing of it is paid: only then may a sale of the same amount get a new number. */
function isNumberUsed({ state }: Payment): boolean {
  return state.at === 'not-charged' && state.why === 'number-used';
}

function noteAlarm(book: Notebook, trail: Trail, { merchantUid }: Payment): void {
  trail.everAlarmed = true;
  for (const late of book.lateDoubles) if (late.merchantUid === merchantUid) late.alarmed = true;
}

function judgePaid(book: Notebook, office: Office, payment: Payment, impUid: string): void {
  const row = office.rows.find((each) => each.impUid === impUid);
  const isTrue =
    row?.merchantUid === payment.merchantUid &&
    row.amountWon === payment.amountWon &&
    isMoney(book.mode, row);
  if (!isTrue) accuse(book, 'false approved', `${payment.merchantUid} is paid by ${impUid}`);
}

function judgeNotCharged(book: Notebook, payment: Payment, trail: Trail, why: string): void {
  const { merchantUid } = payment;
  const posts = [...trail.posts.values()].reduce((sum, count) => sum + count, 0);
  const quietMs = book.world.nowMs() - (trail.lastSentMs ?? Number.NEGATIVE_INFINITY);
  const proofs: Readonly<Record<string, boolean>> = {
    'never-sent': posts === 0,
    withdrawn: posts === 0,
    'too-old': posts === 0,
    'refused-before': true,
    'at-door': (trail.atDoor.get(payment.attempts) ?? 0) > 0,
    'failed-row': trail.sawFailed,
    'nothing-found': quietMs >= settleMs,
    'number-used': quietMs >= settleMs || trail.sawFailed,
    'by-hand': quietMs >= settleMs,
    'test-payment': book.mode === 'live',
  };
  if (!proofs[why]) accuse(book, 'I-5', `${merchantUid} not charged (${why}) without proof`);
}

/** An attempt is on the disk: a person must have wanted it. */
export function judgeAttempt(book: Notebook, attempt: Attempt): void {
  const trail = trailOf(book, attempt.merchantUid);
  if (attempt.endedMs !== null) {
    // What never left may be tried again on the same yes.
    if (attempt.sent === false && trail) saleOf(book, trail.saleId).attempts -= 1;
    return;
  }
  if (!trail) {
    accuse(book, 'I-2', `an attempt without a payment: ${attempt.merchantUid}`);
    return;
  }
  trail.refused = false;
  const sale = saleOf(book, trail.saleId);
  sale.attempts += 1;
  if (sale.attempts > sale.consents) {
    accuse(book, 'nobody asked', `${attempt.merchantUid} attempt ${attempt.number}`);
  }
}

/** A cancel is on the disk as it says now. */
export function judgeCancel(book: Notebook, office: Office, cancel: Cancel): void {
  const { cancelId, merchantUid, state } = cancel;
  const before = book.cancels.get(cancelId);
  countEdge(book, 'cancel', before?.state ?? 'new', state);
  book.cancels.set(cancelId, cancel);
  if (state !== 'done' || before?.state === 'done') return;
  const row = office.rows.find((each) => each.impUid === cancel.impUid && wasPaid(each));
  const isDone = row?.cancels.some(({ reason }) => reason?.endsWith(`#${cancelId}`)) ?? false;
  if (!isDone) accuse(book, 'false cancelled', `${cancelId} of ${merchantUid}`);
}
