import { describe, expect, test } from 'vitest';
import { chargeOf } from './caller.ts';
import { type Running, running, soon, takenWon } from './running.ts';

const charge = (all: Running, merchantUid = 'F') =>
  all.caller.raw('POST', '/benepia/payment', chargeOf(merchantUid, 900));

describe('Parts of the gateway that are down', () => {
  test('look-ups down: they are cut off, charges go through', async () => {
    const all = await running();
    all.gateway.faults.down.add('look-ups');
    expect(await charge(all)).toMatchObject({ status: 200 });
    for (const path of ['/payments/find/F', '/payments/findAll/F', '/payments/status/all']) {
      expect(await all.caller.raw('GET', path), path).toBeNull();
    }
    all.gateway.faults.down.clear();
    expect(await all.caller.get('/payments/find/F')).toMatchObject({ status: 200 });
  });

  test('charges down: they are cut off and not carried out, look-ups go through', async () => {
    const all = await running();
    all.gateway.faults.down.add('charge');
    expect(await charge(all)).toBeNull();
    expect(await all.caller.get('/payments/find/F')).toMatchObject({ status: 404 });
  });

  test('offline: every connection ends, also one that was open before', async () => {
    const all = await running();
    await all.caller.get('/users/pg');
    all.gateway.faults.offline = true;
    expect(await charge(all)).toBeNull();
    expect(await all.caller.raw('GET', '/users/pg')).toBeNull();
    all.gateway.faults.offline = false;
    expect(await all.caller.get('/payments/find/F')).toMatchObject({ status: 404 });
  });

  test('unplugged: nobody listens; plugged in again, it is where it was', async () => {
    const all = await running();
    await all.gateway.unplug();
    await all.gateway.unplug();
    const error: unknown = await fetch(all.gateway.url).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    await all.gateway.plugIn();
    await all.gateway.plugIn();
    expect(await charge(all)).toMatchObject({ status: 200 });
  });
});

describe('Closing', () => {
  test('ends open calls and calls off what was still to come', async () => {
    const all = await running();
    all.gateway.faults.next('charge', { kind: 'late-answer', delayMs: 60_000 });
    all.gateway.faults.next('charge', { kind: 'drop-then-commit', afterMs: 60_000 });
    const open = charge(all);
    await soon(() => all.clock.waiting()).toBe(1);
    await charge(all, 'G');
    await soon(() => all.clock.waiting()).toBe(2);
    await all.gateway.close();
    expect(await open).toBeNull();
    expect(all.clock.waiting()).toBe(0);
    expect(takenWon(all)).toBe(900);
  });
});
