import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadSettings } from '../../../main/config/load-settings.ts';
import { createTestApp } from '../../core/test-app.ts';
import { askAndAgree, folderWith, handedOut, standIn, startedApp } from './set-up-app.ts';

describe('a run that the command line gave another mode and language', () => {
  test('hands out what the file says, and leaves both in the file when it saves', async () => {
    const folder = folderWith({ mode: 'test' });
    const run = await startedApp({ folder, line: { mode: 'training', language: 'en' } });
    const { settings, runMode } = await handedOut(run);
    expect({ mode: settings.mode, language: settings.language, runMode }).toEqual({
      mode: 'test',
      language: 'ko',
      runMode: 'training',
    });
    const named = { ...settings, shop: { ...settings.shop, name: '매점' } };
    expect(await askAndAgree(run, 'till/setup/save', named)).toMatchObject({ ok: true });
    expect(loadSettings(folder).settings).toEqual(named);
    expect(run.till()).toMatchObject({ mode: 'training', language: 'en', shopName: '매점' });
  });

  test('saves another mode for the next run and goes on in its own, with its sale', async () => {
    const folder = folderWith({});
    const run = await startedApp({ folder, line: { mode: 'training' } });
    await run.ask('till/sale/begin', { amountWon: 12_500 });
    const { settings } = await handedOut(run);
    const saved = await askAndAgree(run, 'till/setup/save', { ...settings, mode: 'test' });
    expect(saved).toMatchObject({ ok: true });
    expect(loadSettings(folder).settings.mode).toBe('test');
    expect(run.till()).toMatchObject({ mode: 'training', sale: { at: 'customer' } });
  });

  test('keeps a language chosen on the screen, and only that', async () => {
    const folder = folderWith({ mode: 'test' });
    const run = await startedApp({ folder, line: { mode: 'training' } });
    await run.ask('till/app/language', { language: 'en' });
    expect(loadSettings(folder).settings).toMatchObject({ mode: 'test', language: 'en' });
    expect((await handedOut(run)).settings.language).toBe('en');
  });

  test('speaks another language at once when a person saves one', async () => {
    const run = await startedApp({ line: { language: 'en' } });
    const { settings } = await handedOut(run);
    await askAndAgree(run, 'till/setup/save', { ...settings, language: 'en' });
    expect(run.till().language).toBe('en');
    await askAndAgree(run, 'till/setup/save', { ...settings, language: 'ko' });
    expect(run.till().language).toBe('ko');
  });
});

test('without the command line the run has no mode of its own', async () => {
  expect(await handedOut(await startedApp({}))).toMatchObject({ runMode: null });
});

describe('live mode', () => {
  const portone = { channelKey: 'channel-key-1', memberCode: 'MC1' };

  test('is not saved while this version keeps it closed', async () => {
    const folder = folderWith({});
    const run = await startedApp({ folder });
    const { settings } = await handedOut(run);
    const live = { ...settings, mode: 'live', portone: { ...settings.portone, ...portone } };
    expect(await askAndAgree(run, 'till/setup/save', live)).toMatchObject({
      failure: {
        kind: 'refused',
        field: 'settings.mode',
        rule: 'not-now',
        detail: { why: 'live-closed' },
      },
    });
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).not.toContain('live');
  });

  test('is saved where a gateway on this machine stands in', async () => {
    const gateway = await standIn();
    const run = await startedApp({ line: { mode: 'test', gatewayUrl: gateway.url } });
    const { settings } = await handedOut(run);
    const live = { ...settings, mode: 'live', portone: { ...settings.portone, ...portone } };
    expect(await askAndAgree(run, 'till/setup/save', live)).toMatchObject({ ok: true });
  });
});

test('a closed gateway is told with its reason', async () => {
  const run = createTestApp({ folder: folderWith({ mode: 'test' }) });
  await run.start();
  expect(run.till().notices).toContainEqual({
    kind: 'real-gateway-closed',
    rule: 'outside-electron',
  });
});
