import { describe, expect, test } from 'vitest';
import { startMs } from './hand-clock.ts';
import { running } from './running.ts';

describe('GET /users/pg', () => {
  test('lists the channels, the KCP ones with a normal and a test one', async () => {
    const { caller } = await running();
    expect((await caller.get('/users/pg')).response).toMatchObject([
      { pg_provider: 'kcp', pg_id: 'TRN01', sandbox: false },
      { pg_provider: 'kcp', pg_id: 'TRN02', sandbox: true },
      { pg_provider: 'danal' },
    ]);
  });
});

describe('Any other path', () => {
  test.each([
    ['GET', '/payments/cancel', 405],
    ['DELETE', '/payments/imps_1/balance', 405],
    ['GET', '/benepia/payment', 405],
  ])('%s %s is a wrong method: %s with an envelope', async (method, path, status) => {
    const { caller } = await running();
    const reply = await caller.raw(method, path);
    expect(reply).toMatchObject({ status });
    expect(JSON.parse(reply?.text ?? '')).toMatchObject({ code: -1, response: null });
  });

  test.each(['/', '/nothing', '/payments/a/b/c', '/payments/%E0%A4%A'])(
    '%s is a page of HTML, never an envelope that reads as «no such payment»',
    async (path) => {
      const { caller } = await running();
      const reply = await caller.raw('GET', path);
      expect(reply?.status).toBe(404);
      expect(reply?.headers.get('content-type')).toBe('text/html');
    },
  );

  test('a body that is not JSON is refused with 400, one over a megabyte with 413', async () => {
    const { caller, gateway } = await running();
    const headers = { authorization: `Bearer ${caller.token}`, 'content-type': 'application/json' };
    const send = (body: string) =>
      fetch(`${gateway.url}/benepia/point`, { method: 'POST', headers, body });
    expect((await send('{"a":')).status).toBe(400);
    expect((await send('[1]')).status).toBe(400);
    expect((await send(JSON.stringify({ a: 'x'.repeat(1_100_000) }))).status).toBe(413);
  });

  test('the Date header follows the gateway’s own clock', async () => {
    const { caller, clock } = await running();
    clock.advance(60_000);
    const reply = await caller.raw('GET', '/users/pg');
    expect(reply?.headers.get('date')).toBe(new Date(startMs + 60_000).toUTCString());
  });
});
