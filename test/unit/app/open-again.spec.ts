import { existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bugsLogged, createTestApp, newAppFolder, type TestApp } from '../../core/test-app.ts';
import { until } from '../../core/until.ts';
import { createVirtualClock, type VirtualClock } from '../../core/virtual-clock.ts';

const sale = { amountWon: 1_000 };

/** A program whose ledger cannot be made: a folder stands in its place. */
async function blocked(): Promise<{
  readonly run: TestApp;
  readonly clock: VirtualClock;
  readonly mend: () => void;
}> {
  const folder = newAppFolder();
  const inTheWay = join(folder, 'ledger-training.db');
  mkdirSync(inTheWay);
  const clock = createVirtualClock(() => new Promise((done) => setTimeout(done, 5)));
  const run = createTestApp({ folder, clock: clock.life() });
  await run.start();
  return { run, clock, mend: () => rmdirSync(inTheWay) };
}

function kindsOf(run: TestApp): readonly string[] {
  return run
    .till()
    .notices.map((notice) => (notice.kind === 'storage' ? `storage ${notice.state}` : notice.kind));
}

describe('a till whose ledger cannot be opened', () => {
  test('says so and refuses a sale, and opens by itself once it can', async () => {
    const { run, clock, mend } = await blocked();
    expect(kindsOf(run)).toEqual(['storage broken']);
    expect(run.till().ledger).toBeNull();
    expect(await run.ask('till/sale/begin', sale)).toMatchObject({
      failure: { kind: 'storage', state: 'broken' },
    });
    for (let tries = 0; tries < 4; tries += 1) {
      await clock.advance(5_000);
      expect(kindsOf(run)).toEqual(['storage broken']);
    }
    mend();
    await clock.advance(5_000);
    await until(() => run.app.till !== null);
    expect(await run.ask('till/sale/begin', sale)).toMatchObject({ ok: true });
    expect(bugsLogged(run).length).toBeLessThanOrEqual(1);
  });

  test('opens at once when a person asks for it', async () => {
    const { run, mend } = await blocked();
    expect(await run.ask('till/ledger/tryAgain')).toMatchObject({ ok: true });
    expect(kindsOf(run)).toEqual(['storage broken']);
    mend();
    expect(await run.ask('till/ledger/tryAgain')).toMatchObject({ ok: true });
    expect(kindsOf(run)).toEqual([]);
    expect(await run.ask('till/sale/begin', sale)).toMatchObject({ ok: true });
  });

  test('refuses to be checked or backed up, and tries no more once it is closed', async () => {
    const { run, clock, mend } = await blocked();
    for (const call of ['check', 'backUp', 'stopWork']) {
      expect(await run.ask(`till/ledger/${call}`)).toMatchObject({ failure: { kind: 'storage' } });
    }
    await run.app.close();
    mend();
    await clock.advance(60_000);
    expect(existsSync(join(run.folder, 'ledger-training.db'))).toBe(false);
  });
});

test('a person’s check and backup are pushed as they go, one at a time', async () => {
  const run = createTestApp();
  await run.start();
  expect(await run.ask('till/sale/begin', sale)).toMatchObject({ ok: true });
  await until(() => run.till().ledger?.work === null);
  expect(await run.ask('till/ledger/backUp')).toMatchObject({ ok: true });
  expect(await run.ask('till/ledger/check')).toMatchObject({
    failure: { kind: 'refused', field: 'ledger.work', rule: 'not-now' },
  });
  await until(() => run.till().ledger?.backups === 1);
  expect(run.till().ledger).toMatchObject({ work: null, failed: null, check: null });
  expect(await run.ask('till/ledger/check')).toMatchObject({ ok: true });
  await until(() => run.till().ledger?.check !== null);
  expect(run.till().ledger).toMatchObject({ check: { damaged: false } });
});
