import { describe, expect, test } from 'vitest';
import { type Caller, rowOf, rowsIn, stranger } from './caller.ts';
import { startMs } from './hand-clock.ts';
import { running } from './running.ts';

const keys = { imp_key: 'training-key', imp_secret: 'training-secret' };
const minuteMs = 60_000;

async function tokenNow(caller: Caller) {
  const row = rowOf(await caller.post('/users/getToken', keys));
  return { token: row['access_token'], now: row['now'], expiredAt: row['expired_at'] };
}

describe('The token', () => {
  test('is good for 30 minutes from the first call, counted in whole UNIX seconds', async () => {
    const { caller } = await running();
    const startS = startMs / 1000;
    expect(await tokenNow(caller)).toMatchObject({ now: startS, expiredAt: startS + 1800 });
  });

  test('comes back unchanged, expiry and all, while it has more than a minute left', async () => {
    const { caller, clock } = await running();
    const first = await tokenNow(caller);
    clock.advance(28 * minuteMs);
    expect(await tokenNow(caller)).toEqual({ ...first, now: startMs / 1000 + 28 * 60 });
  });

  test('lives five minutes longer when asked for in its last minute', async () => {
    const { caller, clock } = await running();
    const first = await tokenNow(caller);
    clock.advance(29 * minuteMs + 1000);
    expect(await tokenNow(caller)).toMatchObject({
      token: first.token,
      expiredAt: startMs / 1000 + 1800 + 300,
    });
  });

  test('is refused with 401 once it has ended, and the next one is another', async () => {
    const { caller, clock } = await running();
    const first = await tokenNow(caller);
    expect(await caller.get('/users/pg')).toMatchObject({ status: 200 });
    clock.advance(30 * minuteMs);
    expect(await caller.get('/users/pg')).toMatchObject({
      status: 401,
      code: -1,
      message: 'Unauthorized',
      response: null,
    });
    expect((await tokenNow(caller)).token).not.toBe(first.token);
  });

  test.each([
    ['Authorization: Bearer', (token: string) => ({ authorization: `Bearer ${token}` }), 200],
    ['Authorization: bearer', (token: string) => ({ authorization: `bearer ${token}` }), 200],
    ['Authorization without a scheme', (token: string) => ({ authorization: token }), 200],
    ['X-ImpTokenHeader', (token: string) => ({ 'x-imptokenheader': token }), 200],
    [
      'a wrong Authorization beside a right X-ImpTokenHeader',
      (token: string) => ({ authorization: 'Bearer no', 'x-imptokenheader': token }),
      401,
    ],
    ['no header', () => ({}), 401],
    ['another token', () => ({ authorization: 'Bearer 0123456789' }), 401],
  ])('sent as %s is answered %s', async (_name, headers, status) => {
    const { caller, gateway } = await running();
    const other = stranger(gateway).with(headers(caller.token));
    expect(await other.get('/users/pg')).toMatchObject({ status });
  });

  test.each([
    [{}, 400, 'imp_key, imp_secret 파라메터가 누락되었습니다.'],
    [{ imp_key: 'training-key' }, 400, 'imp_key, imp_secret 파라메터가 누락되었습니다.'],
    [
      { imp_key: 'training-key', imp_secret: 'wrong' },
      401,
      '인증에 실패하였습니다. API키와 secret을 확인하세요.',
    ],
    [
      { imp_key: 'wrong', imp_secret: 'training-secret' },
      401,
      '인증에 실패하였습니다. API키와 secret을 확인하세요.',
    ],
  ])('is not given for %j: %s %s', async (body, status, message) => {
    const { gateway } = await running();
    const reply = await stranger(gateway).post('/users/getToken', body);
    expect(reply).toEqual({ status, code: -1, message, response: null });
  });

  test('is given for another pair when the gateway was started with one', async () => {
    const { startTrainingGateway } = await import('../../../main/training/portone/server.ts');
    const gateway = await startTrainingGateway({ keys: { key: 'k', secret: 's' } });
    try {
      const caller = stranger(gateway);
      const right = await caller.post('/users/getToken', { imp_key: 'k', imp_secret: 's' });
      expect(right).toMatchObject({ status: 200, code: 0 });
      expect(await caller.post('/users/getToken', keys)).toMatchObject({ status: 401 });
    } finally {
      await gateway.close();
    }
  });

  test('is given for a form as for JSON', async () => {
    const { gateway } = await running();
    expect(await stranger(gateway).form('/users/getToken/', keys)).toMatchObject({ code: 0 });
  });
});

describe('The Tier header', () => {
  test('keeps each sub-merchant its own order numbers', async () => {
    const { caller, gateway } = await running();
    const tier = caller.with({ tier: '001' });
    gateway.addPayment({ merchantUid: 'A', amountWon: 1000 });
    gateway.addPayment({ merchantUid: 'A', amountWon: 2000, tier: '001' });
    expect(rowOf(await caller.get('/payments/find/A'))['amount']).toBe(1000);
    expect(rowOf(await tier.get('/payments/find/A'))['amount']).toBe(2000);
    for (const [who, amount] of [
      [caller, 1000],
      [tier, 2000],
    ] as const) {
      const rows = rowsIn(await who.get('/payments/status/all'));
      expect(rows.map((row) => row['amount'])).toEqual([amount]);
    }
  });

  test('of another form than three capitals and digits is not signed in', async () => {
    const { caller } = await running();
    expect(await caller.with({ tier: '01' }).get('/users/pg')).toMatchObject({ status: 401 });
    expect(await caller.with({ tier: 'AB1' }).get('/users/pg')).toMatchObject({ status: 200 });
  });
});
