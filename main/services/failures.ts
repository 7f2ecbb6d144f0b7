import type { Failure, MoneyState } from '../../preload/failure.ts';
import { declineReasonOf } from '../domain/decline-reason.ts';
import type { CallFailure } from '../gateway/call-failure.ts';

/**
 * A gateway failure as a window shows it. `money` is what is true of the points whatever this call did:
 * look-ups and balance checks move nothing.
 */
export function notSentFailureOf(failure: CallFailure, money: MoneyState): Failure {
  switch (failure.kind) {
    case 'not-sent':
      return unsentOf(failure.why, money);
    case 'unauthorised':
      return { kind: 'keys', state: 'wrong' };
    case 'no-answer':
      return { kind: 'no-answer', money };
    case 'refused': {
      const { reason, pgCode } = declineReasonOf(failure.code, failure.message);
      return { kind: 'declined', reason, money, code: pgCode, message: failure.message };
    }
  }
}

function unsentOf(
  why: Extract<CallFailure, { kind: 'not-sent' }>['why'],
  money: MoneyState,
): Failure {
  switch (why) {
    case 'insecure':
      return { kind: 'insecure', money };
    case 'keys-missing':
      return { kind: 'keys', state: 'missing' };
    case 'keys-wrong':
      return { kind: 'keys', state: 'wrong' };
    case 'offline':
    case 'timeout':
      return { kind: 'offline', money };
    case 'stopped':
      return { kind: 'stopped', money };
  }
}
