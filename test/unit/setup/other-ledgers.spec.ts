import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { ledgerFileIn } from '../../../main/store/ledger-file.ts';
import { openMattersIn } from '../../../main/store/open-matters.ts';
import { trainingKeys } from '../../../main/training/portone/server.ts';
import { newAppFolder } from '../../core/test-app.ts';
import { askAndAgree, handedOut, leaveOpenPayment, standIn, startedApp } from './set-up-app.ts';

/** Of another account than the stand-in's. */
const keys = { ...trainingKeys, key: 'another-key', thisRunOnly: true };

describe('with an open payment in the ledger of test mode', () => {
  test('live mode takes no other keys, and no other account', async () => {
    const [gateway, folder] = [await standIn(), newAppFolder()];
    const orderNo = await leaveOpenPayment(folder, gateway);
    const run = await startedApp({ folder, line: { mode: 'live', gatewayUrl: gateway.url } });
    const elsewhere = { rule: 'open-elsewhere', detail: { count: 1, open: orderNo } };
    expect(await askAndAgree(run, 'till/setup/saveKeys', keys)).toMatchObject({
      failure: { kind: 'refused', field: 'keys', ...elsewhere },
    });
    const { settings } = await handedOut(run);
    const portone = { ...settings.portone, host: 'https://static-api.iamport.kr' };
    expect(await askAndAgree(run, 'till/setup/save', { ...settings, portone })).toMatchObject({
      failure: { kind: 'refused', field: 'settings.portone', ...elsewhere },
    });
    const named = { ...settings, shop: { ...settings.shop, name: '매점' } };
    expect(await askAndAgree(run, 'till/setup/save', named)).toMatchObject({ ok: true });
  });

  test('the way back to test mode stays open', async () => {
    const [gateway, folder] = [await standIn(), newAppFolder()];
    await leaveOpenPayment(folder, gateway);
    const run = await startedApp({ folder });
    const { settings } = await handedOut(run);
    const saved = await askAndAgree(run, 'till/setup/save', { ...settings, mode: 'test' });
    expect(saved).toMatchObject({ ok: true });
    expect(run.app.settings.mode).toBe('test');
  });

  test('a test mode that could not be opened keeps its keys too', async () => {
    const [gateway, folder] = [await standIn(), newAppFolder()];
    await leaveOpenPayment(folder, gateway);
    const run = await startedApp({ folder, line: { mode: 'test' } });
    expect(run.app.till).toBeNull();
    expect(await askAndAgree(run, 'till/setup/saveKeys', keys)).toMatchObject({
      failure: { rule: 'open-elsewhere' },
    });
  });
});

test('a ledger that cannot be read refuses other keys, and says which', async () => {
  const [gateway, folder] = [await standIn(), newAppFolder()];
  writeFileSync(ledgerFileIn(folder, 'live'), 'not a ledger');
  const run = await startedApp({ folder, line: { mode: 'test', gatewayUrl: gateway.url } });
  expect(await askAndAgree(run, 'till/setup/saveKeys', keys)).toMatchObject({
    failure: { kind: 'refused', field: 'keys', rule: 'cannot-tell', detail: { mode: 'live' } },
  });
});

test('a practice sale neither keeps the keys from being set nor ends by it', async () => {
  const run = await startedApp({});
  await run.ask('till/sale/begin', { amountWon: 12_500 });
  // Practice speaks to no provider here: the keys get as far as the gateway, which is closed.
  expect(await askAndAgree(run, 'till/setup/saveKeys', keys)).toMatchObject({
    failure: { field: 'keys', rule: 'not-now', detail: { why: 'outside-electron' } },
  });
  expect(run.till().sale.at).toBe('customer');
});

describe('a ledger that is only looked into', () => {
  test('has nothing open where there is none', () => {
    expect(openMattersIn(join(newAppFolder(), 'ledger-live.db'))).toEqual({ ok: true, value: [] });
  });

  const strange: readonly (readonly [string, (file: string) => void])[] = [
    ['is no SQLite file', (file) => writeFileSync(file, 'x'.repeat(5_000))],
    ['is empty', (file) => writeFileSync(file, '')],
    ['is of another program', (file) => changed(file, 'application_id = 7')],
    ['is of a newer program', (file) => changed(file, 'user_version = 999')],
    ['left only its log', (file) => renameSync(file, `${file}-wal`)],
  ];
  test.each(strange)('that %s tells nothing', async (_, spoil) => {
    const [gateway, folder] = [await standIn(), newAppFolder()];
    await leaveOpenPayment(folder, gateway);
    const file = ledgerFileIn(folder, 'test');
    expect(openMattersIn(file)).toMatchObject({
      ok: true,
      value: [{ standing: 'open', looks: 0 }],
    });
    spoil(file);
    expect(openMattersIn(file)).toEqual({ ok: false, failure: { kind: 'cannot-tell' } });
  });
});

function changed(file: string, pragma: string): void {
  const db = new Database(file);
  db.pragma(pragma);
  db.close();
}
