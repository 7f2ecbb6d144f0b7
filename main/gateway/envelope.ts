import { z } from 'zod';
import { fail, ok, type Result } from '../domain/result.ts';
import type { WireAnswer } from '../ports/transport.ts';
import type { CallFailure } from './call-failure.ts';

/** Characters of an upstream message that are kept. */
export const messageLengthMax = 300;

type Refusal = Extract<CallFailure, { kind: 'refused' }>;

/** What an answer says once its envelope is off. */
export type Reply =
  /** HTTP 200 and code 0; the `response` is still unread. */
  | { readonly kind: 'value'; readonly response: unknown }
  /** HTTP 404 in the provider's own envelope: to a look-up, its word that there is no such thing. */
  | { readonly kind: 'not-found'; readonly failure: Refusal }
  | { readonly kind: 'failure'; readonly failure: CallFailure };

/** `{code, message, response}`. Source: all three PortOne documents; null messages as published. */
const envelope = z.object({
  code: z.int(),
  message: z.string().nullish(),
  response: z.unknown().optional(),
});

type Envelope = z.infer<typeof envelope>;

/** Takes the envelope off. Total: what is not an envelope of the provider's is *no answer*. */
export function replyOf(answer: WireAnswer): Reply {
  switch (answer.kind) {
    case 'not-sent':
      return failed({ kind: 'not-sent', sent: false, why: answer.why });
    case 'lost':
      return failed({ kind: 'no-answer', sent: true, why: answer.why, status: null });
    case 'answer': {
      const parsed = envelope.safeParse(answer.isJson ? answer.json : null);
      return parsed.success ? opened(parsed.data, answer.status) : unreadable(answer.status);
    }
  }
}

/** The reply as a call that knows no *not found* sees it. */
export function resultOf(reply: Reply): Result<unknown, CallFailure> {
  return reply.kind === 'value' ? ok(reply.response) : fail(reply.failure);
}

/** A complete answer whose content makes no sense: sent, and not to be believed. */
export const senseless: CallFailure = {
  kind: 'no-answer',
  sent: true,
  why: 'unreadable',
  status: 200,
};

function opened(body: Envelope, status: number): Reply {
  if (body.code === 0) {
    return status === 200 ? { kind: 'value', response: body.response } : unreadable(status);
  }
  const message = [...(body.message ?? '')].slice(0, messageLengthMax).join('');
  const failure: Refusal = { kind: 'refused', sent: true, status, code: body.code, message };
  if (status === 401 && isOwn(body)) return failed({ kind: 'unauthorised', sent: true });
  return status === 404 && isOwn(body) ? { kind: 'not-found', failure } : failed(failure);
}

/**
 * True for a refusal that only the provider itself can have written. Many a server on the way says
 * `{code: 404, message}` by itself, and *not found* decides about money.
 */
function isOwn({ code, response }: Envelope): boolean {
  return response === null || (response === undefined && (code === -1 || code === 1));
}

function unreadable(status: number): Reply {
  return failed({ kind: 'no-answer', sent: true, why: 'unreadable', status });
}

function failed(failure: CallFailure): Reply {
  return { kind: 'failure', failure };
}
