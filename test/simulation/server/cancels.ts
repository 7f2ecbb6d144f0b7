import { refusal, type ServerAnswer, success } from './answers.ts';
import { type BookCancel, type BookRow, holdBack, leftWon, wasPaid } from './books.ts';
import type { Handling } from './handling.ts';
import type { Arrived, Office } from './server.ts';
import { wireRow } from './wire-row.ts';

type Cancel = {
  readonly arrived: Arrived;
  readonly account: string;
  readonly handling: Handling;
};

const prefix = '결제취소에 실패하였습니다.';

/** `POST /payments/cancel`: all checks and the act in one moment, by the balance of that moment. */
export function carryOutCancel(
  office: Office,
  { arrived, account, handling }: Cancel,
): ServerAnswer {
  const { body } = arrived;
  const row = office.rows.find(
    (each) => each.impUid === body['imp_uid'] && each.account === account && wasPaid(each),
  );
  if (!row) return refusal(200, 1, '취소할 결제건이 존재하지 않습니다.');
  if (handling.decline) return refusal(200, -1, `${prefix} ${handling.decline}`);
  const left = leftWon(row);
  const wrong = wrongWith(body, left);
  if (wrong !== null) return refusal(200, 1, wrong);
  // Missing or 0 is everything that is left: upstream's rule, and a trap.
  const amountWon = Number(body['amount'] ?? 0) || left;
  const reason = typeof body['reason'] === 'string' ? body['reason'] : null;
  giveBack(office, row, { amountWon, reason, handling, arrived });
  return success(wireRow(row));
}

function wrongWith(body: Readonly<Record<string, unknown>>, left: number): string | null {
  if (left === 0) return '이미 전액취소된 주문입니다.';
  const checksum = body['checksum'];
  if (checksum !== undefined && checksum !== left) {
    return '취소 가능 잔액이 checksum과 일치하지 않습니다.';
  }
  const amount = Number(body['amount'] ?? 0);
  return amount > left ? '취소 금액이 취소 가능 잔액보다 큽니다.' : null;
}

type Given = {
  readonly amountWon: number;
  readonly reason: string | null;
  readonly handling: Pick<Handling, 'lagMs'>;
  readonly arrived: Arrived | null;
};

function giveBack(office: Office, row: BookRow, given: Given): void {
  const { amountWon, reason, handling, arrived } = given;
  const nowMs = office.world.nowMs();
  if (handling.lagMs > 0) holdBack(row, row, nowMs + handling.lagMs);
  const cancel: BookCancel = { amountWon, reason, atMs: nowMs };
  row.cancels.push(cancel);
  row.status = 'cancelled';
  office.log.add({
    event: 'server-cancelled',
    request: arrived?.request ?? null,
    impUid: row.impUid,
    merchantUid: row.merchantUid,
    amountWon,
    cancelId: cancelIdIn(reason),
    remainingWon: leftWon(row),
  });
  office.witness.cancelled(row, cancel, arrived);
}

/** Somebody gives money back in the provider's console. */
export function cancelInConsole(office: Office, row: BookRow, amountWon: number): void {
  giveBack(office, row, { amountWon, reason: 'console', handling: { lagMs: 0 }, arrived: null });
}

/** The id at the end of a reason of ours, `… #C7F3K2`. */
export function cancelIdIn(reason: string | null): string | null {
  return /#([0-9A-Z]{6})$/.exec(reason ?? '')?.[1] ?? null;
}
