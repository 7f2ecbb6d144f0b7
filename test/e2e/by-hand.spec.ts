import { expect, test } from '../counter.ts';
import { seriousFindings } from '../harness/axe.ts';
import { openFromList, parkUnknown, stored } from '../harness/parked.ts';

test.describe.configure({ mode: 'default' });
// Twenty times faster: a closed payment is looked at every 15 s.
test.use({ counterOptions: { timeScale: 20 } });

test('A manager settles what nobody can look up; it stays flagged until a look-up agrees', async ({
  counter,
}) => {
  const { till, gateway } = counter;
  const payment = await parkUnknown(counter, 5_500, 'never');
  await openFromList(counter, payment);
  await till.button('detail.settle').click();
  const save = till.button('settle.save');
  await expect(save).toBeDisabled();
  await till.button('settle.as.not-charged').click();
  const evidence = till.page.getByLabel(till.word('settle.evidence'));
  await evidence.fill('콘솔');
  await expect(save).toBeDisabled();
  await evidence.fill('콘솔 14:20 확인');
  await till.press('Enter');
  await expect(save).toBeEnabled();
  expect(await seriousFindings(till.page)).toEqual([]);

  // Refused until the settle time is over, 9 s here: before that nobody can know.
  await expect(async () => {
    await save.click({ timeout: 500 });
    await expect(till.button('ask.settle-by-hand.yes')).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await till.press('Enter');
  await expect(till.button('ask.settle-by-hand.yes')).toBeVisible();
  await till.press('Escape');
  await expect(evidence).toHaveValue('콘솔 14:20 확인');
  expect(stored(counter, payment)).toMatchObject({ state: 'unknown' });
  await save.click();
  await till.button('ask.settle-by-hand.yes').click();
  await expect(till.says('settle.by-hand')).toBeVisible({ timeout: 10_000 });
  expect(stored(counter, payment)).toMatchObject({
    state: 'not-charged',
    why: 'by-hand',
    alarm: 'by-hand',
  });
  await expect(till.says('alarm.by-hand.title')).toBeVisible();
  await expect(till.button('detail.acknowledge')).toHaveCount(0);

  gateway.faults.clear();
  await expect(till.says('alarm.by-hand.title')).toHaveCount(0, { timeout: 45_000 });
  expect(stored(counter, payment)).toMatchObject({ why: 'nothing-found', alarm: null });
});

test('A manager who says paid is corrected by what the look-up shows, also in English', async ({
  counter,
}) => {
  const { till, gateway } = counter;
  const payment = await parkUnknown(counter, 8_800);
  await till.speak('en');
  await openFromList(counter, payment);
  await till.button('detail.settle').click();
  await till.button('settle.as.paid').click();
  await till.page.getByLabel(till.word('settle.impUid')).fill('imps_typed_wrong');
  await till.page.getByLabel(till.word('settle.evidence')).fill('console 14:20');
  await till.button('settle.save').click();
  await till.button('ask.settle-by-hand.yes').click();
  await expect(till.says('settle.by-hand')).toBeVisible({ timeout: 10_000 });
  expect(stored(counter, payment)).toMatchObject({ impUid: 'imps_typed_wrong', alarm: 'by-hand' });
  gateway.faults.clear();
  const [row] = counter.provided(payment.merchantUid);
  await expect
    .poll(() => stored(counter, payment), { timeout: 45_000 })
    .toMatchObject({ state: 'paid', impUid: row?.impUid, alarm: null });
  await till.press('Escape', 'Escape', 'Escape');
  await till.speak('ko');
});
