import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Script, tokenAnswer } from './scripted-transport.ts';
import { keysOf, minuteMs, setUp, textOf } from './token-set-up.ts';

/** A server as upstream describes it: the same token until its end, five minutes more in its last one. */
function upstream(clock: () => { monotonicMs(): number }): Script {
  let token: { name: number; endsMs: number } | null = null;
  return () => {
    const nowMs = clock().monotonicMs();
    if (!token || token.endsMs <= nowMs)
      token = { name: (token?.name ?? 0) + 1, endsMs: nowMs + 30 * minuteMs };
    else if (token.endsMs - nowMs <= minuteMs) token.endsMs += 5 * minuteMs;
    return tokenAnswer(Math.round((token.endsMs - nowMs) / 1_000), `token-${token.name}`);
  };
}

test('fifty that ask at once ask upstream once, with the keys and the tier', async () => {
  const { transport, tokens } = setUp(
    async () => {
      await setImmediate();
      return tokenAnswer();
    },
    { tier: '001' },
  );
  const fifty = Array.from({ length: 50 }, () => textOf(tokens));
  expect(new Set(await Promise.all(fifty))).toEqual(new Set(['token-1']));
  expect(transport.requests).toEqual([
    {
      method: 'POST',
      path: '/users/getToken',
      headers: { tier: '001' },
      body: { imp_key: 'a-key', imp_secret: 'a-secret' },
      connection: 'warm',
    },
  ]);
});

test('a token is used until five minutes before its end and then asked for again', async () => {
  const { clock, transport, tokens } = setUp(() => tokenAnswer());
  const asked: number[] = [];
  for (const forwardMs of [0, 24 * minuteMs, 59_000, 2_000]) {
    clock.forward(forwardMs);
    await textOf(tokens);
    asked.push(transport.requests.length);
  }
  expect(asked).toEqual([1, 1, 1, 2]);
});

test('over an hour with a call every ten seconds, upstream is asked now and then and no call is without a token', async () => {
  const script: { run: Script } = { run: () => tokenAnswer() };
  const { clock, transport, tokens } = setUp((request) => script.run(request));
  script.run = upstream(() => clock);
  for (let i = 0; i < 360; i += 1) {
    expect(await textOf(tokens)).toMatch(/^token-/);
    clock.forward(10_000);
  }
  expect(transport.requests.length).toBeLessThan(40);
});

test('a jump of the wall clock changes nothing', async () => {
  const { clock, transport, tokens } = setUp(() => tokenAnswer());
  await textOf(tokens);
  for (const wallMs of [0, 4_000_000_000_000]) {
    clock.setWall(wallMs);
    await textOf(tokens);
  }
  expect(transport.requests).toHaveLength(1);
});

test('the time an answer takes shortens the life of its token', async () => {
  const takes = { ms: 4 * minuteMs };
  const { clock, transport, tokens } = setUp(() => {
    clock.forward(takes.ms);
    return tokenAnswer(10 * 60);
  });
  await textOf(tokens);
  takes.ms = 0;
  clock.forward(2 * minuteMs);
  await textOf(tokens);
  expect(transport.requests).toHaveLength(2);
});

describe('a token in its last thirty seconds', () => {
  test('is asked for a second time, once', async () => {
    const lives = [20, 320];
    const { transport, tokens } = setUp(() => tokenAnswer(lives.shift() ?? 0));
    expect(await textOf(tokens)).toBe('token-1');
    expect(transport.requests).toHaveLength(2);
  });

  test('is used when upstream gives no better one', async () => {
    const { transport, tokens } = setUp(() => tokenAnswer(20));
    expect(await textOf(tokens)).toBe('token-1');
    expect(transport.requests).toHaveLength(2);
  });

  test.each([0, -60])('is none with %d seconds left', async (lifeS) => {
    const { transport, tokens } = setUp(() => tokenAnswer(lifeS));
    expect(await textOf(tokens)).toBe('offline');
    expect(transport.requests).toHaveLength(2);
  });
});

test('other keys mean another token, also while the first is still asked for', async () => {
  const { transport, account, tokens } = setUp(({ body }) =>
    tokenAnswer(1_800, `for-${String(body?.['imp_key'])}`),
  );
  const first = textOf(tokens);
  account.keys = keysOf('b');
  expect([await first, await textOf(tokens), await textOf(tokens)]).toEqual([
    'for-a-key',
    'for-b-key',
    'for-b-key',
  ]);
  expect(transport.requests).toHaveLength(2);
});

describe('a token that is dropped', () => {
  test('is asked for again', async () => {
    const { transport, tokens } = setUp(() => tokenAnswer());
    await textOf(tokens);
    tokens.drop();
    await textOf(tokens);
    expect(transport.requests).toHaveLength(2);
  });

  test('by name takes a newer one with it not', async () => {
    const names = ['old', 'new'];
    const { transport, tokens } = setUp(() => tokenAnswer(1_800, names.shift()));
    const old = await tokens.get();
    tokens.drop();
    await textOf(tokens);
    if (old.ok) tokens.drop(old.value);
    expect(await textOf(tokens)).toBe('new');
    expect(transport.requests).toHaveLength(2);
  });

  test('while it is on its way is given to who waits, and not kept', async () => {
    const names = ['dropped', 'kept'];
    const { tokens } = setUp(() => tokenAnswer(1_800, names.shift()));
    const waiting = textOf(tokens);
    tokens.drop();
    expect([await waiting, await textOf(tokens), await textOf(tokens)]).toEqual([
      'dropped',
      'kept',
      'kept',
    ]);
  });
});
