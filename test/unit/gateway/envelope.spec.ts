import { describe, expect, test } from 'vitest';
import { replyOf } from '../../../main/gateway/envelope.ts';
import type { WireAnswer } from '../../../main/ports/transport.ts';

function answer(json: unknown, status = 200, isJson = true): WireAnswer {
  return { kind: 'answer', status, json, isJson, dateMs: null };
}

const notFound = { code: -1, message: '존재하지 않는 결제정보입니다.', response: null };

describe('HTTP 200 and code 0 is a value', () => {
  test.each([
    ['as published', { code: 0, message: null, response: { point: 1 } }, { point: 1 }],
    ['with a message', { code: 0, message: 'string', response: { point: 1 } }, { point: 1 }],
    ['without a message', { code: 0, response: { point: 1 } }, { point: 1 }],
    ['with more fields', { code: 0, message: '', response: 1, traceId: 'x' }, 1],
    ['without a response', { code: 0, message: null }, undefined],
  ])('%s', (_name, json, response) => {
    expect(replyOf(answer(json))).toEqual({ kind: 'value', response });
  });
});

describe('code other than 0 is refused, with status, code and message', () => {
  test.each([200, 400, 403, 405, 429, 500, 502])('status %d', (status) => {
    const json = { code: -1, message: '[8178] 잔액 부족', response: null };
    expect(replyOf(answer(json, status))).toEqual({
      kind: 'failure',
      failure: { kind: 'refused', sent: true, status, code: -1, message: '[8178] 잔액 부족' },
    });
  });

  test('a long message is cut to 300 characters, never through one', () => {
    const reply = replyOf(answer({ code: 1, message: '😀'.repeat(301), response: null }));
    expect(reply).toMatchObject({ failure: { message: '😀'.repeat(300) } });
  });

  test.each([null, undefined])('a message that is %s is empty', (message) => {
    expect(replyOf(answer({ code: 3, message, response: null }))).toMatchObject({
      failure: { kind: 'refused', code: 3, message: '' },
    });
  });
});

describe('a complete 401 is turned away at the door', () => {
  test.each([
    ['as published', { code: -1, message: 'Unauthorized', response: null }],
    ['without a response', { code: -1, message: 'Unauthorized' }],
  ])('%s', (_name, json) => {
    expect(replyOf(answer(json, 401))).toEqual({
      kind: 'failure',
      failure: { kind: 'unauthorised', sent: true },
    });
  });

  test.each([
    ['what a server on the way may say', { code: 401, message: 'Unauthorized' }, 'refused'],
    ['a refusal that brings something', { code: -1, message: '', response: {} }, 'refused'],
    ['code 0', { code: 0, message: null, response: null }, 'no-answer'],
    ['no envelope', { error: 'unauthorized' }, 'no-answer'],
  ])('but not %s', (_name, json, kind) => {
    expect(replyOf(answer(json, 401))).toMatchObject({ kind: 'failure', failure: { kind } });
  });
});

describe('a complete 404 says that there is no such thing', () => {
  test.each([
    ['as published', notFound],
    ['with another code', { ...notFound, code: 7 }],
    ['without a message', { code: -1, response: null }],
    ['without a response', { code: -1, message: 'x' }],
    ['without a response, code 1', { code: 1, message: 'x' }],
  ])('%s', (_name, json) => {
    expect(replyOf(answer(json, 404))).toMatchObject({
      kind: 'not-found',
      failure: { kind: 'refused', status: 404 },
    });
  });

  test.each([
    ['a page', answer(null, 404, false), 'no-answer'],
    ['another server’s JSON', answer({ error: 'Not Found' }, 404), 'no-answer'],
    [
      'another server’s JSON with a code',
      answer({ code: 404, message: 'Not Found' }, 404),
      'refused',
    ],
    ['one that brings something', answer({ ...notFound, response: {} }, 404), 'refused'],
    ['one with code 0', answer({ ...notFound, code: 0 }, 404), 'no-answer'],
    ['the same words with 200', answer(notFound, 200), 'refused'],
    ['the same words with 500', answer(notFound, 500), 'refused'],
  ])('but not %s', (_name, wire, kind) => {
    expect(replyOf(wire)).toMatchObject({ kind: 'failure', failure: { kind } });
  });
});

describe('whatever is no envelope of the provider is no answer', () => {
  test.each([
    ['not JSON', answer(null, 502, false)],
    ['null', answer(null)],
    ['a list', answer([0, null, null])],
    ['a text', answer('code')],
    ['no code', answer({ message: null, response: {} })],
    ['a code in quotes', answer({ code: '0', message: null, response: {} })],
    ['half a code', answer({ code: 0.5, message: null, response: {} })],
    ['a null code', answer({ code: null, message: null, response: {} })],
    ['a message that is an object', answer({ code: 0, message: {}, response: {} })],
    ['code 0 with 201', answer({ code: 0, message: null, response: {} }, 201)],
    ['code 0 with 500', answer({ code: 0, message: null, response: {} }, 500)],
    ['a code only in __proto__', answer(JSON.parse('{"__proto__":{"code":0},"message":null}'))],
  ])('%s', (_name, wire) => {
    const status = wire.kind === 'answer' ? wire.status : null;
    expect(replyOf(wire)).toEqual({
      kind: 'failure',
      failure: { kind: 'no-answer', sent: true, why: 'unreadable', status },
    });
  });
});

test.each(['offline', 'insecure', 'timeout', 'stopped'] as const)('not sent stays: %s', (why) => {
  expect(replyOf({ kind: 'not-sent', why })).toEqual({
    kind: 'failure',
    failure: { kind: 'not-sent', sent: false, why },
  });
});

test.each(['timeout', 'reset', 'too-large', 'redirect', 'unreadable'] as const)(
  'lost is sent and unanswered: %s',
  (why) => {
    expect(replyOf({ kind: 'lost', why })).toEqual({
      kind: 'failure',
      failure: { kind: 'no-answer', sent: true, why, status: null },
    });
  },
);
