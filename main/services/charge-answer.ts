import type { ChargeAnswer, NotSentWhy } from '../domain/charge-outcome.ts';
import { declineReasonOf } from '../domain/decline-reason.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import type { Result } from '../domain/result.ts';
import type { CallFailure } from '../gateway/call-failure.ts';

/** A reply of the gateway as the domain judges it. */
export function chargeAnswerOf(reply: Result<ProviderPayment, CallFailure>): ChargeAnswer {
  if (reply.ok) return { kind: 'value', row: reply.value };
  const { failure } = reply;
  switch (failure.kind) {
    case 'not-sent':
      return { kind: 'not-sent', why: notSentWhyOf(failure) };
    case 'unauthorised':
      return { kind: 'at-door' };
    case 'no-answer':
      return { kind: 'no-answer' };
    case 'refused': {
      const { reason, pgCode } = declineReasonOf(failure.code, failure.message);
      const code = pgCode === '' ? String(failure.code) : pgCode;
      return { kind: 'refused', status: failure.status, reason, code, message: failure.message };
    }
  }
}

/** Why nothing left the machine, in the five words a cashier can act on. */
export function notSentWhyOf(failure: CallFailure): NotSentWhy {
  if (failure.kind === 'unauthorised') return 'keys';
  return failure.kind === 'not-sent' ? unsentWhyOf(failure.why) : 'offline';
}

function unsentWhyOf(why: Extract<CallFailure, { kind: 'not-sent' }>['why']): NotSentWhy {
  switch (why) {
    case 'insecure':
      return 'insecure';
    case 'keys-missing':
    case 'keys-wrong':
      return 'keys';
    case 'offline':
    case 'timeout':
      return 'offline';
    case 'stopped':
      return 'stopped';
  }
}
