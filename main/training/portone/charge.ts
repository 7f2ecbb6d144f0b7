import { accountRefusalOf } from './accounts.ts';
import type { PaymentRow } from './books.ts';
import { freshImpUid, freshPgTid, rowsOf, wasPaid } from './books.ts';
import { type Channel, channelChoice } from './channels.ts';
import { type ChargeFields, readCharge } from './charge-fields.ts';
import { accountText, declineAnswer, declineTexts } from './decline.ts';
import type { Call, Decline, Desk } from './desk.ts';
import type { Answer } from './envelope.ts';
import { refusal, success } from './envelope.ts';
import { paymentAnswer } from './payment-answer.ts';

const prefix = '베네피아 포인트 결제에 실패하였습니다.';

/** Whether an order number may still be charged. */
export function isFree(desk: Desk, tier: string | null, merchantUid: string): boolean {
  return !rowsOf(desk.books, tier, merchantUid).some(wasPaid);
}

/** `POST /benepia/payment`. Source: the charge document; `benepia_member_code` from upstream. */
export function answerCharge(desk: Desk, call: Call): Answer {
  const read = readCharge(call.body);
  if (!read.ok) return read.answer;
  const { fields } = read;
  const { switches } = desk;
  const choice = channelChoice(desk.channels, switches.era, fields);
  if (!choice.ok) return choice.answer;
  const free =
    switches.uniqueness === 'weak' ? call.wasFree : isFree(desk, call.tier, fields.merchantUid);
  if (!free) return refusal(200, 1, '이미 결제가 이루어진 merchant_uid 입니다.');
  const row = rowFor(desk, call, fields, choice.channel);
  const decline = call.decline ?? declineOf(desk, fields);
  return decline === null ? pay(desk, row) : fail(desk, row, decline);
}

function declineOf(desk: Desk, fields: ChargeFields): Decline | null {
  const account = desk.books.accounts.get(fields.user);
  const why = accountRefusalOf(account, fields.password);
  if (why !== null) return { text: accountText(why, desk.switches), as: null };
  const balanceWon = account?.balanceWon ?? 0;
  return balanceWon < fields.amountWon ? { text: declineTexts.short, as: null } : null;
}

function pay(desk: Desk, row: PaymentRow): Answer {
  const account = desk.books.accounts.get(row.accountId ?? '');
  if (account === undefined) throw new Error('a payment without an account');
  account.balanceWon -= row.amountWon;
  row.status = 'paid';
  row.paidAtS = row.startedAtS;
  row.pgTid = freshPgTid(desk.nowMs());
  desk.books.payments.push(row);
  return success(paymentAnswer(row, desk.switches), desk.switches);
}

function fail(desk: Desk, row: PaymentRow, decline: Decline): Answer {
  const answer = declineAnswer(prefix, decline, desk.switches);
  if (desk.switches.recordFailed) {
    row.status = 'failed';
    row.failedAtS = row.startedAtS;
    row.failReason = answer.body.message;
    desk.books.payments.push(row);
  }
  return answer;
}

/** A payment without the company's member code, or on a test channel, is a test payment. */
function rowFor(desk: Desk, call: Call, fields: ChargeFields, channel: Channel): PaymentRow {
  const nowMs = desk.nowMs();
  return {
    impUid: freshImpUid(desk.books),
    merchantUid: fields.merchantUid,
    tier: call.tier,
    accountId: desk.books.accounts.has(fields.user) ? fields.user : null,
    amountWon: fields.amountWon,
    currency: 'KRW',
    status: 'ready',
    sandbox: fields.memberCode === '' || channel.sandbox,
    pgId: channel.pg_id,
    pgTid: null,
    name: fields.name,
    buyer: fields.buyer,
    customData: fields.customData,
    startedAtS: Math.floor(nowMs / 1000),
    paidAtS: 0,
    failedAtS: 0,
    updatedAtMs: nowMs,
    failReason: null,
    cancels: [],
    older: call.older,
  };
}
