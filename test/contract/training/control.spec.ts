import { describe, expect, test } from 'vitest';
import { chargeOf, type Row } from './caller.ts';
import { type Running, running, soon } from './running.ts';

async function tell(all: Running, what: string, body: Row, headers = {}) {
  const response = await fetch(`${all.gateway.url}/__training/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return response.status;
}

async function ask(all: Running, what: string): Promise<string> {
  return (await fetch(`${all.gateway.url}/__training/${what}`)).text();
}

const charge = (all: Running) => all.caller.raw('POST', '/benepia/payment', chargeOf('A', 900));

describe('The control over HTTP', () => {
  test('is not there unless the gateway was started with it', async () => {
    const all = await running();
    expect(await tell(all, 'offline', { offline: true })).toBe(404);
    expect(all.gateway.faults.offline).toBe(false);
  });

  test('sets switches', async () => {
    const all = await running({ control: true });
    expect(await tell(all, 'switches', { balance: 'on', commitDelayMs: 0 })).toBe(200);
    expect(all.gateway.switches.balance).toBe('on');
  });

  test('arms a fault for the next calls of a target', async () => {
    const all = await running({ control: true });
    const fault = { kind: 'page', status: 502, commit: 'never' };
    expect(await tell(all, 'faults', { target: 'charge', fault, times: 2 })).toBe(200);
    expect((await charge(all))?.status).toBe(502);
    expect(await ask(all, 'state')).toContain('"left":1');
    expect(await tell(all, 'clear', {})).toBe(200);
    expect((await charge(all))?.status).toBe(200);
  });

  test('takes parts down and the whole offline, and is still there itself', async () => {
    const all = await running({ control: true });
    expect(await tell(all, 'down', { targets: ['charge'] })).toBe(200);
    expect(await charge(all)).toBeNull();
    expect(await tell(all, 'down', { targets: [] })).toBe(200);
    expect(await tell(all, 'offline', { offline: true })).toBe(200);
    expect(await all.caller.raw('GET', '/users/pg')).toBeNull();
    expect(await tell(all, 'offline', { offline: false })).toBe(200);
    expect((await charge(all))?.status).toBe(200);
  });

  test('unplugs the gateway for a while', async () => {
    const all = await running({ control: true });
    expect(await tell(all, 'unplug', { forMs: 5_000 })).toBe(200);
    all.clock.advance(10);
    await soon(() => charge(all)).toBeNull();
    all.clock.advance(5_000);
    await soon(async () => (await charge(all))?.status).toBe(200);
  });

  test('shows books and calls without a password or a token, and resets', async () => {
    const all = await running({ control: true });
    await charge(all);
    const text = `${await ask(all, 'books')}${await ask(all, 'seen')}${await ask(all, 'state')}`;
    expect(text).toContain('"balanceWon":151400');
    expect(text).toContain('"totalWon":5610300');
    expect(text).toContain('"route":"charge"');
    expect(text).not.toContain('1234');
    expect(text).not.toContain(all.caller.token);
    expect(await tell(all, 'reset', {})).toBe(200);
    expect(all.gateway.books.payments).toEqual([]);
  });

  test.each<[string, Row]>([
    ['switches', { balance: 'maybe' }],
    ['switches', { other: true }],
    ['switches', { toString: true }],
    ['faults', { target: 'charge', fault: { kind: 'drop' } }],
    ['faults', { target: 'charge', fault: { kind: 'explode' } }],
    ['faults', { target: 'nobody', fault: { kind: 'unauthorised' } }],
    ['faults', { target: 'charge', fault: { kind: 'unauthorised' }, times: 0 }],
    ['down', { targets: ['nobody'] }],
    ['down', {}],
    ['offline', { offline: 'yes' }],
    ['unplug', { forMs: 0 }],
  ])('refuses %s %j with 400 and changes nothing', async (what, body) => {
    const all = await running({ control: true });
    const before = await ask(all, 'state');
    expect(await tell(all, what, body)).toBe(400);
    expect(await ask(all, 'state')).toBe(before);
  });

  test('refuses a page in a browser and a name that is not this machine’s', async () => {
    const all = await running({ control: true });
    const headers = { origin: 'https://example.com' };
    expect(await tell(all, 'reset', {}, headers)).toBe(403);
    expect(await tell(all, 'nothing', {})).toBe(404);
    const local = all.gateway.url.replace('127.0.0.1', 'localhost');
    expect((await fetch(`${local}/__training/state`)).status).toBe(403);
  });
});
