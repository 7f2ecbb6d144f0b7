import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Bunjang } from '../../../main/gateway/bunjang/bunjang-port.ts';
import type { Fault, Target } from '../../../main/training/bunjang/faults.ts';
import {
  startTrainingBunjang,
  type TrainingBunjang,
} from '../../../main/training/bunjang/server.ts';
import type { Commit } from '../../../main/training/loopback/faults.ts';
import { closeTransports } from '../portone/transport-for.ts';
import { bunjangFor, orderOf } from './bunjang-for.ts';

let gateway: TrainingBunjang;
let bunjang: Bunjang;
beforeEach(async () => {
  gateway = await startTrainingBunjang({ switches: { practice: false, waitedMs: 0 } });
  bunjang = client();
});
afterEach(async () => {
  await closeTransports();
  await gateway.close();
});

function client(answerTimeoutMs = 10_000): Bunjang {
  return bunjangFor(new URL(gateway.url), { answerTimeoutMs });
}

/** The calls of the client by the name the gateway gives them; an issuance of 50,000 is open for the last two. */
const calls: Readonly<Record<Exclude<Target, 'everything'>, (of: Bunjang) => Promise<unknown>>> = {
  balance: (of) => of.balance(),
  request: (of) => of.request(orderOf(50_000)),
  'look-up': (of) => of.issuance('1001'),
  cancel: (of) => of.cancel('1001', () => true),
};
const routes = ['balance', 'request', 'look-up', 'cancel'] as const;

const unreadable = { kind: 'no-answer', why: 'unreadable' };
const server = (code: string) => ({ kind: 'server', status: 500, code });
const error = (code: Extract<Fault, { kind: 'error' }>['code'], commit: Commit): Fault => {
  return { kind: 'error', code, commit };
};

/** Every fault a call may meet: what the client says, and whether it was carried out all the same. */
const faults: readonly (readonly [Fault, object, boolean])[] = [
  ...(['done', 'never'] as const).flatMap(
    (commit): readonly (readonly [Fault, object, boolean])[] => {
      const acted = commit === 'done';
      const body = (content: object, status = 200): Fault => {
        return { kind: 'body', status, body: content, commit };
      };
      return [
        [{ kind: 'drop', commit }, { kind: 'no-answer', why: 'reset' }, acted],
        [{ kind: 'page', status: 502, commit }, { ...unreadable, status: 502 }, acted],
        [{ kind: 'page', status: 200, commit }, { ...unreadable, status: 200 }, acted],
        [{ kind: 'page', status: 401, commit }, { ...unreadable, status: 401 }, acted],
        [{ kind: 'page', status: 404, commit }, { ...unreadable, status: 404 }, acted],
        [{ kind: 'page', status: 302, commit }, { kind: 'no-answer', why: 'redirect' }, acted],
        [{ kind: 'empty', status: 500, commit }, { ...unreadable, status: 500 }, acted],
        [{ kind: 'empty', status: 400, commit }, { ...unreadable, status: 400 }, acted],
        [{ kind: 'garbled', commit }, unreadable, acted],
        [{ kind: 'truncated', commit }, { kind: 'no-answer', why: 'reset' }, acted],
        [
          { kind: 'huge', bytes: 2_000_000, commit },
          { kind: 'no-answer', why: 'too-large' },
          acted,
        ],
        [error('UNKWOWN_ERROR', commit), server('UNKWOWN_ERROR'), acted],
        [error('INTERNAL_ERROR', commit), server('INTERNAL_ERROR'), acted],
        [body({}), unreadable, acted],
        [body([]), unreadable, acted],
        [body({ data: null }), unreadable, acted],
        [body({ data: [] }), unreadable, acted],
        [body({ data: {} }), unreadable, acted],
        [body({ code: 0, message: null, response: {} }), unreadable, acted],
        [body({ message: 'Forbidden' }, 403), unreadable, acted],
        [body({ message: 'no Route matched' }, 404), unreadable, acted],
        [body({ errorCode: '', reason: ' ' }, 400), unreadable, acted],
        [body({ errorCode: 7, reason: null }, 401), unreadable, acted],
      ];
    },
  ),
  [{ kind: 'late-answer', delayMs: 1_600 }, { kind: 'no-answer', why: 'timeout' }, true],
  [error('NOT_ENOUGH_PERMISSION', 'never'), { kind: 'refused', status: 403 }, false],
  [error('BAD_REQUEST', 'never'), { kind: 'refused', status: 400, code: 'BAD_REQUEST' }, false],
  [
    { kind: 'too-many', retryAfterS: 1 },
    { kind: 'refused', status: 429, code: 'TOO_MANY_REQUESTS' },
    false,
  ],
  [error('RESOURCE_NOT_FOUND', 'never'), { kind: 'not-found', code: 'RESOURCE_NOT_FOUND' }, false],
  [error('MISSING_AUTH_TOKEN', 'never'), { kind: 'sign-in', code: 'MISSING_AUTH_TOKEN' }, false],
  [error('MISSING_IAT_CLAIM', 'never'), { kind: 'sign-in', code: 'MISSING_IAT_CLAIM' }, false],
  [error('INVALID_AUTH_TOKEN', 'never'), { kind: 'sign-in', code: 'INVALID_AUTH_TOKEN' }, false],
];

describe.each(routes)('a %s that meets a fault is sent once and named for what it is', (route) => {
  test.each(faults)('%j', async (fault, failure, acted) => {
    const isLate = fault.kind === 'late-answer';
    if (isLate) bunjang = client(800);
    if (route === 'look-up' || route === 'cancel') await bunjang.request(orderOf(50_000));
    gateway.faults.next(route, fault);
    const result = await calls[route](bunjang);
    expect(result).toMatchObject({ ok: false, failure: { sent: true, ...failure } });
    expect(gateway.seen.filter((one) => one.route === route)).toHaveLength(1);
    const { issuances } = gateway.books;
    if (route === 'request') expect(issuances).toHaveLength(acted ? 1 : 0);
    if (route === 'cancel') expect(issuances[0]?.status).toBe(acted ? 'CANCELLED' : 'READY');
  });
});

test.each(routes)(
  'a %s: a gateway that is not there was not asked, one that hangs up was',
  async (route) => {
    gateway.faults.down.add(route);
    const reset = { failure: { kind: 'no-answer', sent: true, why: 'reset' } };
    expect(await calls[route](bunjang)).toMatchObject(reset);
    await gateway.unplug();
    expect(await calls[route](bunjang)).toEqual({
      ok: false,
      failure: { kind: 'not-sent', sent: false, why: 'offline' },
    });
    await gateway.plugIn();
    gateway.faults.clear();
    expect(await bunjang.balance()).toMatchObject({ ok: true });
  },
);

test('a lost answer is followed by the truth when somebody looks', async () => {
  gateway.faults.next('request', { kind: 'drop', commit: 'done' });
  expect(await bunjang.request(orderOf(50_000))).toMatchObject({ failure: { kind: 'no-answer' } });
  expect(await bunjang.request(orderOf(50_000))).toMatchObject({ failure: { kind: 'refused' } });
  gateway.faults.next('cancel', { kind: 'drop', commit: 'done' });
  expect(await bunjang.cancel('1001', () => true)).toMatchObject({ failure: { sent: true } });
  expect(await bunjang.issuance('1001')).toMatchObject({ value: { status: 'cancelled' } });
});

test('a request may still be carried out after the till stopped waiting', async () => {
  gateway.faults.next('request', { kind: 'slow', delayMs: 1_200 });
  const result = await client(400).request(orderOf(50_000));
  expect(result).toMatchObject({ failure: { kind: 'no-answer', sent: true, why: 'timeout' } });
  expect(gateway.books.issuances).toEqual([]);
  await expect.poll(() => gateway.books.issuances.length, { timeout: 10_000 }).toBe(1);
});

test('a deposit that comes just before a cancel wins, and a look tells so', async () => {
  await bunjang.request(orderOf(50_000));
  gateway.faults.next('cancel', { kind: 'paid-first' });
  expect(await bunjang.cancel('1001', () => true)).toMatchObject({ failure: { kind: 'refused' } });
  expect(await bunjang.issuance('1001')).toMatchObject({ value: { status: 'done' } });
});

test.each<[string, Fault, object]>([
  ['another issuance', { kind: 'altered', data: { id: '1002' } }, unreadable],
  ['no issuance', { kind: 'altered', data: {}, without: ['id'] }, unreadable],
  ['no amount', { kind: 'altered', data: { amount: null } }, unreadable],
  ['an amount in words', { kind: 'altered', data: { amount: '50000원' } }, unreadable],
  ['no status', { kind: 'altered', data: {}, without: ['status'] }, unreadable],
])('a look-up answered with %s is no answer', async (_what, fault, failure) => {
  await bunjang.request(orderOf(50_000));
  gateway.faults.next('look-up', fault);
  expect(await bunjang.issuance('1001')).toMatchObject({ ok: false, failure });
});

test('a status that nobody has heard of is kept as it was sent', async () => {
  await bunjang.request(orderOf(50_000));
  gateway.faults.next('look-up', {
    kind: 'altered',
    data: { status: 'ON_HOLD' },
    without: ['modifiedAt'],
  });
  expect(await bunjang.issuance('1001')).toMatchObject({
    value: { status: 'other', statusText: 'ON_HOLD', modifiedMs: null },
  });
});
