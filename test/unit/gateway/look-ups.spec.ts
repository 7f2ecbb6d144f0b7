import { describe, expect, test } from 'vitest';
import type { WireAnswer } from '../../../main/ports/transport.ts';
import type { NotProvided } from '../../../preload/breakdown-view.ts';
import { credentials, portOneFor } from '../../contract/portone/portone-for.ts';
import { lookUps } from './look-up-table.ts';
import { json, page, refusal, scripted, success, tokenAnswer } from './scripted-transport.ts';
import { seedBalance, seedPayment, seedPaymentRead } from './seed-bodies.ts';

const { impUid, merchantUid } = seedPaymentRead;

describe.each(lookUps)('%s', (_name, call, asked, good, value) => {
  test('asks one thing over the shared connection, with token and tier, and reads the answer', async () => {
    const transport = scripted(() => success(good));
    expect(await call(portOneFor(transport, { portone: { tier: 'A01' } }))).toEqual({
      ok: true,
      value,
    });
    const [request, ...more] = transport.calls();
    expect(more).toEqual([]);
    const { bearer, ...rest } = request ?? {};
    expect(bearer?.reveal()).toBe('token-1');
    expect(rest).toEqual({
      method: 'GET',
      ...asked,
      headers: { tier: 'A01' },
      connection: 'warm',
    });
    expect(transport.tokenCalls()[0]?.headers).toEqual({ tier: 'A01' });
  });

  test('after a complete 401 it asks once more with a new token', async () => {
    const names = ['old', 'new'];
    const answers = [refusal(401), success(good)];
    const transport = scripted(
      () => answers.shift() ?? page(500),
      () => tokenAnswer(1_800, names.shift()),
    );
    expect(await call(portOneFor(transport))).toEqual({ ok: true, value });
    expect(transport.calls().map(({ bearer }) => bearer?.reveal())).toEqual(['old', 'new']);
  });

  test('after two of them it is unauthorised, and asks no more', async () => {
    const transport = scripted(() => refusal(401));
    expect(await call(portOneFor(transport))).toEqual({
      ok: false,
      failure: { kind: 'unauthorised', sent: true },
    });
    expect(transport.calls()).toHaveLength(2);
  });

  test.each<readonly [string, WireAnswer, string]>([
    ['a page under 200', page(200), 'unreadable'],
    ['a page under 404, as a proxy sends it', page(404), 'unreadable'],
    ['a page under 502', page(502), 'unreadable'],
    ['JSON of somebody else under 404', json({ error: 'not found' }, 404), 'unreadable'],
    ['silence', { kind: 'lost', why: 'timeout' }, 'timeout'],
  ])('%s is no answer, never nothing, and it asks no more', async (_case, answer, why) => {
    const transport = scripted(() => answer);
    expect(await call(portOneFor(transport))).toMatchObject({
      ok: false,
      failure: { kind: 'no-answer', sent: true, why },
    });
    expect(transport.calls()).toHaveLength(1);
  });

  test('no network is not sent', async () => {
    const transport = scripted(() => ({ kind: 'not-sent', why: 'offline' }));
    expect(await call(portOneFor(transport))).toMatchObject({ failure: { kind: 'not-sent' } });
  });
});

describe('the provider’s own word that there is nothing', () => {
  const notFound = refusal(404, -1, '존재하지 않는 결제정보입니다.');
  const empty = success({ total: 0, previous: 0, next: 0, list: [] });
  const nothing = [
    ['payment', notFound, null],
    ['find', notFound, null],
    ['balance', notFound, { provided: false, reason: { why: 'not-found' } }],
    ['findAll', notFound, []],
    ['findAll', empty, []],
    ['byStatus', notFound, []],
    ['byStatus', empty, []],
  ] as const;
  test.each(nothing)('%s', async (name, answer, value) => {
    const call = lookUps.find(([known]) => known === name)?.[1];
    expect(await call?.(portOneFor(scripted(() => answer)))).toEqual({ ok: true, value });
  });

  test('is no list of channels', async () => {
    const result = await portOneFor(scripted(() => notFound)).channels();
    expect(result).toMatchObject({ failure: { kind: 'refused', status: 404 } });
  });
});

describe('a success that makes no sense is no answer', () => {
  const other = { ...seedPayment, imp_uid: 'imps_other', merchant_uid: 'other' };
  const cases = [
    ['payment', other],
    ['find', other],
    ...['payment', 'find', 'findAll', 'byStatus', 'channels'].flatMap((name) =>
      [null, {}, 'x', 5].map((response) => [name, response] as const),
    ),
  ] as const;
  test.each(cases)('%s: %j', async (name, response) => {
    const call = lookUps.find(([known]) => known === name)?.[1];
    expect(await call?.(portOneFor(scripted(() => success(response))))).toEqual({
      ok: false,
      failure: { kind: 'no-answer', sent: true, why: 'unreadable', status: 200 },
    });
  });
});

describe('no breakdown for this payment', () => {
  const missing = { where: 'discount', part: null, row: null, is: 'missing' } as const;
  const cases: readonly (readonly [string, WireAnswer, NotProvided])[] = [
    ['404', refusal(404), { why: 'not-found' }],
    ['405', refusal(405), { why: 'not-offered' }],
    ['405 as a page', page(405), { why: 'not-offered' }],
    ['code 1 under 200', refusal(200, 1, '안 됨'), { why: 'refused', code: 1, message: '안 됨' }],
    ['500', refusal(500, -1, ''), { why: 'refused', code: -1, message: '' }],
    ['a success without one', success(null), { why: 'nothing' }],
    [
      'a success with a part missing',
      success({ ...seedBalance, discount: null }),
      { why: 'part', spot: missing },
    ],
  ];
  test.each(cases)('%s', async (_name, answer, reason) => {
    const result = await portOneFor(scripted(() => answer)).balance(impUid);
    expect(result).toEqual({ ok: true, value: { provided: false, reason } });
  });
});

describe('an answer that says nothing about the breakdown', () => {
  const cases: readonly (readonly [string, WireAnswer])[] = [
    ['a page with 404, which anybody on the way may have written', page(404)],
    ['too many calls', refusal(429)],
    ...[502, 503, 504].map((status) => [`${status} in an envelope`, refusal(status)] as const),
    ['a page with 200', page(200)],
    ['nothing', { kind: 'lost', why: 'timeout' }],
    ['401', refusal(401)],
  ];
  test.each(cases)('%s', async (_name, answer) => {
    const result = await portOneFor(scripted(() => answer)).balance(impUid);
    expect(result.ok).toBe(false);
  });
});

test('numbers of payments are encoded as one segment of the path', async () => {
  const transport = scripted(() => refusal(404));
  const portone = portOneFor(transport);
  const uid = '주문/1?a=b#c%2F..';
  await portone.find(uid);
  await portone.findAll(uid);
  await portone.payment(uid, { includeSandbox: false });
  await portone.balance(uid);
  const segment = encodeURIComponent(uid);
  expect(transport.calls().map(({ path }) => path)).toEqual([
    `/payments/find/${segment}`,
    `/payments/findAll/${segment}`,
    `/payments/${segment}`,
    `/payments/${segment}/balance`,
  ]);
});

test.each(['', '.', '..', '\ud800'])(
  '«%s» is no payment number, and nothing is sent',
  async (uid) => {
    const transport = scripted(() => refusal(404));
    const portone = portOneFor(transport);
    for (const call of [
      portone.find(uid),
      portone.findAll(uid),
      portone.balance(uid),
      portone.payment(uid, { includeSandbox: true }),
    ]) {
      await expect(call).rejects.toThrow('payment number');
    }
    expect(transport.requests).toHaveLength(0);
  },
);

test('a window of more than 90 days, or backwards, is a bug', async () => {
  const portone = portOneFor(scripted(() => refusal(404)));
  const fromS = 1_790_000_000;
  await expect(portone.byStatus('all', { fromS, toS: fromS + 90 * 86_400 + 1 })).rejects.toThrow();
  await expect(portone.byStatus('all', { fromS, toS: fromS - 1 })).rejects.toThrow();
});

test('ten look-ups that meet a 401 at once bring one new token', async () => {
  const names = ['old', 'new'];
  const transport = scripted(
    ({ bearer }) => (bearer?.reveal() === 'old' ? refusal(401) : success(seedPayment)),
    () => tokenAnswer(1_800, names.shift()),
  );
  const portone = portOneFor(transport);
  const all = Array.from({ length: 10 }, () => portone.find(merchantUid));
  expect((await Promise.all(all)).every(({ ok }) => ok)).toBe(true);
  expect(transport.tokenCalls()).toHaveLength(2);
});

test('signing in asks for a token once, dropping it asks again, points ask again after a 401', async () => {
  const answers = [refusal(401), success({ point: 5 })];
  const transport = scripted(() => answers.shift() ?? page(500));
  const portone = portOneFor(transport);
  await portone.signIn();
  await portone.signIn();
  expect(transport.tokenCalls()).toHaveLength(1);
  portone.dropToken();
  expect(await portone.signIn()).toEqual({ ok: true, value: null });
  expect(transport.tokenCalls()).toHaveLength(2);
  expect(await portone.point(credentials())).toEqual({ ok: true, value: 5 });
  expect(transport.tokenCalls()).toHaveLength(3);
});
