import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../../main/secrets/secret.ts';
import {
  startTrainingGateway,
  type TrainingGateway,
} from '../../../main/training/portone/server.ts';
import { memoryStore } from '../../core/memory-store.ts';
import {
  bugsLogged,
  createTestApp,
  giveTrainingKeys,
  newAppFolder,
  type TestApp,
} from '../../core/test-app.ts';
import { until } from '../../core/until.ts';
import { createVirtualClock } from '../../core/virtual-clock.ts';

const begin = { amountWon: 12_500 };

/** A program in test mode on a gateway of this test, with its keys. */
async function testModeApp(
  options: Parameters<typeof createTestApp>[0] = {},
): Promise<{ readonly run: TestApp; readonly gateway: TrainingGateway }> {
  const gateway = await startTrainingGateway({ switches: { practice: false } });
  onTestFinished(() => gateway.close());
  const run = createTestApp({ ...options, line: { mode: 'test', gatewayUrl: gateway.url } });
  giveTrainingKeys(run);
  await run.start();
  return { run, gateway };
}

async function signIn(run: TestApp): Promise<void> {
  await run.ask('customer/sale/accept');
  await run.ask('customer/sale/signIn', { user: 'minji', password: '1234' });
}

/** A yes to the question that is on the screen. */
async function sayYes(run: TestApp): Promise<void> {
  await until(() => run.till().asking !== null);
  await run.ask('till/ask/answer', { id: run.till().asking?.id, yes: true });
}

describe('a sale in progress', () => {
  test('is not cut off by settings that were saved while it began', async () => {
    const run = createTestApp();
    await run.start();
    const { settings } = run.app;
    const saved = run.ask('till/setup/save', {
      ...settings,
      shop: { ...settings.shop, tillId: 'T9' },
    });
    await until(() => run.till().asking !== null);
    expect(await run.ask('till/sale/begin', begin)).toMatchObject({ ok: true });
    await sayYes(run);
    expect(await saved).toMatchObject({ failure: { rule: 'while-open' } });
    expect(run.app.settings.shop.tillId).toBe('T1');
    await signIn(run);
    await run.saleAt('customer');
  });

  test('is not cut off by another way to the network', async () => {
    const run = createTestApp();
    await run.start();
    await run.ask('till/sale/begin', begin);
    const { settings } = run.app;
    const network = { proxy: 'none', trust: 'system' };
    expect(await run.ask('till/setup/save', { ...settings, network })).toMatchObject({
      failure: { kind: 'busy', orderNo: expect.stringMatching(/^TR-T1-\d{4}-0001$/) },
    });
    expect(run.till().sale.at).toBe('customer');
  });

  test('is not cut off by a keychain that is unlocked', async () => {
    const run = createTestApp();
    await run.start();
    await run.ask('till/sale/begin', begin);
    expect(await run.ask('till/setup/unlock')).toMatchObject({ failure: { kind: 'busy' } });
    await signIn(run);
    await until(() => run.customer().sale.at === 'consent');
    await run.ask('customer/sale/stop');
    expect(await run.ask('till/setup/unlock')).toMatchObject({ ok: true });
  });

  test('does not begin while new keys are written', async () => {
    const store = memoryStore();
    const { run } = await testModeApp({ store });
    let release = (): void => undefined;
    store.pause = () => new Promise((resolve) => (release = resolve));
    const saved = run.ask('till/setup/saveKeys', {
      key: 'training-key',
      secret: 'training-secret',
      thisRunOnly: false,
    });
    await sayYes(run);
    await until(() => run.app.takingTill === null);
    expect(await run.ask('till/sale/begin', begin)).toMatchObject({
      failure: { kind: 'refused', rule: 'not-now' },
    });
    store.pause = () => Promise.resolve();
    release();
    expect(await saved).toMatchObject({ ok: true });
    expect(await run.ask('till/sale/begin', begin)).toMatchObject({ ok: true });
  });

  test('that began while the keys were tried keeps the old ones', async () => {
    const { run } = await testModeApp();
    const keys = { key: 'training-key', secret: 'training-secret', thisRunOnly: true };
    const saved = run.ask('till/setup/saveKeys', keys);
    await until(() => run.till().asking !== null);
    await run.ask('till/sale/begin', begin);
    await sayYes(run);
    expect(await saved).toMatchObject({ failure: { kind: 'busy' } });
  });
});

test('new keys count for the next session, never in the middle of one', async () => {
  const { run, gateway } = await testModeApp();
  const other = { key: new Secret('other-key'), secret: new Secret('other-secret') };
  run.app.parts.secrets['useForThisRun'](other);
  await run.ask('till/sale/begin', begin);
  await signIn(run);
  await until(() => run.customer().sale.at === 'consent');
  await run.ask('customer/sale/consent', begin);
  await run.saleAt('approved');
  expect(gateway.books.payments).toHaveLength(1);
});

describe('a till that closes', () => {
  test('lets the charge that is out end, and its end be written', async () => {
    const { run, gateway } = await testModeApp();
    await run.ask('till/sale/begin', begin);
    await signIn(run);
    await until(() => run.customer().sale.at === 'consent');
    gateway.faults.next('charge', { kind: 'late-answer', delayMs: 300 });
    await run.ask('customer/sale/consent', begin);
    await until(() => gateway.seen.some(({ route }) => route === 'charge'));
    await run.app.reopen();
    const list = await run.ask('till/payments/list', { day: 'all' });
    expect(list).toMatchObject({ value: [{ state: 'paid' }] });
    expect(gateway.books.payments).toHaveLength(1);
  });

  test('waits for no person: an open question is answered with no', async () => {
    const { run } = await testModeApp();
    await run.ask('till/sale/begin', begin);
    await signIn(run);
    await until(() => run.customer().sale.at === 'consent');
    await run.ask('customer/sale/consent', begin);
    await run.saleAt('approved');
    const list = await run.ask('till/payments/list', { day: 'all' });
    const [{ merchantUid }] = list.value as [{ merchantUid: string }];
    const cancel = run.ask('till/cancel/send', { merchantUid, amountWon: 12_500, reason: '반품' });
    await until(() => run.till().asking !== null);
    await run.app.reopen();
    expect(await cancel).toMatchObject({ failure: { kind: 'not-allowed' } });
  });

  test('leaves no deadline behind that would write into a closed ledger', async () => {
    const clock = createVirtualClock(() => Promise.resolve());
    const run = createTestApp({ clock: clock.life() });
    await run.start();
    await run.ask('till/sale/begin', begin);
    await run.app.reopen();
    expect(() => clock.advanceNow(600_000)).not.toThrow();
    expect(run.till().sale.at).toBe('idle');
    expect(bugsLogged(run)).toEqual([]);
    const list = await run.ask('till/payments/list', { day: 'all' });
    expect(list).toMatchObject({ value: [{ state: 'not-charged' }] });
  });
});

describe('a till that cannot be opened', () => {
  test('says so instead of starting for ever', async () => {
    const folder = newAppFolder();
    mkdirSync(join(folder, 'training-books.json'));
    const run = createTestApp({ folder });
    await run.start();
    expect(run.till().notices).toContainEqual({ kind: 'storage', state: 'broken' });
    expect(await run.ask('till/sale/begin', begin)).toMatchObject({ failure: { kind: 'storage' } });
  });
});
