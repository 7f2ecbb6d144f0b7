import { expect, test } from '../counter.ts';
import { seriousFindings } from '../harness/axe.ts';
import { parkUnknown, stored } from '../harness/parked.ts';

test.describe.configure({ mode: 'default' });
// Twenty times faster: a closed payment is looked at every 15 s.
test.use({ counterOptions: { timeScale: 20 } });

test('The waiting list shows what is waited for and when it is checked, and checks all at once', async ({
  counter,
}) => {
  const { till, gateway } = counter;
  const first = await parkUnknown(counter, 7_300);
  const second = await parkUnknown(counter, 2_100, 'never');
  await till.button('header.waiting', { n: 2 }).click();
  await till.waitForPanel('waiting');
  await expect(till.rows()).toHaveCount(2);
  await expect(till.page.getByText(till.word('waiting.kind.payment'))).toHaveCount(2);
  const counts = { lookUps: 2, cancels: 0, charges: 0, needPerson: 0 };
  await expect(till.says('waiting.counts', counts)).toBeVisible();
  await expect(till.page.getByText(/다음 확인 \d+초 뒤/).first()).toBeVisible();
  expect(await seriousFindings(till.page)).toEqual([]);

  gateway.faults.clear();
  const before = counter.calls('find-all');
  await till.button('waiting.check-all').click();
  await expect(till.rows()).toHaveCount(1);
  expect(counter.calls('find-all')).toBeGreaterThanOrEqual(before + 2);
  expect(stored(counter, first)).toMatchObject({ state: 'paid' });
  await till.press('F5');
  await expect(till.says('waiting.empty')).toBeVisible({ timeout: 25_000 });
  expect(stored(counter, second)).toMatchObject({ state: 'not-charged', why: 'nothing-found' });
  await till.press('Escape');
  await expect(till.banner()).toHaveCount(0);
});

test('Offline, the till says what still works and how many wait, and goes on by itself', async ({
  counter,
}) => {
  const { till, gateway } = counter;
  const payment = await parkUnknown(counter, 3_300);
  await gateway.unplug();
  gateway.faults.clear();
  const banner = till.banner();
  await expect(banner).toContainText(till.word('notice.offline.works'), { timeout: 20_000 });
  await expect(banner).toContainText(till.word('notice.offline.waiting', { n: 1 }));
  expect(await seriousFindings(till.page)).toEqual([]);
  await till.button('banner.waiting').click();
  await till.waitForPanel('waiting');
  await expect(till.rows()).toContainText(payment.orderNo);
  await gateway.plugIn();
  await expect(till.says('waiting.empty')).toBeVisible({ timeout: 25_000 });
  expect(stored(counter, payment)).toMatchObject({ state: 'paid', alarm: null });
  await till.press('Escape');
  await expect(till.banner()).toHaveCount(0);
});
