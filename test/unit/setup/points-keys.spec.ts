import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { pointsAccountFingerprint } from '../../../main/secrets/api-keys.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { ledgerFileIn } from '../../../main/store/ledger-file.ts';
import {
  startTrainingBunjang,
  type TrainingBunjang,
  type TrainingBunjangOptions,
} from '../../../main/training/bunjang/server.ts';
import { onArrival } from '../../core/arrivals.ts';
import { memoryStore } from '../../core/memory-store.ts';
import { sampleIssuance } from '../../core/points-samples.ts';
import { newAppFolder, type TestApp, type TestAppOptions } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';
import { askAndAgree, folderWith, handedOut, standIn, startedApp } from './set-up-app.ts';

const keys = { key: 'canary-access-0001', secret: 'Y2FuYXJ5LXNlY3JldC0wMDAyLW9mLWJ1bmphbmc=' };
const save = 'till/setup/savePointsKeys';
const forRun = { ...keys, thisRunOnly: true };

async function bunjangThat(options: TrainingBunjangOptions = {}): Promise<TrainingBunjang> {
  const bunjang = await startTrainingBunjang({ keys, ...options });
  onTestFinished(() => bunjang.close());
  return bunjang;
}

/** A till in test mode beside a Bunjang of the test. */
async function tillBeside(bunjang: TrainingBunjang, more: TestAppOptions = {}): Promise<TestApp> {
  const gateway = await standIn();
  const line = { mode: 'test', gatewayUrl: gateway.url, bunjangUrl: bunjang.url } as const;
  return startedApp({ ...more, line: { ...line, ...more.line } });
}

/** A request whose answer was lost, under the account of this access key. */
function loseRequest({ app }: TestApp, accessKey: string): void {
  const fingerprint = pointsAccountFingerprint(new Secret(accessKey));
  const account = { mode: 'test', origin: 'http://127.0.0.1', fingerprint } as const;
  app.till?.session.core.ledger.write('test', (tx) =>
    tx.insertIssuance(sampleIssuance({ account })),
  );
}

describe("Bunjang's keys", () => {
  test('are tried with a balance call, kept in the keychain, and used at once', async () => {
    const bunjang = await bunjangThat();
    const store = memoryStore();
    const run = await tillBeside(bunjang, { store });
    expect(run.till().pointsKeys).toBe('missing');
    const saved = await askAndAgree(run, save, { ...keys, thisRunOnly: false });
    const { balanceWon, expiringWon } = { balanceWon: 7_250_000, expiringWon: 120_000 };
    expect(saved).toMatchObject({ ok: true, value: { balanceWon, expiringWon } });
    expect(bunjang.seen.map(({ route, code }) => [route, code])).toEqual([['balance', 'OK']]);
    expect(run.till().pointsKeys).toBe('stored');
    expect(run.app.till?.session.pointsAccess?.keys()?.key.reveal()).toBe(keys.key);

    const next = await tillBeside(bunjang, { store });
    expect(next.till().pointsKeys).toBe('stored');
    expect(await next.ask('till/setup/testPoints')).toMatchObject({ ok: true });
  });

  test('for this run only are gone with it', async () => {
    const bunjang = await bunjangThat();
    const store = memoryStore();
    const run = await tillBeside(bunjang, { store });
    expect(await askAndAgree(run, save, forRun)).toMatchObject({ ok: true });
    expect(run.till().pointsKeys).toBe('this-run');
    const next = await tillBeside(bunjang, { store });
    expect(next.till().pointsKeys).toBe('missing');
    expect(await next.ask('till/setup/testPoints')).toMatchObject({
      failure: { kind: 'keys', state: 'missing' },
    });
  });

  test.each([
    ['an access key of nobody', { key: 'nobody' }, 'INVALID_ACCESS_KEY'],
    ['a secret of another', { secret: 'YW5vdGhlci1zZWNyZXQ=' }, 'INVALID_AUTH_TOKEN'],
  ])('are not kept when Bunjang refuses them: %s', async (_, wrong, code) => {
    const bunjang = await bunjangThat();
    const run = await tillBeside(bunjang);
    expect(await run.ask(save, { ...forRun, ...wrong })).toMatchObject({
      failure: { kind: 'points', reason: 'sign-in', code },
    });
    expect(run.till()).toMatchObject({ pointsKeys: 'missing', asking: null });
  });

  test.each([
    ['is not base64', { secret: 'not base64!'.replace(' ', '') }, 'secret', 'not-base64'],
    ['is too long', { key: 'k'.repeat(65) }, 'key', 'too-long'],
    ['has a space', { key: 'a b' }, 'key', 'has-spaces'],
    ['is missing', { secret: '' }, 'secret', 'missing'],
  ])('are refused before anybody is asked when one %s', async (_, wrong, part, rule) => {
    const bunjang = await bunjangThat();
    const run = await tillBeside(bunjang);
    expect(await run.ask(save, { ...forRun, ...wrong })).toMatchObject({
      failure: { kind: 'refused', field: `pointsKeys.${part}`, rule },
    });
    expect(bunjang.seen).toEqual([]);
  });

  test('are not kept when a person says no, and nothing else changes', async () => {
    const bunjang = await bunjangThat();
    const run = await tillBeside(bunjang);
    const reply = run.ask(save, forRun);
    await until(() => run.till().asking !== null);
    expect(run.till().asking).toMatchObject({ act: { kind: 'save-points-keys' } });
    await run.ask('till/ask/answer', { id: run.till().asking?.id, yes: false });
    expect(await reply).toMatchObject({ failure: { kind: 'not-allowed' } });
    expect(run.till().pointsKeys).toBe('missing');
  });

  test('wait for a sale to end', async () => {
    const run = await tillBeside(await bunjangThat());
    await run.ask('till/sale/begin', { amountWon: 12_500 });
    expect(await askAndAgree(run, save, forRun)).toMatchObject({ failure: { kind: 'busy' } });
    expect(run.till()).toMatchObject({ pointsKeys: 'missing', sale: { at: 'customer' } });
  });

  test('stay out of a locked keychain, and serve this run', async () => {
    const store = memoryStore();
    const run = await tillBeside(await bunjangThat(), { store });
    store.locked = true;
    expect(await askAndAgree(run, save, { ...keys, thisRunOnly: false })).toMatchObject({
      failure: { kind: 'keychain', state: 'locked' },
    });
    expect(run.till().pointsKeys).toBe('missing');
    expect(await askAndAgree(run, save, forRun)).toMatchObject({ ok: true });
  });
});

test('a clock that is wrong is made up for, and told', async () => {
  const bunjang = await bunjangThat({
    clock: {
      nowMs: () => Date.now() + 40_000,
      after: (delayMs, act) => {
        const timer = setTimeout(act, delayMs);
        return () => clearTimeout(timer);
      },
    },
  });
  const run = await tillBeside(bunjang);
  const saved = await askAndAgree(run, save, forRun);
  expect(saved).toMatchObject({ ok: true });
  const { clockOffMs } = saved.value as { clockOffMs: number };
  expect(Math.abs(clockOffMs - 40_000)).toBeLessThan(1_500);
  expect(bunjang.seen.map(({ code }) => code)).toEqual(['EXPIRED_AUTH_TOKEN', 'OK']);
});

describe('a request whose answer was lost', () => {
  const lost = (rule: string) => ({ failure: { kind: 'refused', field: 'pointsKeys', rule } });

  test('keeps keys of another account out, and lets a new secret of its own in', async () => {
    const bunjang = await bunjangThat();
    const run = await tillBeside(bunjang);
    loseRequest(run, 'another-access-key');
    expect(await askAndAgree(run, save, forRun)).toMatchObject(lost('points-open'));
    expect(bunjang.seen).toEqual([]);

    const other = await tillBeside(bunjang);
    loseRequest(other, keys.key);
    expect(await askAndAgree(other, save, forRun)).toMatchObject({ ok: true });
  });

  test('does so from another mode too', async () => {
    const [bunjang, folder] = [await bunjangThat(), newAppFolder()];
    const before = await tillBeside(bunjang, { folder });
    loseRequest(before, 'another-access-key');
    await before.app.close();
    const run = await tillBeside(bunjang, { folder, line: { mode: 'live' } });
    expect(await askAndAgree(run, save, forRun)).toMatchObject(lost('points-open'));
  });

  test('keeps the staging address, and lets the rest of the settings be saved', async () => {
    const [bunjang, folder] = [await bunjangThat(), newAppFolder()];
    const before = await tillBeside(bunjang, { folder });
    loseRequest(before, keys.key);
    await before.app.close();
    const run = await startedApp({ folder });
    const { settings } = await handedOut(run);
    const moved = { ...settings, bunjang: { stagingUrl: 'https://staging.example.com' } };
    expect(await askAndAgree(run, 'till/setup/save', moved)).toMatchObject({
      failure: { field: 'settings.bunjang.stagingUrl', rule: 'points-open' },
    });
    const named = { ...settings, shop: { ...settings.shop, name: '매점' } };
    expect(await askAndAgree(run, 'till/setup/save', named)).toMatchObject({ ok: true });
  });

  test('may be in a ledger that cannot be read', async () => {
    const [bunjang, folder] = [await bunjangThat(), newAppFolder()];
    writeFileSync(ledgerFileIn(folder, 'live'), 'not a ledger');
    const run = await tillBeside(bunjang, { folder });
    expect(await askAndAgree(run, save, forRun)).toMatchObject(lost('cannot-tell'));
  });
});

describe('keys cannot be tried', () => {
  const closed = (why: string) => ({
    failure: { kind: 'refused', field: 'pointsKeys', rule: 'not-now', detail: { why } },
  });

  test('in training outside Electron', async () => {
    const run = await startedApp({});
    expect(await run.ask(save, forRun)).toMatchObject(closed('outside-electron'));
    expect(run.app.till?.session.pointsAccess).toMatchObject({ accountOrigin: 'training' });
  });

  test('beside a stand-in for PortOne alone', async () => {
    const gateway = await standIn();
    const run = await startedApp({ line: { mode: 'test', gatewayUrl: gateway.url } });
    expect(await run.ask(save, forRun)).toMatchObject(closed('simulated'));
    expect(run.app.till?.session.pointsAccess).toBeNull();
  });
});

test('a new staging address opens the till on it', async () => {
  const run = await startedApp({ folder: folderWith({}) });
  const before = run.app.till;
  const { settings } = await handedOut(run);
  const bunjang = { stagingUrl: 'https://staging.example.com' };
  expect(await askAndAgree(run, 'till/setup/save', { ...settings, bunjang })).toMatchObject({
    ok: true,
  });
  expect(run.app.till).not.toBe(before);
  expect(run.app.settings.bunjang).toEqual(bunjang);
});

test('no key, no secret and no token is kept or told anywhere', async () => {
  const bunjang = await bunjangThat();
  const tokens = new Set<string>();
  onArrival(bunjang.url, ({ authorization }) => {
    if (authorization) tokens.add(authorization.replace('Bearer ', ''));
  });
  const run = await tillBeside(bunjang);
  await run.ask(save, { ...forRun, key: 'nobody' });
  await askAndAgree(run, save, { ...keys, thisRunOnly: false });
  await run.ask('till/setup/testPoints');
  await run.ask('till/points/overview');
  await run.ask('till/points/refresh');
  // A field of the log that is handed one by mistake.
  run.app.parts.log.fact({
    event: 'bug',
    ticket: keys.secret,
    where: keys.key,
    name: null,
    code: null,
    at: null,
  });
  const files = readdirSync(run.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'));
  const decoded = Buffer.from(keys.secret, 'base64').toString('latin1');
  const kept = [...files, run.told()].join('\n');
  expect(kept).toContain('"event":"points-keys-changed"');
  expect(tokens.size).toBeGreaterThanOrEqual(2);
  for (const secret of [...Object.values(keys), decoded, ...tokens]) {
    expect(kept.includes(secret)).toBe(false);
    expect(kept.includes(Buffer.from(secret).toString('base64').replace(/=+$/, ''))).toBe(false);
  }
});
