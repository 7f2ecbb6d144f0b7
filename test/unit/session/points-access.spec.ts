import { expect, onTestFinished, test } from 'vitest';
import { createSystemClock } from '../../../main/clock/system-clock.ts';
import { systemRandom } from '../../../main/clock/system-random.ts';
import { won } from '../../../main/domain/won.ts';
import { pointsAccountFingerprint } from '../../../main/secrets/api-keys.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import {
  openPointsGateway,
  type PointsAccess,
  type PointsAccessParts,
} from '../../../main/session/points-access.ts';
import {
  startTrainingBunjang,
  trainingBunjangKeys,
} from '../../../main/training/bunjang/server.ts';
import { newAppFolder } from '../../core/test-app.ts';

async function open(parts: Partial<PointsAccessParts>): Promise<PointsAccess> {
  const access = await openPointsGateway({
    reach: { kind: 'embedded' },
    keys: () => null,
    network: { proxy: 'none', trust: 'bundled' },
    resolveProxy: () => Promise.resolve('DIRECT'),
    folder: '/nowhere',
    clock: createSystemClock(),
    random: systemRandom,
    timeScale: 1,
    ...parts,
  });
  if (!access) throw new Error('no way to Bunjang');
  return access;
}

test('in training the points are practised on this machine, with keys of their own, and kept', async () => {
  const folder = newAppFolder();
  const first = await open({ folder });
  expect(first).toMatchObject({ accountOrigin: 'training', origin: { hostname: '127.0.0.1' } });
  const balance = await first.bunjang.balance();
  expect(balance).toMatchObject({ ok: true });
  const made = await first.bunjang.request({ amountWon: won(50_000), mayStart: () => true });
  expect(made).toMatchObject({ ok: true, value: { amountWon: 50_000 } });
  await first.close();

  const second = await open({ folder });
  onTestFinished(() => second.close());
  const issuanceId = made.ok ? made.value.issuanceId : '';
  expect(await second.bunjang.issuance(issuanceId)).toMatchObject({ value: { issuanceId } });
  expect(second.fingerprint).toBe(first.fingerprint);
});

test('a stand-in is asked with the keys that were there when the way was opened', async () => {
  const server = await startTrainingBunjang();
  onTestFinished(() => server.close());
  const right = {
    key: new Secret(trainingBunjangKeys.key),
    secret: new Secret(trainingBunjangKeys.secret),
  };
  let keys: typeof right | null = right;
  const access = await open({
    reach: { kind: 'stand-in', origin: server.url },
    keys: () => keys,
  });
  onTestFinished(() => access.close());
  keys = null;
  expect(await access.bunjang.balance()).toMatchObject({ ok: true });
  expect(access.fingerprint).toBe(pointsAccountFingerprint(right.key));
  expect(access.accountOrigin).toBe(server.url);
});

test('without keys nothing is sent, and there is no account', async () => {
  const server = await startTrainingBunjang();
  onTestFinished(() => server.close());
  const access = await open({ reach: { kind: 'stand-in', origin: server.url } });
  onTestFinished(() => access.close());
  expect(access.fingerprint).toBeNull();
  expect(await access.bunjang.balance()).toMatchObject({ failure: { why: 'keys-missing' } });
  expect(server.seen).toEqual([]);
});

test('after the way is closed nothing is sent', async () => {
  const server = await startTrainingBunjang();
  onTestFinished(() => server.close());
  const keys = { key: new Secret('k'), secret: new Secret('c2VjcmV0') };
  const access = await open({ reach: { kind: 'stand-in', origin: server.url }, keys: () => keys });
  await access.close();
  expect(await access.bunjang.balance()).toMatchObject({
    failure: { kind: 'not-sent', why: 'stopped' },
  });
  expect(server.seen).toEqual([]);
});

test('a run that has no Bunjang has no way to it', async () => {
  const parts = { keys: () => null, network: { proxy: 'none', trust: 'bundled' } } as const;
  const access = await openPointsGateway({
    ...parts,
    reach: null,
    resolveProxy: () => Promise.resolve('DIRECT'),
    folder: '/nowhere',
    clock: createSystemClock(),
    random: systemRandom,
    timeScale: 1,
  });
  expect(access).toBeNull();
});
