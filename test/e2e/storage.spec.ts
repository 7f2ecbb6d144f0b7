import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from '../counter.ts';

test('A ledger of a newer program is not opened, not touched, and the till says so', async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace();
  const before = await startAt(place);
  await before.sell(2_000);
  await before.app.main.stop();
  const file = join(place.dataDir, 'ledger-test.db');
  const db = new Database(file);
  db.pragma('user_version = 99');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const digest = digestOf(file);

  const counter = await startAt(place);
  const { till } = counter;
  await expect(till.banner()).toHaveText(till.word('notice.storage.broken'));
  await till.typeAmount('1000');
  await expect(till.button('amount.primary')).toBeDisabled();
  await expect(till.says('block.storage')).toBeVisible();
  await till.press('Enter');
  expect(await till.state()).toBe('amount');
  await counter.app.main.stop();
  expect(digestOf(file)).toBe(digest);
  expect(counter.calls('charge')).toBe(1);
});

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

test('While another program holds the ledger nothing is sold, and afterwards all goes on', async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace();
  const counter = await startAt(place);
  const { till } = counter;
  await counter.ask(6_000);
  await counter.signIn();
  await counter.customer.waitFor('customer.consent');
  const other = new Database(join(place.dataDir, 'ledger-test.db'));
  other.exec('BEGIN IMMEDIATE');
  try {
    await counter.customer.consent('6,000P');
    await counter.till.page.locator('body[data-state="not-sent"]').waitFor({ timeout: 20_000 });
    await expect(till.says('not-sent.why.storage')).toBeVisible();
    await expect(till.says('not-sent.money')).toBeVisible();
    expect(counter.calls('charge')).toBe(0);
  } finally {
    other.exec('ROLLBACK');
    other.close();
  }
  await till.press('Enter');
  await counter.bothAt('approved');
  expect(counter.newest()).toMatchObject({ state: 'paid', amountWon: 6_000 });
  expect(counter.calls('charge')).toBe(1);
  expect(counter.points('bigspend')).toBe(5_000_000 - 6_000);
});

/** Only root may mount a small disk; elsewhere the two tests above stand for this one. */
if (process.getuid?.() === 0) {
  test('On a full disk nothing is sent, and with room again the same sale goes on', async ({
    newPlace,
    startAt,
  }) => {
    const place = await newPlace();
    const settings = readFileSync(join(place.dataDir, 'settings.json'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', place.dataDir]);
    try {
      writeFileSync(join(place.dataDir, 'settings.json'), settings);
      const counter = await startAt(place, { timeScale: 5 });
      const { till } = counter;
      await counter.ask(6_500);
      await counter.signIn();
      await counter.customer.waitFor('customer.consent');
      fill(place.dataDir);
      await counter.customer.consent('6,500P');
      await counter.bothAt('not-sent');
      await expect(till.says('not-sent.why.storage')).toBeVisible();
      expect(counter.calls('charge')).toBe(0);

      rmSync(join(place.dataDir, 'filler'));
      await till.press('Enter');
      await counter.bothAt('approved');
      expect(counter.newest()).toMatchObject({ state: 'paid', amountWon: 6_500 });
      expect(counter.calls('charge')).toBe(1);

      fill(place.dataDir);
      await till.press('Enter');
      await till.waitFor('idle');
      await till.typeAmount('700');
      await till.press('Enter');
      await expect(till.banner()).toHaveText(till.word('notice.storage.full'));
      await expect(till.says('failure.storage.full.title')).toBeVisible();
      expect(await till.state()).toBe('amount');
      expect(counter.ledger().payments).toHaveLength(1);

      rmSync(join(place.dataDir, 'filler'));
      await expect(till.banner()).toHaveCount(0);
      await till.press('Delete');
      expect(await counter.sell(800)).toMatchObject({ state: 'paid', amountWon: 800 });
      await counter.app.main.stop();
    } finally {
      execFileSync('umount', ['--lazy', place.dataDir]);
    }
  });
}

/** Leaves not a block free. */
function fill(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'filler'), Buffer.alloc(bavail * bsize));
}
