import { describe, expect, test } from 'vitest';
import type { WireAnswer } from '../../../../main/ports/transport.ts';
import { calls, claimsOf, readyRow, refusedWith, setUp, told } from './bunjang-set-up.ts';

type Server = {
  /** The server's clock minus the till's. */
  readonly offMs: number;
  readonly windowS: number;
  /** What an expired token is called. */
  readonly code?: 'EXPIRED_AUTH_TOKEN' | 'INVALID_AUTH_TOKEN';
  /** How long an answer takes to come back. */
  readonly tripMs?: number;
};

/** A server that takes a token for so many seconds, none from the future, and tells the time. */
function serverThat({ offMs, windowS, code = 'EXPIRED_AUTH_TOKEN', tripMs = 40 }: Server) {
  const run = setUp((request): WireAnswer => {
    run.clock.forward(tripMs);
    const nowMs = run.clock.wallMs() + offMs;
    run.clock.forward(tripMs);
    const dateMs = Math.floor(nowMs / 1_000) * 1_000;
    const { iat } = claimsOf(request);
    const isGood = iat * 1_000 <= nowMs && nowMs - iat * 1_000 <= windowS * 1_000;
    if (!isGood) return refusedWith(401, code, dateMs);
    const data = request.path.endsWith('/balance')
      ? { balance: 1, pointExpiredIn30Days: 0 }
      : readyRow;
    return told({ data }, 200, dateMs);
  });
  return run;
}

const offs = [-40_000, -3_000, -1_500, -600, 0, 600, 1_500, 3_000, 40_000, 86_400_000];
const windows = [5, 30] as const;
const cases = offs.flatMap((offMs) =>
  windows.flatMap((windowS) => [40, 900].map((tripMs) => ({ offMs, windowS, tripMs }))),
);

describe('with a server that is $offMs ms off, a window of $windowS s and a trip of $tripMs ms', () => {
  test.each(cases)(
    '$offMs $windowS $tripMs: everything works after one balance call',
    async (server) => {
      const run = serverThat(server);
      expect(await run.bunjang.balance()).toMatchObject({ ok: true });
      for (const name of ['request', 'issuance', 'cancel', 'balance'] as const) {
        run.clock.forward(777);
        expect(await calls[name](run.bunjang)).toMatchObject({ ok: true });
      }
      expect(run.transport.requests.length).toBeLessThanOrEqual(6);
      expect(Math.abs((run.bunjang.clockOffMs() ?? 0) - server.offMs)).toBeLessThanOrEqual(1_000);
    },
  );
});

test.each(['EXPIRED_AUTH_TOKEN', 'INVALID_AUTH_TOKEN'] as const)(
  'a look-up turned away with %s for a wrong clock is asked once more, with the right one',
  async (code) => {
    const run = serverThat({ offMs: 40_000, windowS: 30, code });
    expect(await run.bunjang.issuance('132')).toMatchObject({ ok: true });
    const [first, second, ...more] = run.transport.requests.map((each) => claimsOf(each).iat);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(39);
    expect(more).toEqual([]);
  },
);

test.each(['request', 'cancel'] as const)('a %s is never sent a second time', async (name) => {
  const run = serverThat({ offMs: 40_000, windowS: 30 });
  expect(await calls[name](run.bunjang)).toMatchObject({
    failure: { kind: 'sign-in', code: 'EXPIRED_AUTH_TOKEN' },
  });
  expect(run.transport.requests).toHaveLength(1);
});

test.each([
  ['INVALID_AUTH_TOKEN and a clock that is right', 'INVALID_AUTH_TOKEN', 0, 1],
  ['INVALID_ACCESS_KEY, whatever the clock', 'INVALID_ACCESS_KEY', 40_000, 1],
  ['EXPIRED_AUTH_TOKEN again and again', 'EXPIRED_AUTH_TOKEN', 0, 2],
])('%s ends after %4$i questions', async (_, code, offMs, asked) => {
  const run = setUp(() => refusedWith(401, code, run.clock.wallMs() + offMs));
  expect(await run.bunjang.balance()).toMatchObject({ failure: { kind: 'sign-in', code } });
  expect(run.transport.requests).toHaveLength(asked);
});

test('without a Date header nothing is known of the clock, and nothing is asked twice', async () => {
  const run = setUp(() => refusedWith(401, 'EXPIRED_AUTH_TOKEN'));
  expect(await run.bunjang.balance()).toMatchObject({ failure: { clockOffMs: null } });
  expect(run.bunjang.clockOffMs()).toBeNull();
  expect(run.transport.requests).toHaveLength(1);
});

test('an answer without a Date header leaves what was known of the clock', async () => {
  const dates: (number | null)[] = [];
  const run = setUp(() => told({ data: readyRow }, 200, dates.shift() ?? null));
  dates.push(run.clock.wallMs() + 40_000);
  await run.bunjang.issuance('132');
  const known = run.bunjang.clockOffMs();
  await run.bunjang.issuance('132');
  await run.bunjang.issuance('132');
  expect(known).toBeGreaterThan(39_000);
  expect(run.bunjang.clockOffMs()).toBe(known);
  const [first, , third] = run.transport.requests.map((each) => claimsOf(each).iat);
  expect((third ?? 0) - (first ?? 0)).toBe(40);
});

test.each([40_000, -40_000, 3_000, -3_000])(
  'a clock that is %d ms off is told with the failure',
  async (offMs) => {
    const run = setUp(() => refusedWith(401, 'INVALID_ACCESS_KEY', run.clock.wallMs() + offMs));
    const told = await run.bunjang.balance();
    const clockOffMs = told.ok || told.failure.kind !== 'sign-in' ? null : told.failure.clockOffMs;
    expect(Math.abs((clockOffMs ?? 0) - offMs)).toBeLessThanOrEqual(1_000);
    expect(run.bunjang.clockOffMs()).toBe(clockOffMs);
  },
);

test('a clock that somebody sets right is believed at the next answer', async () => {
  const run = setUp(() => told({ data: readyRow }, 200, Math.floor(rightMs() / 1_000) * 1_000));
  const startMs = run.clock.wallMs();
  const rightMs = (): number => startMs + 40_000;
  await run.bunjang.issuance('132');
  run.clock.setWall(rightMs());
  await run.bunjang.issuance('132');
  await run.bunjang.issuance('132');
  const iats = run.transport.requests.map((each) => claimsOf(each).iat - rightMs() / 1_000);
  expect(iats.map(Math.round)).toEqual([-40, 40, 0]);
});
