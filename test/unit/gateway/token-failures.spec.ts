import { describe, expect, test } from 'vitest';
import { page, refusal, type Script, success, tokenAnswer } from './scripted-transport.ts';
import { minuteMs, setUp, textOf } from './token-set-up.ts';

describe('what stands in the way of a token is a call that was not sent', () => {
  const cases: readonly (readonly [string, Script, string])[] = [
    ['a wrong pair', () => refusal(401), 'keys-wrong'],
    ['a missing half', () => refusal(400), 'keys-wrong'],
    ['a forbidden account', () => refusal(403), 'keys-wrong'],
    ['a no under 200', () => refusal(200), 'keys-wrong'],
    ['a fault of the server', () => refusal(500), 'offline'],
    ['too many calls', () => refusal(429), 'offline'],
    ['a page', () => page(401), 'offline'],
    ['a success without a token', () => success(null), 'offline'],
    ['a success with a token that is no text', () => success({ access_token: 1 }), 'offline'],
    ['silence', () => ({ kind: 'lost', why: 'timeout' }), 'timeout'],
    ['a reset', () => ({ kind: 'lost', why: 'reset' }), 'offline'],
    ['no network', () => ({ kind: 'not-sent', why: 'offline' }), 'offline'],
    ['a bad certificate', () => ({ kind: 'not-sent', why: 'insecure' }), 'insecure'],
    ['a closed door', () => ({ kind: 'not-sent', why: 'stopped' }), 'stopped'],
  ];
  test.each(cases)('%s', async (_name, script, why) => {
    const { tokens } = setUp(script);
    expect(await tokens.get()).toEqual({
      ok: false,
      failure: { kind: 'not-sent', sent: false, why },
    });
  });

  test('no keys, and nobody is asked', async () => {
    const { transport, account, tokens } = setUp(() => tokenAnswer());
    await textOf(tokens);
    account.keys = null;
    expect(await textOf(tokens)).toBe('keys-missing');
    expect(transport.requests).toHaveLength(1);
  });

  test('a failure is not remembered', async () => {
    const answers = [refusal(500), tokenAnswer()];
    const { tokens } = setUp(() => answers.shift() ?? refusal(500));
    expect(await textOf(tokens)).toBe('offline');
    expect(await textOf(tokens)).toBe('token-1');
  });
});

test.each([
  ['a renewal that fails leaves the token that still lasts', refusal(500), 28, 'token-1'],
  ['unless less than thirty seconds are left of it', refusal(500), 29.6, 'offline'],
  ['unless the keys are refused', refusal(401), 28, 'keys-wrong'],
])('%s', async (_name, second, minutes, expected) => {
  const answers = [tokenAnswer(), second];
  const { clock, tokens } = setUp(() => answers.shift() ?? refusal(500));
  await textOf(tokens);
  clock.forward(minutes * minuteMs);
  expect(await textOf(tokens)).toBe(expected);
});
