import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../counter.ts';
import type { Counter } from '../harness/counter.ts';
import { ledgerFile, overwritePage } from '../harness/ledger-file.ts';

/** Reads the provider's list from the ledger's screen, up to its end. */
async function reread({ till }: Counter): Promise<void> {
  await till.button('ledger.reread').click();
  await till.button('ask.reread-ledger.yes').click();
  // It pages over the days one after the other.
  await expect(till.page.getByText(/포트원 기록과 맞췄습니다/)).toBeVisible({ timeout: 30_000 });
}

async function openLedgerStep({ till }: Counter): Promise<void> {
  await till.press('F10');
  await till.waitForPanel('set-up');
  const step = new RegExp(`^\\d\\. ${till.word('set-up.step.ledger')}$`);
  await till.page.getByRole('button', { name: step }).click();
}

test('An older ledger is brought up to the provider’s records, and then sells again', async ({
  newPlace,
  startAt,
}) => {
  test.slow();
  const place = await newPlace();
  const file = ledgerFile(place);
  const first = await startAt(place);
  await first.sell(1_000);
  await first.app.main.stop();
  copyFileSync(file, `${file}.copy`);
  const second = await startAt(place);
  await second.sell(2_000);
  await second.app.main.stop();
  copyFileSync(`${file}.copy`, file);
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });

  const counter = await startAt(place);
  const { till } = counter;
  await expect(till.banner()).toHaveText(till.word('notice.storage.older-copy'));
  await till.button('banner.ledger').click();
  await reread(counter);
  await expect(till.banner()).toHaveCount(0);
  const sums = counter.ledger().payments.map(({ amountWon, state }) => [amountWon, state]);
  expect(sums).toEqual([
    [1_000, 'paid'],
    [2_000, 'paid'],
  ]);
  await till.press('Escape');
  await counter.sell(3_000);
});

test('A backup is put in the place of a damaged ledger, which stays beside it', async ({
  newPlace,
  startAt,
}) => {
  test.slow();
  const place = await newPlace();
  const before = await startAt(place);
  await before.sell(1_000);
  await before.till.press('Enter');
  await openLedgerStep(before);
  await before.till.button('ledger.back-up-now').click();
  await expect(before.till.page.getByText(/모두 1개/)).toBeVisible();
  await before.till.press('Escape');
  await before.sell(2_000);
  await before.app.main.kill();
  overwritePage(ledgerFile(place), 'sales');

  const counter = await startAt(place);
  const { till } = counter;
  await expect(till.banner()).toHaveText(till.word('notice.storage.damaged'));
  await till.button('banner.ledger').click();
  await till.button('ledger.put-back').click();
  await till.button('ask.put-back-ledger.yes').click();
  await expect(till.banner()).toHaveText(till.word('notice.storage.older-copy'));
  await reread(counter);
  await expect(till.banner()).toHaveCount(0);
  expect(counter.ledger().payments.map(({ amountWon }) => amountWon)).toEqual([1_000, 2_000]);
  expect(readdirSync(place.dataDir).filter((name) => name.includes('.db.aside-'))).not.toEqual([]);
  await till.press('Escape');
  await counter.sell(3_000);
});

test('A till on a new PC reads back what the one before it was paid', async ({
  newPlace,
  startAt,
}) => {
  test.slow();
  const oldPlace = await newPlace();
  const before = await startAt(oldPlace);
  await before.sell(1_000);
  await before.app.main.stop();
  const newPc = await newPlace();

  const counter = await startAt({ ...newPc, gateway: oldPlace.gateway });
  const { till } = counter;
  await openLedgerStep(counter);
  await reread(counter);
  expect(counter.ledger().payments.map(({ amountWon, state }) => [amountWon, state])).toEqual([
    [1_000, 'paid'],
  ]);
  await till.press('Escape');
  await counter.sell(2_000);
});

test('A ledger carried to another PC is held, and is left for a new one', async ({
  newPlace,
  startAt,
}) => {
  test.slow();
  const oldPlace = await newPlace();
  const before = await startAt(oldPlace);
  await before.sell(1_000);
  await before.app.main.stop();
  const newPc = await newPlace();
  copyFileSync(ledgerFile(oldPlace), ledgerFile(newPc));
  const carried = await startAt({ ...newPc, gateway: oldPlace.gateway });
  await expect(carried.till.banner()).toHaveText(carried.till.word('notice.storage.damaged'));
  await carried.app.main.stop();
  const files = readdirSync(newPc.dataDir).filter((name) => name.startsWith('ledger-test.db'));
  for (const name of files) rmSync(join(newPc.dataDir, name));

  const counter = await startAt({ ...newPc, gateway: oldPlace.gateway });
  await expect(counter.till.banner()).toHaveText(counter.till.word('notice.storage.older-copy'));
  await openLedgerStep(counter);
  await reread(counter);
  await expect(counter.till.banner()).toHaveCount(0);
  await counter.till.press('Escape');
  await counter.sell(2_000);
});
