import type { Result } from '../../../main/domain/result.ts';
import { balanceOf } from '../../../main/gateway/balance-body.ts';
import { dataOf } from '../../../main/gateway/bunjang/bunjang-answer.ts';
import { issuanceOf } from '../../../main/gateway/bunjang/issuance-body.ts';
import { replyOf } from '../../../main/gateway/envelope.ts';
import { jsonOf } from '../../../main/gateway/json-text.ts';
import { paymentOf } from '../../../main/gateway/portone-body.ts';
import { pointOf } from '../../../main/gateway/small-bodies.ts';
import type { WireAnswer } from '../../../main/ports/transport.ts';
import { refused, unreadable } from './beliefs.ts';
import type { Document } from './document.ts';

/** A body with HTTP 200 as the transport hands it on. */
export function answerOf(text: string): WireAnswer {
  const found = jsonOf(Buffer.from(text, 'utf8'));
  const json = found?.json ?? null;
  return { kind: 'answer', status: 200, json, isJson: found !== undefined, dateMs: null };
}

/** What the client makes of a body: what it tells, `unreadable`, or `refused`. */
export const readers: Readonly<Record<Document['number'], (text: string) => unknown>> = {
  '000': (text) => enveloped(text, (response) => withName('point', pointOf(response))),
  '001': (text) => enveloped(text, paymentOf),
  '002': (text) => toldBy(dataOf(answerOf(text), null), issuanceOf),
  '003': (text) => enveloped(text, breakdownOf),
};

/** Not provided, with the reason, is no breakdown: nothing of it is shown as an amount. */
function breakdownOf(response: unknown): unknown {
  const reading = balanceOf(response);
  return reading.provided ? reading.balance : null;
}

function enveloped(text: string, read: (response: unknown) => unknown): unknown {
  const reply = replyOf(answerOf(text));
  if (reply.kind === 'value') return read(reply.response) ?? unreadable;
  return reply.failure.kind === 'refused' ? refused : unreadable;
}

function toldBy<T>(reply: Result<unknown, T>, read: (data: unknown) => unknown): unknown {
  return reply.ok ? (read(reply.value) ?? unreadable) : unreadable;
}

function withName(name: string, value: unknown): unknown {
  return value === null ? null : { [name]: value };
}
