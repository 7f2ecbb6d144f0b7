import { numberOf, textOf } from '../loopback/request.ts';
import type { PaymentRow } from './books.ts';
import { freshPgTid, netWon, rowByImpUid, rowsOf, wasPaid } from './books.ts';
import { declineAnswer, declineTexts } from './decline.ts';
import type { Call, Decline, Desk } from './desk.ts';
import type { Answer } from './envelope.ts';
import { refusal, success } from './envelope.ts';
import { paymentAnswer } from './payment-answer.ts';

const prefix = '결제취소에 실패하였습니다.';
const reasonLengthMax = 256;

/** The payment a cancel means: `imp_uid` wins, even when it names nothing. */
export function rowToCancel(desk: Desk, call: Call): PaymentRow | null {
  const impUid = textOf(call.body, 'imp_uid');
  if (impUid !== '') {
    const row = rowByImpUid(desk.books, call.tier, impUid);
    return row !== undefined && wasPaid(row) ? row : null;
  }
  const paid = rowsOf(desk.books, call.tier, textOf(call.body, 'merchant_uid')).filter(wasPaid);
  return paid.findLast((row) => netWon(row) > 0) ?? paid.at(-1) ?? null;
}

/** What a cancel asks to give back: nothing said, or 0, is all that is left. */
export function cancelWon(call: Call, leftWon: number): number {
  const asked = numberOf(call.body, 'amount');
  return asked === null || asked === 0 ? leftWon : asked;
}

/** `POST /payments/cancel`. Every refusal is HTTP 200 with a code. Source: upstream's schema and guide. */
export function answerCancel(desk: Desk, call: Call): Answer {
  if (textOf(call.body, 'imp_uid') === '' && textOf(call.body, 'merchant_uid') === '') {
    return refusal(200, 1, '취소하실 imp_uid 또는 merchant_uid 중 하나를 지정해주셔야합니다.');
  }
  const row = rowToCancel(desk, call);
  if (row === null) return refusal(200, 1, '취소할 결제건이 존재하지 않습니다.');
  const leftWon = netWon(row);
  if (leftWon === 0) return refusal(200, 1, '이미 전액취소된 주문입니다.');
  const wrong = refusalOf(call, leftWon);
  if (wrong !== null) return refusal(200, 1, wrong);
  const decline = call.decline ?? declineOf(desk, call, leftWon);
  if (decline !== null) {
    return declineAnswer(prefix, { ...decline, as: 'http-200' }, desk.switches);
  }
  giveBack(desk, row, call, cancelWon(call, leftWon));
  return success(paymentAnswer(row, desk.switches), desk.switches);
}

/** What is wrong with the request itself; nothing is carried out then. */
function refusalOf(call: Call, leftWon: number): string | null {
  const checksum = numberOf(call.body, 'checksum');
  if (checksum !== null && checksum !== leftWon) {
    return '취소 가능 잔액이 checksum과 일치하지 않습니다.';
  }
  const amountWon = cancelWon(call, leftWon);
  if (!Number.isSafeInteger(amountWon) || amountWon < 0) return '취소 금액이 올바르지 않습니다.';
  if (amountWon > leftWon) return '취소 금액이 취소 가능 잔액보다 큽니다.';
  const taxFreeWon = numberOf(call.body, 'tax_free') ?? 0;
  if (!(taxFreeWon >= 0 && taxFreeWon <= amountWon)) return '면세 금액이 올바르지 않습니다.';
  const reason = textOf(call.body, 'reason');
  return [...reason].length > reasonLengthMax ? '취소 사유가 너무 깁니다.' : null;
}

function declineOf(desk: Desk, call: Call, leftWon: number): Decline | null {
  const refused = desk.switches.partialCancel === 'refused' && cancelWon(call, leftWon) < leftWon;
  return refused ? { text: declineTexts.partialCancel, as: null } : null;
}

/** After any cancel, also of a part, the status is `cancelled`. */
function giveBack(desk: Desk, row: PaymentRow, call: Call, amountWon: number): void {
  const nowMs = desk.nowMs();
  const count = desk.books.payments.reduce((sum, one) => sum + one.cancels.length, 0);
  row.cancels.push({
    pgTid: freshPgTid(nowMs),
    amountWon,
    taxFreeWon: numberOf(call.body, 'tax_free') ?? 0,
    cancelledAtS: Math.floor(nowMs / 1000),
    reason: textOf(call.body, 'reason') || null,
    cancellationId: `cancellation-${String(count + 1).padStart(6, '0')}`,
  });
  row.status = 'cancelled';
  row.updatedAtMs = nowMs;
  const account = desk.books.accounts.get(row.accountId ?? '');
  if (account !== undefined) account.balanceWon += amountWon;
}
