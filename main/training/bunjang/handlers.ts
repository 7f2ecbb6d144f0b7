import { balanceWon, expiringWon, isOpen, issuanceById, turn } from './books.ts';
import type { Call, Desk, Handler } from './desk.ts';
import { type Answer, refusal, success } from './errors.ts';
import { issuanceAnswer } from './issuance-answer.ts';
import { newIssuance } from './new-issuance.ts';
import type { RouteName } from './routes.ts';

/** Who answers what. */
export const handlers: Readonly<Record<RouteName, Handler>> = {
  balance: answerBalance,
  request: answerRequest,
  'look-up': answerLookUp,
  cancel: answerCancel,
};

/** Calls that change the books. */
export const changing: ReadonlySet<RouteName> = new Set(['request', 'cancel']);

function answerBalance({ books, nowMs }: Desk): Answer {
  const now = nowMs();
  return success({
    balance: balanceWon(books, now),
    pointExpiredIn30Days: expiringWon(books, now),
  });
}

/** The body is assumed (its page is not public), and so is the code for a second open one. */
function answerRequest(desk: Desk, { body }: Call): Answer {
  const { amount } = body;
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount < 1) {
    return refusal('BAD_REQUEST', 'amount는 1 이상의 정수여야 합니다.');
  }
  if (desk.books.issuances.some(isOpen)) {
    return refusal('BAD_REQUEST', '진행 중인 충전 요청이 이미 있습니다.');
  }
  return success(issuanceAnswer(newIssuance(desk, amount), desk.switches));
}

function answerLookUp({ books, switches }: Desk, { id }: Call): Answer {
  const one = issuanceById(books, id);
  return one === undefined
    ? refusal('NOT_FOUND_PAY_INBOUND')
    : success(issuanceAnswer(one, switches));
}

/** Documented: only an issuance in READY can be cancelled. The code for the others is assumed. */
function answerCancel({ books, switches, nowMs }: Desk, { id }: Call): Answer {
  const one = issuanceById(books, id);
  if (one === undefined) return refusal('NOT_FOUND_PAY_INBOUND');
  if (one.status !== 'READY') {
    return refusal('BAD_REQUEST', '입금 대기 상태의 충전만 취소할 수 있습니다.');
  }
  turn(one, 'CANCELLED', nowMs());
  return success(issuanceAnswer(one, switches));
}
