import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type AccountChange,
  type OpenMatter,
  standsInTheWay,
} from '../../../main/domain/open-matter.ts';
import { watchGapsMs } from '../../../main/domain/watch-schedule.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { checkClosed } from '../../../main/services/check-payment.ts';
import type { Core } from '../../../main/services/core.ts';
import { openHere } from '../../../main/setup/unfinished.ts';
import { ledgerFileIn } from '../../../main/store/ledger-file.ts';
import { openMattersIn } from '../../../main/store/open-matters.ts';
import {
  startTrainingGateway,
  type TrainingGateway,
  trainingKeys,
} from '../../../main/training/portone/server.ts';
import { memoryStore } from '../../core/memory-store.ts';
import { createTestApp, newAppFolder, type TestApp } from '../../core/test-app.ts';
import { createTestCore } from '../../core/test-core.ts';
import { paymentOf } from '../../core/test-sale.ts';
import { paidLate, watchedSale } from '../../core/test-watch.ts';
import { until } from '../../core/until.ts';
import { statusOf } from '../../core/words.ts';
import { askAndAgree, handedOut, standIn, startedApp } from './set-up-app.ts';

/** A till on which a charge was refused once, so that the payment is watched; the desk is cleared. */
async function withWatched(gateway: TrainingGateway, folder: string): Promise<[TestApp, string]> {
  const run = await startedApp({ folder, line: { mode: 'test', gatewayUrl: gateway.url } });
  return [run, await refuseOnce(run, gateway)];
}

/** The order number of the sale. */
async function refuseOnce(run: TestApp, gateway: TrainingGateway): Promise<string> {
  await run.ask('till/sale/begin', { amountWon: 12_500 });
  await run.ask('customer/sale/accept');
  gateway.faults.next('charge', { kind: 'decline', text: '[CC88] 잔액' });
  await run.ask('customer/sale/signIn', { user: 'minji', password: '1234' });
  await until(() => run.customer().sale.at === 'consent');
  await run.ask('customer/sale/consent', { amountWon: 12_500 });
  await run.saleAt('declined');
  const { sale } = run.till();
  await run.ask('till/sale/dismiss');
  return 'orderNo' in sale ? sale.orderNo : '';
}

const matter = (over: Partial<OpenMatter>): OpenMatter => ({
  orderNo: 'o',
  standing: 'open',
  fingerprint: 'old',
  looks: 0,
  ...over,
});
const settings = (watched: 'none' | 'dense' | 'all'): AccountChange => ({
  of: 'settings',
  watched,
});
const keys = (next: string, ...kept: readonly string[]): AccountChange => ({
  of: 'keys',
  next,
  kept: new Set([next, ...kept]),
});
const far = watchGapsMs.length - 3;

describe('what stands in the way of a change', () => {
  test.each<readonly [string, OpenMatter, AccountChange, boolean]>([
    ['an open one, of any settings', matter({}), settings('none'), true],
    ['a waiting one, of any settings', matter({ standing: 'waiting' }), settings('none'), true],
    ['a watched one, of another channel', matter({ standing: 'watched' }), settings('none'), false],
    ['a watched one, of another mode', matter({ standing: 'watched' }), settings('dense'), true],
    [
      'one with only far looks left, of another mode',
      matter({ standing: 'watched', looks: far }),
      settings('dense'),
      false,
    ],
    [
      'one with only far looks left, of another gateway',
      matter({ standing: 'watched', looks: far }),
      settings('all'),
      true,
    ],
    ['an open one, of another key', matter({}), keys('new', 'old'), true],
    ['an open one, of another secret of its key', matter({}), keys('old'), false],
    [
      'a watched one, of another key beside its own',
      matter({ standing: 'watched' }),
      keys('new', 'old'),
      false,
    ],
    [
      'a watched one, of another key in the place of its own',
      matter({ standing: 'watched' }),
      keys('new'),
      true,
    ],
  ])('%s', (_, one, change, stands) => {
    expect(standsInTheWay(one, change)).toBe(stands);
  });
});

describe('a till that watches a refused payment', () => {
  test('does not leave its mode or its gateway, and says which payment that is', async () => {
    const [run, orderNo] = await withWatched(await standIn(), newAppFolder());
    const { settings } = await handedOut(run);
    const here = { rule: 'while-open', detail: { count: 1, open: '', watched: orderNo } };
    const { app } = run;
    // The command line keeps the mode of this run: only the file would change, which is no matter.
    const host = { ...settings.portone, host: 'https://static-api.iamport.kr' } as const;
    expect(await askAndAgree(run, 'till/setup/save', { ...settings, portone: host })).toMatchObject(
      { failure: { field: 'settings.portone', ...here } },
    );
    expect(openHere(app, { of: 'settings', watched: 'dense' })).toMatchObject(here);
    expect(openHere(app, { of: 'settings', watched: 'none' })).toBeNull();
  });

  test('may change its channel', async () => {
    const [run] = await withWatched(await standIn(), newAppFolder());
    const { settings } = await handedOut(run);
    const portone = { ...settings.portone, channelKey: 'channel-key-9' };
    expect(await askAndAgree(run, 'till/setup/save', { ...settings, portone })).toMatchObject({
      ok: true,
    });
  });

  test('keeps its keys for this run: they would be gone', async () => {
    const [run, orderNo] = await withWatched(await standIn(), newAppFolder());
    const other = { ...trainingKeys, key: 'another-key', thisRunOnly: true };
    expect(await askAndAgree(run, 'till/setup/saveKeys', other)).toMatchObject({
      failure: { field: 'keys', rule: 'while-open', detail: { watched: orderNo } },
    });
  });

  test('takes another secret of the same key', async () => {
    const [run] = await withWatched(await standIn(), newAppFolder());
    const same = { ...trainingKeys, thisRunOnly: true };
    expect(await askAndAgree(run, 'till/setup/saveKeys', same)).toMatchObject({ ok: true });
  });

  test('is seen from another mode too', async () => {
    const [gateway, folder] = [await standIn(), newAppFolder()];
    const [run, orderNo] = await withWatched(gateway, folder);
    await run.app.close();
    const file = ledgerFileIn(folder, 'test');
    expect(openMattersIn(file)).toMatchObject({
      value: [{ orderNo, standing: 'watched', looks: 0 }],
    });
  });
});

test('a practice till is never kept in practice by what it watches', async () => {
  const till = await createTestCore();
  await watchedSale(till);
  const app = { till: { session: { core: till.core() } } };
  expect(openHere(app, { of: 'settings', watched: 'all' })).toBeNull();
});

test('what was made under an earlier key is asked about with that key, and found', async () => {
  const till = await createTestCore();
  const payment = await watchedSale(till);
  const core = till.core();
  const { account, portone } = core;
  const asked: string[] = [];
  const now: Core = {
    ...core,
    account: { ...account, fingerprint: 'new-key' },
    portoneOf(other) {
      asked.push(other.fingerprint);
      return other.fingerprint === account.fingerprint ? portone : null;
    },
  };
  paidLate(till, payment);
  expect(await checkClosed(now, payment)).toBe(true);
  expect(statusOf(paymentOf(core, payment.merchantUid))).toBe('paid!late-paid');
  expect(asked).toEqual([account.fingerprint]);
  const gone = { ...now, portoneOf: () => null };
  expect(await checkClosed(gone, payment)).toBe(false);
});

test('a till whose stored keys were changed asks about what it watches with the earlier ones', async () => {
  const accepted = { key: 'key-a', secret: 'secret-a' };
  const gateway = await startTrainingGateway({ switches: { practice: false }, keys: accepted });
  onTestFinished(() => gateway.close());
  const line = { mode: 'test', gatewayUrl: gateway.url } as const;
  const run = createTestApp({ store: memoryStore(), line });
  const first = { key: new Secret('key-a'), secret: new Secret('secret-a') };
  expect(await run.app.parts.secrets.savePortOneKeys(first)).toMatchObject({ ok: true });
  await run.start();
  await refuseOnce(run, gateway);
  const [payment] = run.app.till?.session.core.ledger.read.page(firstPage) ?? [];
  const merchantUid = payment?.merchantUid ?? '';

  Object.assign(accepted, { key: 'key-b', secret: 'secret-b' });
  const next = { key: 'key-b', secret: 'secret-b', thisRunOnly: false };
  expect(await askAndAgree(run, 'till/setup/saveKeys', next)).toMatchObject({ ok: true });
  gateway.addPayment({ merchantUid, amountWon: 12_500 });
  const look = () => run.ask('till/payments/check', { merchantUid });
  // First neither account is let in, then only the earlier one.
  Object.assign(accepted, { key: 'neither' });
  expect(await look()).toMatchObject({ ok: false });
  Object.assign(accepted, { key: 'key-a', secret: 'secret-a' });
  expect(await look()).toMatchObject({
    value: { payment: { state: 'paid', alarm: 'late-paid', accountElsewhere: false } },
  });
});

const firstPage = { day: null, before: null, limit: 1 };
