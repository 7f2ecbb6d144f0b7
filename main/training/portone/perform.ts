import { type Answer, refusal, unauthorised } from './envelope.ts';
import type { Commit, Fault } from './faults.ts';
import { isFields } from './request.ts';
import type { Exchange } from './wire.ts';
import {
  hangUp,
  sendAnswer,
  sendEmpty,
  sendGarbled,
  sendHuge,
  sendPage,
  sendTruncated,
} from './wire.ts';

/** One call to be carried out, and the delays it may be given. */
export type Act = {
  readonly exchange: Exchange;
  /** Changes the books, waits until that is on the disk, and gives the answer. */
  commit(): Promise<Answer>;
  /** Runs later, unless the gateway is closed first. */
  later(delayMs: number, run: () => Promise<void>): void;
  pause(delayMs: number): Promise<void>;
  /** Takes the gateway off the line for a while. */
  outage(forMs: number): void;
};

/** Carries one call out the way `fault` says; null is a good day. */
export async function perform(act: Act, fault: Fault | null): Promise<void> {
  const { exchange } = act;
  if (fault === null) return sendAnswer(exchange, await act.commit());
  switch (fault.kind) {
    case 'decline':
    case 'older-shape':
      // Both are for the handler, which reads them from the call.
      return sendAnswer(exchange, await act.commit());
    case 'unauthorised':
      return sendAnswer(exchange, unauthorised);
    case 'too-many':
      return sendAnswer(exchange, refusal(429, -1, '요청이 너무 많습니다.'), {
        'retry-after': String(fault.retryAfterS),
      });
    case 'refuse':
      return sendAnswer(exchange, refusal(fault.status, fault.code, fault.message));
    case 'outage':
      hangUp(exchange);
      return act.outage(fault.forMs);
    case 'drop':
    case 'drop-then-commit':
    case 'late-answer':
    case 'slow':
      return losing(act, fault);
    case 'page':
    case 'empty':
    case 'garbled':
    case 'truncated':
    case 'huge':
    case 'null-response':
    case 'altered':
      return spoiling(act, fault);
  }
}

type Losing = Extract<Fault, { kind: 'drop' | 'drop-then-commit' | 'late-answer' | 'slow' }>;

/** The connection ends, or the answer takes its time. */
async function losing(act: Act, fault: Losing): Promise<void> {
  switch (fault.kind) {
    case 'drop':
      await commitIf(act, fault.commit);
      return hangUp(act.exchange);
    case 'drop-then-commit':
      hangUp(act.exchange);
      return act.later(fault.afterMs, async () => {
        await act.commit();
      });
    case 'late-answer': {
      const answer = await act.commit();
      await act.pause(fault.delayMs);
      return sendAnswer(act.exchange, answer);
    }
    case 'slow':
      await act.pause(fault.delayMs);
      return sendAnswer(act.exchange, await act.commit());
  }
}

type Spoiling = Extract<
  Fault,
  { kind: 'page' | 'empty' | 'garbled' | 'truncated' | 'huge' | 'null-response' | 'altered' }
>;

/** Something comes back, and it is not what was asked for. */
async function spoiling(act: Act, fault: Spoiling): Promise<void> {
  const answer = await commitIf(act, 'commit' in fault ? fault.commit : 'done');
  switch (fault.kind) {
    case 'page':
      return sendPage(act.exchange, fault.status);
    case 'empty':
      return sendEmpty(act.exchange, fault.status);
    case 'garbled':
      return sendGarbled(act.exchange, answer);
    case 'truncated':
      return sendTruncated(act.exchange, answer);
    case 'huge':
      return sendHuge(act.exchange, answer, fault.bytes);
    case 'null-response':
      return sendAnswer(act.exchange, { ...answer, body: { ...answer.body, response: null } });
    case 'altered':
      return sendAnswer(act.exchange, altered(answer, fault.response));
  }
}

/** What stands in for an answer when nothing was carried out. */
const nothingDone: Answer = { status: 200, body: { code: 0, message: null, response: {} } };

async function commitIf(act: Act, commit: Commit): Promise<Answer> {
  return commit === 'done' ? await act.commit() : nothingDone;
}

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
