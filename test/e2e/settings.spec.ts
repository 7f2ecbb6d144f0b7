import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../counter.ts';
import { readLedger } from '../harness/ledger-rows.ts';
import type { Place } from '../harness/place.ts';
import { CustomerPage } from '../pages/customer-page.ts';
import { TillPage } from '../pages/till-page.ts';

function settingsOf({ dataDir }: Place): string {
  return join(dataDir, 'settings.json');
}

/** Files with something wrong in them, and how the till names it: the field in words or as written, the rule. */
const badFiles = [
  {
    name: 'is not JSON',
    text: '{ "mode": "test", ',
    named: [['set-up.whole-file', 'rule.not-json']],
  },
  {
    name: 'has values of the wrong type',
    text: '{"schemaVersion":1,"shop":{"name":7,"tillId":"카운터 1"},"sale":{"maxWon":-5}}',
    named: [
      ['field.shop.name', 'rule.not-text'],
      ['field.shop.tillId', 'rule.format'],
      ['field.sale.maxWon', 'rule.above-zero'],
    ],
  },
  {
    name: 'comes from a newer program',
    text: '{"schemaVersion":2,"shop":{"name":"새 매장"}}',
    named: [[{ written: 'schemaVersion' }, 'rule.newer-version']],
  },
  {
    name: 'has keys that nobody knows',
    text: '{"schemaVersion":1,"shop":{"colour":"red"},"extra":true}',
    named: [
      [{ written: 'shop.colour' }, 'rule.unknown-field'],
      [{ written: 'extra' }, 'rule.unknown-field'],
    ],
  },
] as const;

for (const { name, text, named } of badFiles) {
  test(`A settings file that ${name} is named, left alone, and the till sells without it`, async ({
    newPlace,
    startAt,
  }) => {
    const place = await newPlace();
    writeFileSync(settingsOf(place), text);
    const counter = await startAt(place, { args: ['--mode=test'] });
    const { till } = counter;
    await expect(till.banner()).toHaveText(till.word('notice.settings', { n: named.length }));
    await till.button('banner.set-up').click();
    await till.waitForPanel('set-up');
    for (const [field, rule] of named) {
      const name = typeof field === 'string' ? till.word(field) : field.written;
      const sentence = `${name}: ${till.word(rule)}`;
      await expect(till.page.getByRole('listitem').filter({ hasText: sentence })).toBeVisible();
    }
    await till.press('Escape');
    const row = await counter.sell(1_500);
    expect(row.merchantUid).toMatch(/^TE-T1-/);
    expect(counter.provided(row.merchantUid)).toMatchObject([{ status: 'paid' }]);
    // A screen in another language does not need the file.
    await till.press('Enter');
    await till.speak('en');
    await expect(till.button('amount.primary')).toBeVisible();
    await counter.app.main.stop();
    expect(readFileSync(settingsOf(place), 'utf8')).toBe(text);
  });
}

test('Without a settings file the till starts with its defaults, in training, and sells', async ({
  openTill,
}) => {
  const app = await openTill();
  expect(existsSync(join(app.dataDir, 'settings.json'))).toBe(false);
  const till = new TillPage(app.till);
  const customer = new CustomerPage(app.customer);
  await till.waitFor('idle');
  await expect(till.page.locator('body')).toHaveAttribute('data-mode', 'training');
  await expect(till.banner()).toHaveCount(0);
  await expect(till.page.locator('header').getByText('연습')).toBeVisible();
  await till.typeAmount('12000');
  await till.press('Enter');
  await customer.accept();
  await customer.signIn('minji', '1234', 'keyboard');
  await customer.consent('12,000P');
  await Promise.all([till.waitFor('approved'), customer.waitFor('approved')]);
  const { payments } = readLedger(app.dataDir, 'training');
  expect(payments).toMatchObject([{ state: 'paid', amountWon: 12_000 }]);
  const books = JSON.parse(readFileSync(join(app.dataDir, 'training-books.json'), 'utf8'));
  expect(books.payments).toMatchObject([
    { merchantUid: payments[0]?.merchantUid, status: 'paid', amountWon: 12_000 },
  ]);
});

test('The last good settings stay in force, and saving puts the bad file aside', async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace();
  const before = await startAt(place);
  await expect(before.till.page.getByText('시험 매장 · E1')).toBeVisible();
  await before.app.main.stop();
  const bad = '{"schemaVersion":1,"shop":{"tillId":"?"}}';
  writeFileSync(settingsOf(place), bad);

  const counter = await startAt(place);
  const { till } = counter;
  await expect(till.page.getByText('시험 매장 · E1')).toBeVisible();
  await till.button('banner.set-up').click();
  await till.page.getByLabel(till.word('field.shop.name')).fill('고친 매장');
  await till.button('set-up.save').click();
  await till.button('ask.save-settings.yes').click();
  await expect(till.says('set-up.saved')).toBeVisible();
  await expect(till.banner()).toHaveCount(0);
  await expect(till.page.getByText('고친 매장 · E1')).toBeVisible();
  expect(JSON.parse(readFileSync(settingsOf(place), 'utf8'))).toMatchObject({
    schemaVersion: 1,
    mode: 'test',
    shop: { name: '고친 매장', tillId: 'E1' },
  });
  expect(readFileSync(join(place.dataDir, 'settings.bad-1.json'), 'utf8')).toBe(bad);
});
