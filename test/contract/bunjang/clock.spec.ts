import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  startTrainingBunjang,
  type TrainingBunjang,
} from '../../../main/training/bunjang/server.ts';
import { closeTransports } from '../portone/transport-for.ts';
import { bunjangFor, orderOf } from './bunjang-for.ts';

let gateway: TrainingBunjang;
beforeEach(async () => {
  gateway = await startTrainingBunjang({ switches: { practice: false, waitedMs: 0 } });
});
afterEach(async () => {
  await closeTransports();
  await gateway.close();
});

const codesOf = (route: string) =>
  gateway.seen.filter((one) => one.route === route).map(({ code }) => code);

const clocks = [
  [30, 40_000],
  [30, -40_000],
  [30, 86_400_000],
  [5, 8_000],
  [5, -8_000],
  [5, 3_000],
  [5, -3_000],
] as const;

describe.each(clocks)('a window of %d s and a clock %d ms ahead', (windowS, aheadMs) => {
  const isOff = Math.abs(aheadMs) > windowS * 1000;
  const refused = isOff ? ['EXPIRED_AUTH_TOKEN'] : [];

  beforeEach(() => {
    gateway.switches.windowS = windowS;
  });

  test('a balance is asked for once more with the right time, and then everything goes at once', async () => {
    const bunjang = bunjangFor(new URL(gateway.url), { aheadMs });
    expect(await bunjang.balance()).toMatchObject({ ok: true });
    expect(codesOf('balance')).toEqual([...refused, 'OK']);
    expect(Math.abs((bunjang.clockOffMs() ?? 0) + aheadMs)).toBeLessThan(2_000);
    expect(await bunjang.request(orderOf(50_000))).toMatchObject({ ok: true });
    expect(await bunjang.issuance('1001')).toMatchObject({ ok: true });
    expect(await bunjang.cancel('1001', () => true)).toMatchObject({ ok: true });
    expect(codesOf('request')).toEqual(['OK']);
    expect(codesOf('cancel')).toEqual(['OK']);
  });

  test('a request that nothing went before is sent once, and told why it was refused', async () => {
    const bunjang = bunjangFor(new URL(gateway.url), { aheadMs });
    const result = await bunjang.request(orderOf(50_000));
    expect(codesOf('request')).toEqual([isOff ? 'EXPIRED_AUTH_TOKEN' : 'OK']);
    expect(gateway.books.issuances).toHaveLength(isOff ? 0 : 1);
    if (!isOff) return expect(result).toMatchObject({ ok: true });
    if (result.ok || result.failure.kind !== 'sign-in') return expect(result).toBe('a sign-in');
    expect(result.failure.code).toBe('EXPIRED_AUTH_TOKEN');
    expect(Math.abs((result.failure.clockOffMs ?? 0) + aheadMs)).toBeLessThan(2_000);
    expect(await bunjang.request(orderOf(50_000))).toMatchObject({ ok: true });
  });
});

test('a cancel that nothing went before is sent once too', async () => {
  const origin = new URL(gateway.url);
  await bunjangFor(origin).request(orderOf(50_000));
  const late = bunjangFor(origin, { aheadMs: -40_000 });
  const failure = { kind: 'sign-in', code: 'EXPIRED_AUTH_TOKEN' };
  expect(await late.cancel('1001', () => true)).toMatchObject({ failure });
  expect(codesOf('cancel')).toEqual(['EXPIRED_AUTH_TOKEN']);
  expect(gateway.books.issuances[0]?.status).toBe('READY');
});

test('a token from the future that is called invalid is understood as well', async () => {
  gateway.switches.futureIat = 'invalid';
  const bunjang = bunjangFor(new URL(gateway.url), { aheadMs: 40_000 });
  expect(await bunjang.balance()).toMatchObject({ ok: true });
  expect(codesOf('balance')).toEqual(['INVALID_AUTH_TOKEN', 'OK']);
});

test('a gateway that never lets anybody in is asked twice by a look-up and no more', async () => {
  gateway.faults.next('look-up', { kind: 'error', code: 'EXPIRED_AUTH_TOKEN', commit: 'never' }, 9);
  const bunjang = bunjangFor(new URL(gateway.url));
  expect(await bunjang.issuance('1')).toMatchObject({
    failure: { kind: 'sign-in', code: 'EXPIRED_AUTH_TOKEN' },
  });
  expect(gateway.seen).toHaveLength(2);
});

test('calls made at the same time each have a nonce of their own', async () => {
  const bunjang = bunjangFor(new URL(gateway.url));
  const orders = Array.from({ length: 5 }, () => bunjang.request(orderOf(50_000)));
  const results = await Promise.all(orders);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(codesOf('request').sort()).toEqual([...Array(4).fill('BAD_REQUEST'), 'OK']);
});
