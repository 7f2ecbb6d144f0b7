import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from '../counter.ts';
import type { Counter } from '../harness/counter.ts';
import { ledgerFile, overwritePage } from '../harness/ledger-file.ts';

/** The till refuses the next sale before anybody is asked. */
async function expectNoSale({ till }: Counter): Promise<void> {
  await till.typeAmount('1000');
  await expect(till.button('amount.primary')).toBeDisabled();
  await expect(till.says('block.storage')).toBeVisible();
  await till.press('Enter');
  expect(await till.state()).toBe('amount');
  await till.press('Delete');
}

test('With a page broken after a kill nothing is sold, and the open payment is still resolved', async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace();
  const before = await startAt(place);
  await before.sell(2_000);
  await before.till.press('Enter');
  before.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  await before.charge(3_000);
  await before.bothAt('unknown');
  await before.app.main.kill();
  expect(before.newest()).toMatchObject({ state: 'unknown', amountWon: 3_000 });
  overwritePage(ledgerFile(place), 'sales');

  const counter = await startAt(place);
  const { till } = counter;
  await expect(till.banner()).toHaveText(till.word('notice.storage.damaged'));
  await expectNoSale(counter);
  await expect.poll(() => counter.newest().state).toBe('paid');
  await till.press('F6');
  await expect(till.rows()).toHaveCount(2);
  await till.press('Escape');
  await till.button('banner.ledger').click();
  await till.waitForPanel('set-up');
  await expect(till.page.getByText(till.word('ledger.check'), { exact: true })).toBeVisible();
  expect(counter.calls('charge')).toBe(2);
});

test('An older copy put in the place of the ledger is known at once, and nothing is charged on it', async ({
  newPlace,
  startAt,
}) => {
  // Three starts of the whole program.
  test.slow();
  const place = await newPlace();
  const file = ledgerFile(place);
  const first = await startAt(place);
  await first.sell(1_000);
  await first.app.main.stop();
  copyFileSync(file, `${file}.copy`);
  const second = await startAt(place);
  await expect(second.till.banner()).toHaveCount(0);
  await second.sell(2_000);
  await second.app.main.stop();
  copyFileSync(`${file}.copy`, file);
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });

  const third = await startAt(place);
  await expect(third.till.banner()).toHaveText(third.till.word('notice.storage.older-copy'));
  await expectNoSale(third);
  expect(third.calls('charge')).toBe(2);
});

test('A person checks the ledger and backs it up, and sees what came of it', async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace();
  const counter = await startAt(place);
  const { till } = counter;
  await counter.sell(4_000);
  await till.press('Enter', 'F10');
  await till.waitForPanel('set-up');
  await till.page
    .getByRole('button', { name: new RegExp(`^\\d\\. ${till.word('set-up.step.ledger')}$`) })
    .click();
  await expect(till.says('ledger.backup.never')).toBeVisible();
  await till.button('ledger.back-up-now').click();
  await expect(till.page.getByText(/모두 1개/)).toBeVisible();
  const [name = '', ...others] = readdirSync(join(place.dataDir, 'backups'));
  expect([name, others]).toEqual([expect.stringMatching(/^ledger-test-\d{8}T\d{6}Z\.db$/), []]);
  const copy = new Database(join(place.dataDir, 'backups', name), { readonly: true });
  expect(copy.prepare('SELECT state, amount_won FROM payments').raw().all()).toEqual([
    ['paid', 4_000],
  ]);
  copy.close();
  await till.button('ledger.check-now').click();
  await expect(till.page.getByText(/이상 없음/)).toBeVisible();
  await expect(till.banner()).toHaveCount(0);
});

/** Only root may mount a small disk. */
if (process.getuid?.() === 0) {
  test('A disk that is full at the start needs no restart once there is room', async ({
    newPlace,
    startAt,
  }) => {
    const place = await newPlace();
    const settings = readFileSync(join(place.dataDir, 'settings.json'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', place.dataDir]);
    try {
      writeFileSync(join(place.dataDir, 'settings.json'), settings);
      fillButForTheHost(place.dataDir);
      const counter = await startAt(place, { timeScale: 5 });
      const { till } = counter;
      await expect(till.banner()).toHaveText(till.word('notice.storage.full'));
      await expectNoSale(counter);
      await till.button('banner.try-again').click();
      await expect(till.banner()).toHaveText(till.word('notice.storage.full'));
      rmSync(join(place.dataDir, 'filler'));
      await expect(till.banner()).toHaveCount(0);
      expect(await counter.sell(800)).toMatchObject({ state: 'paid', amountWon: 800 });
      await counter.app.main.stop();
    } finally {
      execFileSync('umount', ['--lazy', place.dataDir]);
    }
  });
}

/** Leaves room for the small files of the host and the log, but not for a ledger. */
function fillButForTheHost(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'filler'), Buffer.alloc((bavail - 8) * bsize));
}
