import { type Act as AnyAct, commitIf, performOnWire } from '../loopback/perform.ts';
import { isFields } from '../loopback/request.ts';
import { sendAnswer } from '../loopback/wire.ts';
import { type Answer, refusal, success } from './errors.ts';
import type { Fault } from './faults.ts';

/** One call to be carried out, and the delays it may be given. */
export type Act = AnyAct<Answer> & {
  /** The deposit of the issuance that the call names reaches its account. */
  payIn(): void;
};

/** Stands in for an answer when nothing was carried out. */
export const nothingDone: Answer = success({});

/** Carries one call out the way `fault` says; null is a good day. */
export async function perform(act: Act, fault: Fault | null): Promise<void> {
  const { exchange } = act;
  if (fault === null) return sendAnswer(exchange, await act.commit());
  switch (fault.kind) {
    case 'error':
      await commitIf(act, fault.commit);
      return sendAnswer(exchange, refusal(fault.code));
    case 'too-many':
      return sendAnswer(exchange, refusal('TOO_MANY_REQUESTS'), {
        'retry-after': String(fault.retryAfterS),
      });
    case 'body':
      await commitIf(act, fault.commit);
      return sendAnswer(exchange, { status: fault.status, body: fault.body });
    case 'altered':
      return sendAnswer(exchange, altered(await act.commit(), fault));
    case 'paid-first':
      act.payIn();
      return sendAnswer(exchange, await act.commit());
    default:
      return performOnWire(act, fault);
  }
}

function altered(answer: Answer, fault: Extract<Fault, { kind: 'altered' }>): Answer {
  if (!('data' in answer.body) || !isFields(answer.body.data)) return answer;
  const without = new Set(fault.without ?? []);
  const kept = Object.entries({ ...answer.body.data, ...fault.data }).filter(
    ([name]) => !without.has(name),
  );
  return { ...answer, body: { data: Object.fromEntries(kept) } };
}
