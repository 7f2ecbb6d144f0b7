import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../main/training/bunjang/faults.ts';
import { soon } from '../training/running.ts';
import { api, asked, paths, type Running, running } from './running.ts';

const plain = { practice: false, waitedMs: 0 };
const ask = (all: Running, amount = 50_000) =>
  all.caller.raw('POST', paths.request, JSON.stringify({ amount }));
const made = ({ bunjang }: Running) => bunjang.books.issuances.length;

describe('A fault of the next request', () => {
  test.each<[Fault, number | null, number]>([
    [{ kind: 'drop', commit: 'done' }, null, 1],
    [{ kind: 'drop', commit: 'never' }, null, 0],
    [{ kind: 'page', status: 502, commit: 'done' }, 502, 1],
    [{ kind: 'page', status: 200, commit: 'never' }, 200, 0],
    [{ kind: 'page', status: 302, commit: 'done' }, 302, 1],
    [{ kind: 'empty', status: 500, commit: 'done' }, 500, 1],
    [{ kind: 'empty', status: 204, commit: 'never' }, 204, 0],
    [{ kind: 'garbled', commit: 'done' }, 200, 1],
    [{ kind: 'garbled', commit: 'never' }, 200, 0],
    [{ kind: 'truncated', commit: 'done' }, null, 1],
    [{ kind: 'huge', bytes: 2_000_000, commit: 'done' }, 200, 1],
    [{ kind: 'error', code: 'UNKWOWN_ERROR', commit: 'done' }, 500, 1],
    [{ kind: 'error', code: 'INTERNAL_ERROR', commit: 'never' }, 500, 0],
    [{ kind: 'error', code: 'EXPIRED_AUTH_TOKEN', commit: 'never' }, 401, 0],
    [{ kind: 'error', code: 'NOT_ENOUGH_PERMISSION', commit: 'never' }, 403, 0],
    [{ kind: 'too-many', retryAfterS: 7 }, 429, 0],
    [{ kind: 'body', status: 200, body: { data: null }, commit: 'done' }, 200, 1],
    [{ kind: 'body', status: 500, body: [], commit: 'never' }, 500, 0],
    [{ kind: 'altered', data: { amount: 1 } }, 200, 1],
  ])('%j answers %s, makes %s of them and strikes once', async (fault, status, count) => {
    const all = await running({ switches: plain });
    all.bunjang.faults.next('request', fault);
    expect((await ask(all))?.status ?? null).toBe(status);
    expect(made(all)).toBe(count);
    for (const { id } of all.bunjang.books.issuances) await all.caller.cancel(id);
    expect(await ask(all)).toMatchObject({ status: 200 });
    expect(made(all)).toBe(count + 1);
    expect(all.notices).toEqual([]);
  });

  test('error: the code under the status that the document gives it', async () => {
    const all = await running({ switches: plain });
    for (const [code, status] of [
      ['UNKWOWN_ERROR', 500],
      ['INTERNAL_ERROR', 500],
      ['BAD_REQUEST', 400],
      ['NOT_FOUND_PAY_INBOUND', 404],
      ['RESOURCE_NOT_FOUND', 404],
    ] as const) {
      all.bunjang.faults.next('look-up', { kind: 'error', code, commit: 'never' });
      const reply = await all.caller.raw('GET', paths.lookUp('1'));
      expect(reply?.status).toBe(status);
      expect(JSON.parse(reply?.text ?? '')).toEqual({
        errorCode: code,
        reason: expect.stringMatching(/./),
      });
    }
  });

  test('too-many: TOO_MANY_REQUESTS with Retry-After', async () => {
    const all = await running();
    all.bunjang.faults.next('balance', { kind: 'too-many', retryAfterS: 7 });
    const reply = await all.caller.balance();
    expect(reply).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect(reply.headers.get('retry-after')).toBe('7');
  });

  test('body and altered: the answer says so, the books do not', async () => {
    const all = await running({ switches: plain });
    const { faults } = all.bunjang;
    faults.next('request', {
      kind: 'altered',
      data: { status: 'HELD', extra: 1 },
      without: ['id'],
    });
    const data: unknown = JSON.parse((await ask(all))?.text ?? '');
    expect(data).toEqual({
      data: expect.objectContaining({ status: 'HELD', extra: 1, amount: 50_000 }),
    });
    expect(data).not.toMatchObject({ data: { id: expect.anything() } });
    faults.next('look-up', { kind: 'body', status: 201, body: { x: [1] }, commit: 'never' });
    const odd = await all.caller.raw('GET', paths.lookUp('1001'));
    expect(odd).toMatchObject({ status: 201, text: '{"x":[1]}' });
    expect((await all.caller.lookUp('1001')).data).toMatchObject({ id: '1001', status: 'READY' });
  });

  test('garbled is no JSON, huge is long and right, a redirect has a Location', async () => {
    const all = await running({ switches: plain });
    const { faults } = all.bunjang;
    faults.next('balance', { kind: 'garbled', commit: 'done' });
    const garbled = await all.caller.raw('GET', paths.balance);
    expect(() => JSON.parse(garbled?.text ?? '')).toThrow();
    faults.next('balance', { kind: 'huge', bytes: 2_000_000, commit: 'done' });
    const huge = await all.caller.raw('GET', paths.balance);
    expect(huge?.text.length).toBeGreaterThan(2_000_000);
    expect(JSON.parse(huge?.text ?? '')).toMatchObject({ data: { balance: 7_250_000 } });
    faults.next('balance', { kind: 'page', status: 302, commit: 'never' });
    const moved = await all.caller.raw('GET', paths.balance);
    expect(moved?.headers.get('location')).toBe('/elsewhere');
  });

  test('drop-then-commit: lost at once, made later, unless another is open then', async () => {
    const all = await running({ switches: plain });
    all.bunjang.faults.next('request', { kind: 'drop-then-commit', afterMs: 60_000 }, 2);
    expect(await ask(all)).toBeNull();
    expect(made(all)).toBe(0);
    all.clock.advance(60_000);
    await soon(() => made(all)).toBe(1);
    expect(await ask(all)).toBeNull();
    all.clock.advance(60_000);
    await soon(() => all.bunjang.seen.map(({ code }) => code)).toEqual(['OK', 'BAD_REQUEST']);
    expect(made(all)).toBe(1);
  });

  test('late-answer and slow: made at once or not before the time is over', async () => {
    const all = await running({ switches: plain });
    all.bunjang.faults.next('request', { kind: 'late-answer', delayMs: 35_000 });
    const late = ask(all);
    await soon(() => all.clock.waiting()).toBe(1);
    expect(made(all)).toBe(1);
    all.clock.advance(35_000);
    expect(await late).toMatchObject({ status: 200 });
    await all.caller.cancel('1001');
    all.bunjang.faults.next('request', { kind: 'slow', delayMs: 5_000 });
    const slow = ask(all);
    await soon(() => all.clock.waiting()).toBe(1);
    expect(made(all)).toBe(1);
    all.clock.advance(5_000);
    expect(await slow).toMatchObject({ status: 200 });
    expect(made(all)).toBe(2);
  });
});

describe('A fault of the next cancel', () => {
  test.each<[Fault, number | null, string]>([
    [{ kind: 'drop', commit: 'done' }, null, 'CANCELLED'],
    [{ kind: 'drop', commit: 'never' }, null, 'READY'],
    [{ kind: 'error', code: 'UNKWOWN_ERROR', commit: 'done' }, 500, 'CANCELLED'],
    [{ kind: 'paid-first' }, 400, 'DONE'],
  ])('%j answers %s and leaves %s', async (fault, status, left) => {
    const all = await running({ switches: plain });
    const id = await asked(all, 50_000);
    all.bunjang.faults.next('cancel', fault);
    const reply = await all.caller.raw('POST', paths.cancel(id));
    expect(reply?.status ?? null).toBe(status);
    expect((await all.caller.lookUp(id)).data).toMatchObject({ status: left });
    const balance = left === 'DONE' ? 7_300_000 : 7_250_000;
    expect((await all.caller.balance()).data).toMatchObject({ balance });
  });
});

describe('Faults', () => {
  test('strike the calls they are for, as often as said, and none that is not let in', async () => {
    const all = await running();
    const error: Fault = { kind: 'error', code: 'INTERNAL_ERROR', commit: 'never' };
    all.bunjang.faults.next('balance', error, 2);
    all.bunjang.faults.next('everything', { kind: 'page', status: 502, commit: 'never' });
    await all.caller.signed('GET', paths.balance, null);
    const statuses: unknown[] = [];
    for (const path of [paths.lookUp('1'), paths.balance, paths.balance, paths.balance]) {
      statuses.push((await all.caller.raw('GET', path))?.status);
    }
    expect(statuses).toEqual([502, 500, 500, 200]);
  });

  test('down: that call is cut off and not carried out; others go through; gone after clear', async () => {
    const all = await running({ switches: plain });
    all.bunjang.faults.down.add('request');
    expect(await ask(all)).toBeNull();
    expect(made(all)).toBe(0);
    expect(await all.caller.balance()).toMatchObject({ status: 200 });
    all.bunjang.faults.clear();
    expect(await ask(all)).toMatchObject({ status: 200 });
  });

  test('offline and unplugged: nothing gets through until it is over', async () => {
    const all = await running({ switches: plain });
    await all.caller.balance();
    all.bunjang.faults.offline = true;
    expect(await ask(all)).toBeNull();
    all.bunjang.faults.offline = false;
    await all.bunjang.unplug();
    const error: unknown = await fetch(all.bunjang.url).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await all.bunjang.plugIn();
    expect(await ask(all)).toMatchObject({ status: 200 });
    expect(made(all)).toBe(1);
  });

  test('offline: a connection ends before anything was said on it', async () => {
    const all = await running();
    all.bunjang.faults.offline = true;
    const socket = connect(Number(new URL(all.bunjang.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'close');
    expect(all.bunjang.seen).toEqual([]);
  });

  test('what was seen names each call, what went wrong, what was decided and what left', async () => {
    const all = await running({ switches: plain });
    all.bunjang.faults.next('request', { kind: 'drop', commit: 'done' });
    await ask(all);
    await ask(all);
    await all.caller.signed('GET', paths.lookUp('1001'), null);
    await all.caller.cancel('1001');
    await soon(() => all.bunjang.seen.at(-1)?.status).toBe(200);
    expect(all.bunjang.seen).toMatchObject([
      { route: 'request', id: null, fault: 'drop', code: 'OK', status: null },
      { route: 'request', id: null, fault: null, code: 'BAD_REQUEST', status: 400 },
      { route: 'look-up', id: '1001', fault: null, code: 'MISSING_AUTH_TOKEN', status: 401 },
      { route: 'cancel', id: '1001', fault: null, code: 'OK', status: 200 },
    ]);
  });

  test('closing ends open calls and calls off what was still to come', async () => {
    const all = await running({ switches: plain });
    all.bunjang.faults.next('request', { kind: 'slow', delayMs: 60_000 });
    const open = ask(all);
    await soon(() => all.clock.waiting()).toBe(1);
    await all.bunjang.close();
    expect(await open).toBeNull();
    expect(all.clock.waiting()).toBe(0);
    expect(made(all)).toBe(0);
  });
});

test('the document names a status for every error a call is answered with', () => {
  for (const { method, path, statuses } of api.operations()) {
    expect(statuses, `${method} ${path}`).toEqual(
      expect.arrayContaining(['200', '401', '403', '429', '500']),
    );
  }
});
