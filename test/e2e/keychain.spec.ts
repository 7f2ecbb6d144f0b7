import { trainingKeys } from '../../main/training/portone/server.ts';
import { expect, test } from '../counter.ts';
import type { Counter } from '../harness/counter.ts';
import { toldTo } from '../harness/told.ts';

/** Enters the keys in the set-up, up to main's question. */
async function enterKeys({ till }: Counter): Promise<void> {
  if ((await till.panel()) !== 'set-up') await till.press('F10');
  await till.waitForPanel('set-up');
  await till.page.getByRole('button', { name: `2. ${till.word('set-up.step.keys')}` }).click();
  await till.page.getByLabel(till.word('keys.key')).fill(trainingKeys.key);
  await till.page.getByLabel(till.word('keys.secret')).fill(trainingKeys.secret);
  await till.button('keys.save').click();
  await till.dialog().waitFor();
}

async function confirmKeys({ till }: Counter): Promise<void> {
  await till.button('ask.save-keys.yes').click();
  await expect(till.page.getByText('TRN02')).toBeVisible();
}

/** No key and no secret in the page, in its fields, or in what main told it. */
async function expectKeysNowhere(counter: Counter): Promise<void> {
  for (const page of [counter.till.page, counter.customer.page]) {
    const held = await page.evaluate(() => {
      const values = [...document.querySelectorAll('input')].map(({ value }) => value);
      return [document.documentElement.outerHTML, ...values].join('\n');
    });
    for (const key of Object.values(trainingKeys)) expect(held).not.toContain(key);
  }
  const told = JSON.stringify(toldTo(counter.app.ipcTrace(), 'till'));
  expect(told).toContain('"keychain"');
  for (const key of Object.values(trainingKeys)) expect(told).not.toContain(key);
}

test('Keys entered in the set-up survive a restart and are shown nowhere', async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace({ stored: false });
  const first = await startAt(place);
  // Nothing can be charged without keys, so the set-up opens by itself at the keys.
  await first.till.waitForPanel('set-up');
  await expect(first.till.says('keys.state.missing')).toBeVisible();
  await enterKeys(first);
  await expectKeysNowhere(first);
  await confirmKeys(first);
  await expect(first.till.says('keys.state.stored')).toBeVisible();
  await expectKeysNowhere(first);
  await first.till.press('Escape');
  await first.app.main.stop();
  await first.app.close();

  const second = await startAt(place);
  await second.till.waitFor('idle');
  expect(await second.till.panel()).toBe('none');
  const row = await second.sell(3_000);
  expect(second.provided(row.merchantUid)).toMatchObject([{ status: 'paid' }]);
  await second.till.press('Enter', 'F10');
  await second.till.page.getByRole('button', { name: /^2\./ }).click();
  await expect(second.till.says('keys.state.stored')).toBeVisible();
  await expect(second.till.page.getByLabel(second.till.word('keys.key'))).toHaveValue('');
  await expectKeysNowhere(second);
});

test('Wrong keys are not kept', async ({ newPlace, startAt }) => {
  const place = await newPlace({ stored: false });
  const counter = await startAt(place);
  const { till } = counter;
  await till.waitForPanel('set-up');
  await till.page.getByLabel(till.word('keys.key')).fill('somebody-elses-key');
  await till.page.getByLabel(till.word('keys.secret')).fill('somebody-elses-secret');
  await till.button('keys.save').click();
  await expect(till.says('failure.keys.wrong.title')).toBeVisible();
  await expect(till.dialog()).toHaveCount(0);
  await expect(till.says('keys.state.missing')).toBeVisible();
});

test('A locked keychain is told, and its keys are there once it is unlocked', async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace();
  await place.keyring.lock();
  const counter = await startAt(place);
  const { till } = counter;
  await expect(till.banner()).toHaveText(till.word('notice.keychain.locked'), { timeout: 15_000 });
  await till.typeAmount('5000');
  await expect(till.button('amount.primary')).toBeDisabled();
  await expect(till.says('block.keychain')).toBeVisible();
  await till.press('Enter');
  expect(await till.state()).toBe('amount');

  await place.keyring.unlock();
  await till.button('banner.unlock').click();
  await expect(till.banner()).toHaveCount(0);
  await till.press('Delete');
  const row = await counter.sell(5_000);
  expect(counter.provided(row.merchantUid)).toMatchObject([{ status: 'paid' }]);
});

for (const keychain of ['locked', 'absent'] as const) {
  test(`With a keychain that is ${keychain} the till takes keys for this run only and sells`, async ({
    newPlace,
    startAt,
  }) => {
    const place = await newPlace({ keychain });
    const first = await startAt(place);
    const { till } = first;
    await expect(till.banner()).toHaveText(till.word(`notice.keychain.${keychain}`), {
      timeout: 15_000,
    });
    await enterKeys(first);
    await confirmKeys(first);
    await expect(till.says(`keys.keychain.${keychain}`)).toBeVisible();
    await expect(till.says('keys.state.this-run')).toBeVisible();
    await expectKeysNowhere(first);
    await till.press('Escape');
    const row = await first.sell(4_200);
    expect(first.provided(row.merchantUid)).toMatchObject([{ status: 'paid', amountWon: 4_200 }]);
    await first.app.main.stop();
    await first.app.close();

    const second = await startAt(place);
    await expect(second.till.banner()).toHaveText(second.till.word(`notice.keychain.${keychain}`), {
      timeout: 15_000,
    });
    await second.till.typeAmount('1000');
    await expect(second.till.says('block.keychain')).toBeVisible();
  });
}

test('Keys given on standard input serve one run', async ({ newPlace, startAt }) => {
  const place = await newPlace({ stored: false });
  const counter = await startAt(place, {
    args: ['--keys-stdin'],
    stdin: `${JSON.stringify(trainingKeys)}\n`,
  });
  const row = await counter.sell(2_100);
  expect(counter.provided(row.merchantUid)).toMatchObject([{ status: 'paid' }]);
  await expectKeysNowhere(counter);
});
