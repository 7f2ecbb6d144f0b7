import {
  startTrainingBunjang,
  type TrainingBunjang,
  trainingBunjangKeys,
} from '../../main/training/bunjang/server.ts';
import { expect, test } from '../counter.ts';
import { seriousFindings } from '../harness/axe.ts';
import type { Counter } from '../harness/counter.ts';
import { toldTo } from '../harness/told.ts';

let bunjang: TrainingBunjang;
test.beforeEach(async () => {
  bunjang = await startTrainingBunjang();
});
test.afterEach(() => bunjang.close());

const beside = () => ({ args: [`--bunjang-url=${bunjang.url}`] });

async function openStep({ till }: Counter): Promise<void> {
  await till.press('F10');
  await till.waitForPanel('set-up');
  const name = `8. ${till.word('set-up.step.points')}`;
  await till.page.getByRole('button', { name, exact: true }).click();
}

async function enter({ till }: Counter, { key, secret } = trainingBunjangKeys): Promise<void> {
  await till.page.getByLabel(till.word('points-keys.key')).fill(key);
  await till.page.getByLabel(till.word('points-keys.secret')).fill(secret);
  await till.button('keys.save').click();
}

/** No key and no secret in a page, in its fields, or in what main told the till. */
async function expectKeysNowhere(counter: Counter): Promise<void> {
  for (const page of [counter.till.page, counter.customer.page]) {
    const held = await page.evaluate(() => {
      const values = [...document.querySelectorAll('input')].map(({ value }) => value);
      return [document.documentElement.outerHTML, ...values].join('\n');
    });
    for (const each of Object.values(trainingBunjangKeys)) expect(held).not.toContain(each);
  }
  const told = JSON.stringify(toldTo(counter.app.ipcTrace(), 'till'));
  for (const each of Object.values(trainingBunjangKeys)) expect(told).not.toContain(each);
}

test("The shop's Bunjang keys are tried in the set-up, survive a restart and are shown nowhere", async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace();
  const first = await startAt(place, beside());
  const { till } = first;
  await openStep(first);
  await expect(till.says('points-keys.whose')).toBeVisible();
  await expect(till.says('points-keys.optional')).toBeVisible();
  await expect(till.says('points-keys.state.missing')).toBeVisible();
  expect(await seriousFindings(till.page)).toEqual([]);
  await enter(first);
  await till.dialog().waitFor();
  await expectKeysNowhere(first);
  await till.button('ask.save-points-keys.yes').click();
  await expect(
    till.says('points-keys.tested', { balance: '7,250,000P', expiring: '120,000P' }),
  ).toBeInViewport();
  await expect(till.says('points-keys.state.stored')).toBeVisible();
  await expectKeysNowhere(first);
  await till.press('Escape');
  await first.sell(3_000);
  await first.app.main.stop();
  await first.app.close();

  const second = await startAt(place, beside());
  await second.till.waitFor('idle');
  await openStep(second);
  await expect(second.till.says('points-keys.state.stored')).toBeVisible();
  await second.till.button('keys.test').click();
  await expect(
    second.till.says('points-keys.tested', { balance: '7,250,000P', expiring: '120,000P' }),
  ).toBeVisible();
  await expectKeysNowhere(second);
});

test('Wrong Bunjang keys and a wrong address are refused by name, with what to do', async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace();
  const counter = await startAt(place, beside());
  const { till } = counter;
  await openStep(counter);
  await enter(counter, { key: 'somebody', secret: 'not-base64!' });
  await expect(till.says('rule.not-base64')).toBeVisible();
  await enter(counter, { key: 'somebody', secret: 'c29tZWJvZHk=' });
  await expect(till.says('failure.points.sign-in.title')).toBeVisible();
  await till.button('close').click();
  await expect(till.dialog()).toHaveCount(0);
  await expect(till.says('points-keys.state.missing')).toBeVisible();
  const address = till.page.getByLabel(till.word('field.bunjang.stagingUrl'));
  for (const [text, rule] of [
    ['staging.example.com', 'rule.not-https'],
    ['https://openapi.bunjang.co.kr', 'rule.live-address'],
  ] as const) {
    await address.fill(text);
    await till.button('set-up.save').click();
    await expect(till.says(rule)).toBeVisible();
  }
});

test('Without an address for Bunjang the set-up says so', async ({ newPlace, startAt }) => {
  const counter = await startAt(await newPlace());
  await openStep(counter);
  await enter(counter);
  await expect(counter.till.says('rule.not-now.simulated')).toBeVisible();
  expect(bunjang.seen).toEqual([]);
});
