import { describe, expect, test } from 'vitest';
import { won } from '../../../../main/domain/won.ts';
import type { WireAnswer } from '../../../../main/ports/transport.ts';
import { calls, readyRow, refusedWith, setUp, told } from './bunjang-set-up.ts';

const names = ['balance', 'request', 'issuance', 'cancel'] as const;
const page: WireAnswer = { kind: 'answer', status: 200, json: null, isJson: false, dateMs: null };
const unreadable = (status: number | null) => ({
  kind: 'no-answer',
  sent: true,
  why: 'unreadable',
  status,
});
const reason = '안 됩니다.';

describe('what is sent', () => {
  test.each([
    ['balance', 'GET', '/api/v1/points/balance', undefined],
    ['request', 'POST', '/api/v1/points/issuance', { amount: 5_000 }],
    ['issuance', 'GET', '/api/v1/points/issuance/132', undefined],
    ['cancel', 'POST', '/api/v1/points/issuance/132/cancel', undefined],
  ] as const)('%s is %s %s', async (name, method, path, body) => {
    const run = setUp(() => told({ data: readyRow }));
    await calls[name](run.bunjang);
    expect(run.transport.requests).toHaveLength(1);
    expect(run.transport.requests[0]).toMatchObject({ method, path });
    expect(run.transport.requests[0]?.body).toEqual(body);
  });

  test('a request and a cancel hand over the question asked before the first byte', async () => {
    const run = setUp(() => ({ kind: 'not-sent', why: 'stopped' }));
    const mayStart = (): boolean => false;
    await run.bunjang.request({ amountWon: won(1), mayStart });
    await run.bunjang.cancel('132', mayStart);
    expect(run.transport.requests.map((each) => each.mayStart)).toEqual([mayStart, mayStart]);
  });

  test('nothing goes out without keys', async () => {
    const run = setUp(() => told({ data: readyRow }));
    run.account.keys = null;
    for (const name of names) {
      expect(await calls[name](run.bunjang)).toEqual({
        ok: false,
        failure: { kind: 'not-sent', sent: false, why: 'keys-missing' },
      });
    }
    expect(run.transport.requests).toEqual([]);
  });

  test.each([0, -1, 0.5, Number.NaN])('an amount of %d is never asked for', async (amount) => {
    const run = setUp(() => told({ data: readyRow }));
    const order = { amountWon: amount as never, mayStart: () => true };
    await expect(run.bunjang.request(order)).rejects.toThrow(RangeError);
    expect(run.transport.requests).toEqual([]);
  });

  test.each(['', '../balance', '1/2', '132?x=1'])('%j is no number of an issuance', async (id) => {
    const run = setUp(() => told({ data: readyRow }));
    await expect(run.bunjang.issuance(id)).rejects.toThrow(RangeError);
    await expect(run.bunjang.cancel(id, () => true)).rejects.toThrow(RangeError);
    expect(run.transport.requests).toEqual([]);
  });
});

/** An answer, and the failure that it is. */
const failures: readonly (readonly [string, WireAnswer, object])[] = [
  ['no network', { kind: 'not-sent', why: 'offline' }, { kind: 'not-sent', why: 'offline' }],
  ['a bad certificate', { kind: 'not-sent', why: 'insecure' }, { kind: 'not-sent', sent: false }],
  [
    'a lost answer',
    { kind: 'lost', why: 'reset' },
    { kind: 'no-answer', sent: true, why: 'reset', status: null },
  ],
  ['a page', page, unreadable(200)],
  ['a proxy page', { ...page, status: 403 }, unreadable(403)],
  ['a proxy that refuses in JSON', told({ message: 'Forbidden' }, 403), unreadable(403)],
  ['a 502 page', { ...page, status: 502 }, unreadable(502)],
  ['no data', told({ result: 'ok' }), unreadable(200)],
  ['a list for data', told({ data: [] }), unreadable(200)],
  ['null for data', told({ data: null }), unreadable(200)],
  ['a list', told([readyRow]), unreadable(200)],
  ['an error with 200', refusedWith(200, 'BAD_REQUEST'), unreadable(200)],
  ['data with 204', told({ data: readyRow }, 204), unreadable(204)],
  ...[
    'MISSING_AUTH_TOKEN',
    'MISSING_ACCESS_KEY',
    'INVALID_ACCESS_KEY',
    'MISSING_IAT_CLAIM',
    'INVALID_AUTH_TOKEN',
    'EXPIRED_AUTH_TOKEN',
  ].map(
    (code) =>
      [
        code,
        refusedWith(401, code),
        { kind: 'sign-in', sent: true, code, clockOffMs: null },
      ] as const,
  ),
  ['a bare 401', told({}, 401), unreadable(401)],
  ...['NOT_FOUND_PAY_INBOUND', 'RESOURCE_NOT_FOUND'].map(
    (code) => [code, refusedWith(404, code), { kind: 'not-found', sent: true, code }] as const,
  ),
  ['a 404 that names nothing', told({ message: 'no route' }, 404), unreadable(404)],
  ...(
    [
      [400, 'BAD_REQUEST'],
      [403, 'NOT_ENOUGH_PERMISSION'],
      [409, 'CONFLICT'],
      [429, 'TOO_MANY_REQUESTS'],
    ] as const
  ).map(
    ([status, code]) =>
      [
        code,
        refusedWith(status, code),
        { kind: 'refused', sent: true, status, code, reason },
      ] as const,
  ),
  [
    'a refusal without a code',
    told({ reason }, 400),
    { kind: 'refused', sent: true, status: 400, code: '400', reason },
  ],
  [
    'a 404 in words alone',
    told({ reason }, 404),
    { kind: 'refused', sent: true, status: 404, code: '404', reason },
  ],
  [
    'a refusal without a reason',
    told({ errorCode: 'BAD_REQUEST' }, 400),
    { kind: 'refused', sent: true, status: 400, code: 'BAD_REQUEST', reason: '' },
  ],
  [
    'a code that is no text',
    told({ errorCode: 400, reason }, 400),
    { kind: 'refused', sent: true, status: 400, code: '400', reason },
  ],
  // Spelled so upstream.
  ...(
    [
      [500, 'UNKWOWN_ERROR'],
      [500, 'INTERNAL_ERROR'],
      [503, 'UNAVAILABLE'],
      [408, 'TIMEOUT'],
    ] as const
  ).map(
    ([status, code]) =>
      [
        code,
        refusedWith(status, code),
        { kind: 'server', sent: true, status, code, reason },
      ] as const,
  ),
  ['a redirect', told({ errorCode: 'MOVED' }, 302), unreadable(302)],
];

describe.each(names)('to a %s', (name) => {
  test.each(failures)('%s is a failure of its own', async (_, answer, failure) => {
    const run = setUp(() => answer);
    expect(await calls[name](run.bunjang)).toMatchObject({ ok: false, failure });
    expect(run.transport.requests).toHaveLength(1);
  });

  test('a huge reason and code are cut', async () => {
    const body = { errorCode: 'E'.repeat(10_000), reason: '가'.repeat(10_000) };
    const run = setUp(() => told(body, 400));
    expect(await calls[name](run.bunjang)).toMatchObject({
      failure: { code: 'E'.repeat(60), reason: '가'.repeat(300) },
    });
  });
});

test.each(['request', 'issuance', 'cancel'] as const)(
  'a %s answers with the issuance',
  async (name) => {
    for (const status of [200, 201]) {
      const run = setUp(() => told({ data: readyRow }, status));
      expect(await calls[name](run.bunjang)).toMatchObject({
        ok: true,
        value: { issuanceId: '132', amountWon: 1_000_000, status: 'ready' },
      });
    }
  },
);

test.each(['issuance', 'cancel'] as const)(
  'to a %s, a row about another issuance is no answer',
  async (name) => {
    const run = setUp(() => told({ data: { ...readyRow, id: '133' } }));
    expect(await calls[name](run.bunjang)).toEqual({ ok: false, failure: unreadable(200) });
  },
);
