import { describe, expect, test } from 'vitest';
import type { Target } from '../../../main/training/portone/faults.ts';
import { chargeOf, paid, rowsIn } from './caller.ts';
import { type Running, running, soon, takenWon } from './running.ts';

const charge = (all: Running, merchantUid = 'F') =>
  all.caller.raw('POST', '/benepia/payment', chargeOf(merchantUid, 900));

describe('Faults wait for the calls they are for', () => {
  test.each<[Target, number, number]>([
    ['payment', 1, 0],
    ['find', 0, 1],
    ['look-ups', 1, 1],
    ['everything', 1, 1],
    ['charge', 0, 0],
  ])('%s: strikes %s of GET /payments/{imp_uid} and %s of find', async (target, one, find) => {
    for (const [path, strikes] of [
      ['/payments/imps_1', one],
      ['/payments/find/A', find],
    ] as const) {
      const { caller, gateway } = await running();
      gateway.addPayment({ merchantUid: 'A', amountWon: 900, impUid: 'imps_1', sandbox: false });
      gateway.faults.next(target, { kind: 'page', status: 502, commit: 'never' });
      expect((await caller.raw('GET', path))?.status).toBe(strikes === 1 ? 502 : 200);
    }
  });

  test('strike as often as said, in the order they were armed, and not a call without a token', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'page', status: 502, commit: 'never' }, 2);
    all.gateway.faults.next('charge', { kind: 'page', status: 504, commit: 'never' });
    const refused = await all.caller.with({ authorization: 'no' }).raw('POST', '/benepia/payment');
    expect(refused?.status).toBe(401);
    const statuses: unknown[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await charge(all))?.status);
    expect(statuses).toEqual([502, 502, 504, 200]);
  });

  test('change every payment of a list', async () => {
    const { caller, gateway } = await running();
    for (const amountWon of [900, 800]) gateway.addPayment({ merchantUid: 'A', amountWon });
    gateway.faults.next('find-all', { kind: 'altered', response: { status: 'pending' } });
    const rows = rowsIn(await caller.get('/payments/findAll/A'));
    expect(rows.map((row) => row['status'])).toEqual(['pending', 'pending']);
  });

  test('are gone after clear', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
    all.gateway.faults.down.add('charge');
    all.gateway.faults.offline = true;
    all.gateway.faults.clear();
    expect(await charge(all)).toMatchObject({ status: 200 });
  });

  test('act on cancels too: lost with and without effect', async () => {
    const all = await running();
    const impUid = await paid(all.caller, 'C', 900);
    all.gateway.faults.next('cancel', { kind: 'drop', commit: 'never' });
    all.gateway.faults.next('cancel', { kind: 'drop', commit: 'done' });
    const cancel = { imp_uid: impUid, amount: 300, checksum: 900 };
    expect(await all.caller.raw('POST', '/payments/cancel', cancel)).toBeNull();
    expect(takenWon(all)).toBe(900);
    expect(await all.caller.raw('POST', '/payments/cancel', cancel)).toBeNull();
    expect(takenWon(all)).toBe(600);
  });

  test('decline a balance look-up as the payment company would', async () => {
    const { caller, gateway } = await running();
    gateway.faults.next('point', { kind: 'decline', text: '[8042] 나중에' });
    const who = { benepia_user: 'minji', benepia_password: '1234' };
    expect(await caller.post('/benepia/point', who)).toMatchObject({ status: 500, code: -1 });
    expect(await caller.post('/benepia/point', who)).toMatchObject({ status: 200, code: 0 });
  });
});

describe('What was seen', () => {
  test('names each call, what was made to go wrong, what was decided and what left', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
    all.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
    await charge(all);
    await charge(all);
    await charge(all);
    await soon(() => all.gateway.seen.at(-1)?.status).toBe(200);
    expect(all.gateway.seen.slice(1)).toMatchObject([
      { route: 'charge', key: 'F', fault: 'drop', code: 0, status: null },
      { route: 'charge', key: 'F', fault: 'drop', code: null, status: null },
      { route: 'charge', key: 'F', fault: null, code: 1, status: 200 },
    ]);
    expect(JSON.stringify(all.gateway.seen)).not.toMatch(/1234|minji/);
  });
});
