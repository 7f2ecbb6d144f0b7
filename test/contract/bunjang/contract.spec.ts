import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProviderIssuance } from '../../../main/domain/points/issuance.ts';
import type { Bunjang } from '../../../main/gateway/bunjang/bunjang-port.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { closeTransports } from '../portone/transport-for.ts';
import { bunjangFor, orderOf } from './bunjang-for.ts';
import { type BunjangUnderTest, gateways } from './gateways.ts';

const refused = { ok: false, failure: { kind: 'refused', status: 400, code: 'BAD_REQUEST' } };

describe.each(Object.entries(gateways))('the %s gateway and the client', (_name, start) => {
  let gateway: BunjangUnderTest;
  let bunjang: Bunjang;
  beforeAll(async () => {
    gateway = await start();
    bunjang = bunjangFor(gateway.origin, { keys: gateway.keys });
  });
  afterAll(async () => {
    await closeTransports();
    await gateway.close();
  });

  async function asked(amount: number): Promise<ProviderIssuance> {
    const result = await bunjang.request(orderOf(amount));
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    return result.value;
  }
  async function lookedUp(id: string): Promise<ProviderIssuance | null> {
    const result = await bunjang.issuance(id);
    return result.ok ? result.value : null;
  }
  async function ready(amount: number): Promise<ProviderIssuance> {
    const { issuanceId } = await asked(amount);
    await expect.poll(async () => (await lookedUp(issuanceId))?.status).toBe('ready');
    return (await lookedUp(issuanceId)) ?? Promise.reject(new Error('gone'));
  }
  async function balance(): Promise<number> {
    const result = await bunjang.balance();
    return result.ok ? result.value.balanceWon : Number.NaN;
  }

  test('are signed in under the right keys only', async () => {
    expect(await bunjang.balance()).toMatchObject({
      ok: true,
      value: { balanceWon: expect.any(Number), expiringWon: expect.any(Number) },
    });
    for (const [keys, code] of [
      [{ ...gateway.keys, key: new Secret('other') }, 'INVALID_ACCESS_KEY'],
      [{ ...gateway.keys, secret: new Secret('AAAA') }, 'INVALID_AUTH_TOKEN'],
    ] as const) {
      const stranger = bunjangFor(gateway.origin, { keys });
      const failure = { kind: 'sign-in', sent: true, code, clockOffMs: expect.any(Number) };
      expect(await stranger.balance()).toEqual({ ok: false, failure });
      expect(await stranger.request(orderOf(1_000))).toEqual({ ok: false, failure });
    }
  });

  test('ask for points, wait for the account, and have them when it was paid', async () => {
    const before = await balance();
    const issuance = await asked(50_000);
    expect(issuance).toMatchObject({ amountWon: 50_000, status: 'waited', statusText: 'WAITED' });
    expect(issuance.account?.accountNumber ?? null).toBeNull();
    expect(Math.abs((issuance.createdMs ?? 0) - Date.now())).toBeLessThan(10_000);
    const { issuanceId } = issuance;
    await expect.poll(async () => (await lookedUp(issuanceId))?.status).toBe('ready');
    const waiting = await lookedUp(issuanceId);
    expect(waiting?.account).toMatchObject({
      bankName: expect.stringMatching(/은행$/),
      accountNumber: expect.stringMatching(/^[\d-]{6,}$/),
      holderName: expect.stringMatching(/^번개장터/),
    });
    expect(waiting?.account?.dueMs).toBeGreaterThan(Date.now());
    expect(await balance()).toBe(before);
    await gateway.deposit(issuanceId);
    expect(await lookedUp(issuanceId)).toMatchObject({
      issuanceId,
      amountWon: 50_000,
      status: 'done',
      statusText: 'DONE',
      createdMs: waiting?.createdMs,
      account: waiting?.account,
    });
    expect(await balance()).toBe(before + 50_000);
    expect(await bunjang.cancel(issuanceId, () => true)).toMatchObject(refused);
  });

  test('have one open request at a time, and cancel it only when it waits for its deposit', async () => {
    const { issuanceId } = await asked(60_000);
    expect(await bunjang.cancel(issuanceId, () => true)).toMatchObject(refused);
    expect(await bunjang.request(orderOf(70_000))).toMatchObject(refused);
    await expect.poll(async () => (await lookedUp(issuanceId))?.status).toBe('ready');
    expect(await bunjang.request(orderOf(70_000))).toMatchObject(refused);
    expect(await bunjang.cancel(issuanceId, () => true)).toMatchObject({
      ok: true,
      value: { issuanceId, amountWon: 60_000, status: 'cancelled', statusText: 'CANCELLED' },
    });
    expect(await bunjang.cancel(issuanceId, () => true)).toMatchObject(refused);
    const { issuanceId: next } = await ready(70_000);
    expect(next).not.toBe(issuanceId);
    expect(await bunjang.cancel(next, () => true)).toMatchObject({ ok: true });
  });

  test('know nothing of what is not there', async () => {
    const missing = {
      ok: false,
      failure: { kind: 'not-found', sent: true, code: expect.stringContaining('NOT_FOUND') },
    };
    expect(await bunjang.issuance('132')).toEqual(missing);
    expect(await bunjang.cancel('132', () => true)).toEqual(missing);
  });

  test('send nothing that may not start, and tell the clock', async () => {
    const before = await balance();
    const notSent = { ok: false, failure: { kind: 'not-sent', sent: false, why: 'stopped' } };
    const may = { mayStart: () => false };
    expect(await bunjang.request({ ...orderOf(1_000), ...may })).toMatchObject(notSent);
    expect(await bunjang.cancel('132', () => false)).toMatchObject(notSent);
    expect(await balance()).toBe(before);
    expect(Math.abs(bunjang.clockOffMs() ?? Number.NaN)).toBeLessThan(2_000);
  });
});
