import { z } from 'zod';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { WireAnswer } from '../../ports/transport.ts';
import type { BunjangFailure } from './bunjang-port.ts';

/** Characters of a reason and of a code that are kept. */
const reasonMax = 300;
const codeMax = 60;

const words = z.string().trim().min(1).optional().catch(undefined);
/** `{errorCode, reason}` as public clients read it: no page shows a whole one. */
const errorBody = z.object({ errorCode: words, reason: words });
const dataBody = z.object({ data: z.record(z.string(), z.unknown()) });

type Answered = Extract<WireAnswer, { kind: 'answer' }>;

/** The `data` of an answer, or why there is none. Total: whatever is not Bunjang's own is *no answer*. */
export function dataOf(
  answer: WireAnswer,
  clockOffMs: number | null,
): Result<unknown, BunjangFailure> {
  switch (answer.kind) {
    case 'not-sent':
      return fail({ kind: 'not-sent', sent: false, why: answer.why });
    case 'lost':
      return fail({ kind: 'no-answer', sent: true, why: answer.why, status: null });
    case 'answer':
      return isSuccess(answer.status) ? dataIn(answer) : fail(failureIn(answer, clockOffMs));
  }
}

/** A complete answer whose content makes no sense: sent, and not to be believed. */
export function unreadable(status: number | null): BunjangFailure {
  return { kind: 'no-answer', sent: true, why: 'unreadable', status };
}

function isSuccess(status: number): boolean {
  return status === 200 || status === 201;
}

function dataIn({ isJson, json, status }: Answered): Result<unknown, BunjangFailure> {
  const parsed = dataBody.safeParse(isJson ? json : null);
  return parsed.success ? ok(parsed.data.data) : fail(unreadable(status));
}

function failureIn(answer: Answered, clockOffMs: number | null): BunjangFailure {
  const { status } = answer;
  const parsed = errorBody.safeParse(answer.isJson ? answer.json : null);
  // Many a server on the way refuses in JSON of its own; that is not Bunjang's word.
  if (!parsed.success || !(parsed.data.errorCode ?? parsed.data.reason)) return unreadable(status);
  const code = cut(parsed.data.errorCode ?? String(status), codeMax);
  const reason = cut(parsed.data.reason ?? '', reasonMax);
  if (status === 401) return { kind: 'sign-in', sent: true, code, clockOffMs };
  if (status === 404 && parsed.data.errorCode) return { kind: 'not-found', sent: true, code };
  if (isUndecided(status)) return { kind: 'server', sent: true, status, code, reason };
  if (status >= 400) return { kind: 'refused', sent: true, status, code, reason };
  return unreadable(status);
}

/** The server may have acted before it gave up. */
function isUndecided(status: number): boolean {
  return status >= 500 || status === 408;
}

function cut(text: string, max: number): string {
  return [...text].slice(0, max).join('');
}
