import { describe, expect, test } from 'vitest';
import { soon } from '../training/running.ts';
import { asked, paths, type Row, type Running, running } from './running.ts';

async function tell(all: Running, what: string, body: Row, headers = {}) {
  const response = await fetch(`${all.bunjang.url}/__training/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.status;
}

async function ask(all: Running, what: string): Promise<string> {
  return (await fetch(`${all.bunjang.url}/__training/${what}`)).text();
}

const opened = () => running({ control: true, switches: { waitedMs: 0, practice: false } });
const balance = (all: Running) => all.caller.raw('GET', paths.balance);

describe('The control over HTTP', () => {
  test('is not there unless the gateway was started with it', async () => {
    const all = await running();
    expect(await tell(all, 'offline', { offline: true })).toBe(401);
    expect(all.bunjang.faults.offline).toBe(false);
  });

  test('sets switches', async () => {
    const all = await opened();
    const switches = { windowS: 5, waitedAccount: 'null', times: 'offset', permission: 'none' };
    expect(await tell(all, 'switches', switches)).toBe(200);
    expect(all.bunjang.switches).toMatchObject(switches);
    expect(await balance(all)).toMatchObject({ status: 403 });
  });

  test('arms faults, takes parts down and the whole offline, and clears it all', async () => {
    const all = await opened();
    const fault = { kind: 'error', code: 'UNKWOWN_ERROR', commit: 'never' };
    expect(await tell(all, 'faults', { target: 'balance', fault, times: 2 })).toBe(200);
    expect(await balance(all)).toMatchObject({ status: 500 });
    expect(await ask(all, 'state')).toContain('"left":1');
    expect(await tell(all, 'down', { targets: ['look-up'] })).toBe(200);
    expect(await all.caller.raw('GET', paths.lookUp('1'))).toBeNull();
    expect(await tell(all, 'offline', { offline: true })).toBe(200);
    expect(await balance(all)).toBeNull();
    expect(await tell(all, 'clear', {})).toBe(200);
    expect(await balance(all)).toMatchObject({ status: 200 });
  });

  test('unplugs the gateway for a while', async () => {
    const all = await opened();
    expect(await tell(all, 'unplug', { forMs: 5_000 })).toBe(200);
    all.clock.advance(10);
    await soon(() => balance(all)).toBeNull();
    all.clock.advance(5_000);
    await soon(async () => (await balance(all))?.status).toBe(200);
  });

  test('leaves no timer behind when the gateway is closed while it is unplugged', async () => {
    const all = await opened();
    await tell(all, 'unplug', { forMs: 5_000 });
    expect(all.clock.waiting()).toBe(2);
    await all.bunjang.close();
    expect(all.clock.waiting()).toBe(0);
  });

  test('pays into an account, and only into one that waits for it', async () => {
    const all = await opened();
    const id = await asked(all, 50_000);
    expect(await tell(all, 'deposit', { id: '9' })).toBe(400);
    expect(await tell(all, 'deposit', {})).toBe(400);
    expect(await tell(all, 'deposit', { id })).toBe(200);
    expect(await tell(all, 'deposit', { id })).toBe(400);
    expect((await all.caller.balance()).data).toMatchObject({ balance: 7_300_000 });
  });

  test('shows books and calls without a token, and resets', async () => {
    const all = await opened();
    const id = await asked(all, 50_000);
    all.clock.advance(2 * 86_400_000);
    const text = `${await ask(all, 'books')}${await ask(all, 'seen')}${await ask(all, 'state')}`;
    for (const part of ['"balance":7250000', '"expiring":120000', '"status":"FAIL"', id]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('"route":"request"');
    expect(text).not.toMatch(/eyJ|training-access-key/);
    expect(await tell(all, 'reset', {})).toBe(200);
    expect(all.bunjang.books.issuances).toEqual([]);
  });

  const kinds: readonly (readonly [Row, boolean])[] = [
    [{ kind: 'error', code: 'BAD_REQUEST', commit: 'done' }, true],
    [{ kind: 'error', code: 'NO_SUCH', commit: 'done' }, false],
    [{ kind: 'error', code: 'BAD_REQUEST' }, false],
    [{ kind: 'body', status: 200, body: { data: 1 }, commit: 'never' }, true],
    [{ kind: 'body', status: 99, body: {}, commit: 'never' }, false],
    [{ kind: 'body', status: 200, body: null, commit: 'never' }, false],
    [{ kind: 'altered', data: { amount: 1 }, without: ['id'] }, true],
    [{ kind: 'altered', data: {}, without: [1] }, false],
    [{ kind: 'altered', data: [] }, false],
    [{ kind: 'paid-first' }, true],
    [{ kind: 'too-many', retryAfterS: 1 }, true],
    [{ kind: 'too-many' }, false],
    [{ kind: 'drop', commit: 'done' }, true],
    [{ kind: 'drop' }, false],
    [{ kind: 'toString' }, false],
  ];

  test.each(kinds)('takes the fault %j: %s', async (fault, isTaken) => {
    const all = await opened();
    expect(await tell(all, 'faults', { target: 'cancel', fault })).toBe(isTaken ? 200 : 400);
    expect(all.bunjang.faults.armed).toHaveLength(isTaken ? 1 : 0);
  });

  test.each<[string, Row]>([
    ['switches', { windowS: 0 }],
    ['switches', { waitedMs: -1 }],
    ['switches', { times: 'maybe' }],
    ['switches', { other: true }],
    ['switches', { toString: true }],
    ['faults', { target: 'charge', fault: { kind: 'paid-first' } }],
    ['faults', { target: 'cancel', fault: { kind: 'paid-first' }, times: 0 }],
    ['down', { targets: ['charge'] }],
    ['offline', { offline: 'yes' }],
    ['unplug', { forMs: 0 }],
  ])('refuses %s %j with 400 and changes nothing', async (what, body) => {
    const all = await opened();
    const before = await ask(all, 'state');
    expect(await tell(all, what, body)).toBe(400);
    expect(await ask(all, 'state')).toBe(before);
  });

  test('refuses a page in a browser, a name that is not this machine’s, and what it has not', async () => {
    const all = await opened();
    expect(await tell(all, 'reset', {}, { origin: 'https://example.com' })).toBe(403);
    expect(await tell(all, 'nothing', {})).toBe(404);
    const local = all.bunjang.url.replace('127.0.0.1', 'localhost');
    expect((await fetch(`${local}/__training/state`)).status).toBe(403);
  });
});
