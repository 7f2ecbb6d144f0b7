import { type Act as AnyAct, performOnWire } from '../loopback/perform.ts';
import { isFields } from '../loopback/request.ts';
import { sendAnswer } from '../loopback/wire.ts';
import { type Answer, refusal, unauthorised } from './envelope.ts';
import type { Fault } from './faults.ts';

/** One call to be carried out, and the delays it may be given. */
export type Act = AnyAct<Answer>;

/** Carries one call out the way `fault` says; null is a good day. */
export async function perform(act: Act, fault: Fault | null): Promise<void> {
  const { exchange } = act;
  if (fault === null) return sendAnswer(exchange, await act.commit());
  switch (fault.kind) {
    // Both are for the handler, which reads them from the call.
    case 'decline':
    case 'older-shape':
      return sendAnswer(exchange, await act.commit());
    case 'unauthorised':
      return sendAnswer(exchange, unauthorised);
    case 'too-many':
      return sendAnswer(exchange, refusal(429, -1, '요청이 너무 많습니다.'), {
        'retry-after': String(fault.retryAfterS),
      });
    case 'refuse':
      return sendAnswer(exchange, refusal(fault.status, fault.code, fault.message));
    case 'null-response': {
      const answer = await act.commit();
      return sendAnswer(exchange, { ...answer, body: { ...answer.body, response: null } });
    }
    case 'altered':
      return sendAnswer(exchange, altered(await act.commit(), fault.response));
    default:
      return performOnWire(act, fault);
  }
}

/** What stands in for an answer when nothing was carried out. */
export const nothingDone: Answer = { status: 200, body: { code: 0, message: null, response: {} } };

/** Replaces fields in the payment of the answer, or in every payment of its list. */
function altered(answer: Answer, fields: Readonly<Record<string, unknown>>): Answer {
  const { response } = answer.body;
  if (!isFields(response)) return answer;
  const { list } = response;
  const changed = Array.isArray(list)
    ? {
        ...response,
        list: list.map((row: unknown) => (isFields(row) ? { ...row, ...fields } : row)),
      }
    : { ...response, ...fields };
  return { ...answer, body: { ...answer.body, response: changed } };
}
