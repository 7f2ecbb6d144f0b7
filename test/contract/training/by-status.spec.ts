import { describe, expect, test } from 'vitest';
import { listOf, paid, rowOf } from './caller.ts';
import { startMs } from './hand-clock.ts';
import { running, threeRows } from './running.ts';

const dayMs = 24 * 3600 * 1000;

describe('GET /payments/status', () => {
  test.each([
    ['all', 3],
    ['paid', 1],
    ['failed', 1],
    ['ready', 1],
    ['cancelled', 0],
  ])('%s gives %s of the rows of the last 90 days', async (status, total) => {
    const { caller } = await threeRows();
    expect(listOf(await caller.get(`/payments/status/${status}`)).total).toBe(total);
  });

  test.each([
    ['from=%s', 0, 3],
    ['from=%s', 60, 2],
    ['to=%s', 59, 1],
    ['to=%s', -1, 0],
  ])('all?%s at %s s after the first gives %s', async (query, afterS, total) => {
    const { caller } = await threeRows();
    const at = String(startMs / 1000 + afterS);
    const reply = await caller.get(`/payments/status/all?${query.replace('%s', at)}`);
    expect(listOf(reply).total).toBe(total);
  });

  test('places a cancelled payment by the time of its cancel', async () => {
    const { caller, clock } = await running();
    await paid(caller, 'C', 900);
    clock.advance(20 * 60_000);
    await caller.post('/payments/cancel', { merchant_uid: 'C' });
    const from = startMs / 1000 + 60;
    expect(listOf(await caller.get(`/payments/status/cancelled?from=${from}`)).total).toBe(1);
    expect(listOf(await caller.get(`/payments/status/paid`)).total).toBe(0);
  });

  test('forgets what is older than 90 days unless a window is named', async () => {
    const { caller, gateway, clock } = await running();
    gateway.addPayment({ merchantUid: 'Old', amountWon: 900 });
    clock.advance(91 * dayMs);
    const keys = { imp_key: 'training-key', imp_secret: 'training-secret' };
    const fresh = rowOf(await caller.post('/users/getToken', keys))['access_token'];
    const later = caller.with({ authorization: `Bearer ${String(fresh)}` });
    expect(listOf(await later.get('/payments/status/all')).total).toBe(0);
    const to = startMs / 1000 + 89 * 86_400;
    expect(listOf(await later.get(`/payments/status/all?to=${to}`)).total).toBe(1);
  });

  test.each(['other', 'all?from=0&to=7776001', 'all?from=9&to=8', 'all?from=x', 'all?page=2'])(
    'refuses %s with 400',
    async (tail) => {
      const { caller } = await threeRows();
      expect(await caller.get(`/payments/status/${tail}`)).toMatchObject({ status: 400, code: -1 });
    },
  );

  test('takes a window of exactly 90 days', async () => {
    const { caller } = await threeRows();
    const reply = await caller.get('/payments/status/all?from=1&to=7776001');
    expect(reply).toMatchObject({ status: 200, code: 0 });
  });
});
