import { describe, expect, test } from 'vitest';
import { totalWon } from '../../../main/training/portone/books.ts';
import type { Fault } from '../../../main/training/portone/faults.ts';
import { chargeOf, paid, rowOf } from './caller.ts';
import { type Running, running, soon, takenWon } from './running.ts';

const charge = (all: Running, merchantUid = 'F') =>
  all.caller.raw('POST', '/benepia/payment', chargeOf(merchantUid, 900));

describe('A fault of the next charge', () => {
  test.each<[Fault, number | null, number]>([
    [{ kind: 'drop', commit: 'done' }, null, 900],
    [{ kind: 'drop', commit: 'never' }, null, 0],
    [{ kind: 'page', status: 502, commit: 'done' }, 502, 900],
    [{ kind: 'page', status: 502, commit: 'never' }, 502, 0],
    [{ kind: 'page', status: 404, commit: 'done' }, 404, 900],
    [{ kind: 'page', status: 302, commit: 'never' }, 302, 0],
    [{ kind: 'empty', status: 500, commit: 'done' }, 500, 900],
    [{ kind: 'empty', status: 500, commit: 'never' }, 500, 0],
    [{ kind: 'unauthorised' }, 401, 0],
    [{ kind: 'too-many', retryAfterS: 7 }, 429, 0],
    [{ kind: 'decline', text: '[8042] 나중에' }, 500, 0],
    [{ kind: 'decline', text: '[8042] 나중에', as: 'http-200' }, 200, 0],
    [{ kind: 'refuse', status: 400, code: 1, message: 'no' }, 400, 0],
    [{ kind: 'garbled', commit: 'done' }, 200, 900],
    [{ kind: 'garbled', commit: 'never' }, 200, 0],
    [{ kind: 'truncated', commit: 'done' }, null, 900],
    [{ kind: 'truncated', commit: 'never' }, null, 0],
    [{ kind: 'huge', bytes: 2_000_000, commit: 'done' }, 200, 900],
    [{ kind: 'null-response' }, 200, 900],
    [{ kind: 'altered', response: { amount: 1 } }, 200, 900],
    [{ kind: 'older-shape' }, 200, 900],
  ])('%j answers %s, takes %s won and strikes once', async (fault, status, won) => {
    const all = await running();
    const before = totalWon(all.gateway.books);
    all.gateway.faults.next('charge', fault);
    const reply = await charge(all);
    expect(reply?.status ?? null).toBe(status);
    expect(takenWon(all)).toBe(won);
    expect(totalWon(all.gateway.books)).toBe(before);
    expect(await charge(all, 'G')).toMatchObject({ status: 200 });
    expect(takenWon(all)).toBe(won + 900);
    expect(all.notices).toEqual([]);
  });

  test('garbled: a complete answer that is not JSON', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'garbled', commit: 'done' });
    const reply = await charge(all);
    expect(reply?.headers.get('content-length')).toBe(String(Buffer.byteLength(reply?.text ?? '')));
    expect(() => JSON.parse(reply?.text ?? '')).toThrow();
  });

  test('huge: valid JSON longer than what was asked for', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'huge', bytes: 2_000_000, commit: 'done' });
    const reply = await charge(all);
    expect(reply?.text.length).toBeGreaterThan(2_000_000);
    expect(JSON.parse(reply?.text ?? '')).toMatchObject({ code: 0, response: { amount: 900 } });
  });

  test('too-many and page: Retry-After, and HTML with a Location for a redirect', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'too-many', retryAfterS: 7 });
    expect((await charge(all))?.headers.get('retry-after')).toBe('7');
    all.gateway.faults.next('charge', { kind: 'page', status: 302, commit: 'never' });
    const moved = await charge(all);
    expect(moved?.headers.get('content-type')).toBe('text/html');
    expect(moved?.headers.get('location')).toBe('/elsewhere');
  });

  test('empty: no body at all', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'empty', status: 500, commit: 'never' });
    expect((await charge(all))?.text).toBe('');
  });

  test.each([
    [{ amount: 1 }],
    [{ merchant_uid: 'other' }],
    [{ currency: 'USD' }],
    [{ status: 'ready' }],
    [{ imp_uid: '' }],
  ])('altered %j: the answer says so, the books do not', async (fields) => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'altered', response: fields });
    expect(JSON.parse((await charge(all))?.text ?? '')).toMatchObject({
      code: 0,
      response: fields,
    });
    expect(rowOf(await all.caller.get('/payments/find/F'))).toMatchObject({
      merchant_uid: 'F',
      amount: 900,
      currency: 'KRW',
      status: 'paid',
    });
  });

  test('null-response: a success that says nothing', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'null-response' });
    expect(JSON.parse((await charge(all))?.text ?? '')).toEqual({
      code: 0,
      message: null,
      response: null,
    });
  });

  test('decline: leaves a failed row with the words given; refuse leaves none', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'decline', text: '[9048] 엇갈림' });
    await charge(all);
    const [row] = all.gateway.books.payments;
    expect(row).toMatchObject({ status: 'failed', failReason: expect.stringContaining('[9048]') });
    all.gateway.faults.next('charge', { kind: 'refuse', status: 200, code: 1, message: 'x' });
    await charge(all);
    expect(all.gateway.books.payments).toHaveLength(1);
  });

  test('drop-then-commit: lost at once, charged 70 minutes later', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'drop-then-commit', afterMs: 70 * 60_000 });
    expect(await charge(all)).toBeNull();
    all.clock.advance(70 * 60_000 - 1);
    expect(takenWon(all)).toBe(0);
    all.clock.advance(1);
    await soon(() => takenWon(all)).toBe(900);
  });

  test('drop-then-commit: is refused by the number’s own rule when a later try was paid', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'drop-then-commit', afterMs: 1000 });
    await charge(all);
    await paid(all.caller, 'F', 900);
    all.clock.advance(1000);
    await soon(() => all.gateway.seen.map(({ code }) => code)).toEqual([0, 1, 0]);
    expect(takenWon(all)).toBe(900);
  });

  test('drop-then-commit: takes the points twice where the provider breaks its own rule', async () => {
    const all = await running({ switches: { uniqueness: 'weak' } });
    all.gateway.faults.next('charge', { kind: 'drop-then-commit', afterMs: 1000 });
    await charge(all);
    await paid(all.caller, 'F', 900);
    all.clock.advance(1000);
    await soon(() => takenWon(all)).toBe(1800);
  });

  test('late-answer: charged at once, answered when the time is over', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'late-answer', delayMs: 35_000 });
    const reply = charge(all);
    await soon(() => all.clock.waiting()).toBe(1);
    expect(takenWon(all)).toBe(900);
    all.clock.advance(35_000);
    expect(await reply).toMatchObject({ status: 200 });
  });

  test('slow: neither charged nor answered before the time is over', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'slow', delayMs: 5_000 });
    const reply = charge(all);
    await soon(() => all.clock.waiting()).toBe(1);
    expect(takenWon(all)).toBe(0);
    all.clock.advance(5_000);
    expect(await reply).toMatchObject({ status: 200 });
    expect(takenWon(all)).toBe(900);
  });

  test('is charged all the same when the caller has gone away', async () => {
    const all = await running({ switches: { commitDelayMs: 1000 } });
    const stop = new AbortController();
    const lost = fetch(`${all.gateway.url}/benepia/payment`, {
      method: 'POST',
      signal: stop.signal,
      headers: {
        authorization: `Bearer ${all.caller.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(chargeOf('F', 900)),
    }).catch(() => 'gone');
    await soon(() => all.clock.waiting()).toBe(1);
    stop.abort();
    expect(await lost).toBe('gone');
    all.clock.advance(1000);
    await soon(() => takenWon(all)).toBe(900);
  });
});
