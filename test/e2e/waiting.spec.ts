import { expect, test } from '../counter.ts';
import { seriousFindings } from '../harness/axe.ts';
import type { Counter } from '../harness/counter.ts';
import type { PaymentRow } from '../harness/ledger-rows.ts';

test.describe.configure({ mode: 'default' });
// Twenty times faster: a closed payment is looked at every 15 s.
test.use({ counterOptions: { timeScale: 20 } });

/** A charge whose answer was lost, left to the waiting list; look-ups stay down. */
async function parkUnknown(
  counter: Counter,
  amountWon: number,
  commit: 'done' | 'never' = 'done',
): Promise<PaymentRow> {
  counter.gateway.faults.down.add('look-ups');
  counter.gateway.faults.next('charge', { kind: 'drop', commit });
  await counter.charge(amountWon);
  await counter.bothAt('unknown');
  const payment = counter.newest();
  await counter.till.button('unknown.park').click();
  await counter.till.waitFor('idle');
  return payment;
}

function stored(counter: Counter, { merchantUid }: PaymentRow): PaymentRow | undefined {
  return counter.ledger().payments.find((each) => each.merchantUid === merchantUid);
}

/** A refused charge that the provider takes after all, some time later. */
async function paidLate(counter: Counter, amountWon: number): Promise<PaymentRow> {
  const { till, gateway } = counter;
  gateway.faults.next('charge', { kind: 'decline', text: '[CC88] 포인트 잔액이 모자랍니다.' });
  await counter.charge(amountWon);
  await counter.bothAt('declined');
  const payment = counter.newest();
  await till.press('Escape');
  await till.waitFor('idle');
  gateway.addPayment({ merchantUid: payment.merchantUid, amountWon });
  await expect(till.banner()).toHaveText(till.word('notice.alarm', { n: 1 }), { timeout: 25_000 });
  expect(stored(counter, payment)).toMatchObject({ state: 'paid', alarm: 'late-paid' });
  return payment;
}

async function openFromList(counter: Counter, { orderNo }: PaymentRow): Promise<void> {
  const { till } = counter;
  await till.button('banner.waiting').click();
  await till.waitForPanel('waiting');
  await till.rows().filter({ hasText: orderNo }).click();
  await till.waitForPanel('detail');
}

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

test('Money that comes late is an alarm, and is taken as the payment of its sale', async ({
  counter,
}) => {
  const { till } = counter;
  const payment = await paidLate(counter, 6_100);
  await till.button('banner.waiting').click();
  await expect(till.page.getByText(till.word('alarm.late-paid.money')).first()).toBeVisible();
  await till.press('Escape');
  await openFromList(counter, payment);
  await expect(till.says('alarm.late-paid.title')).toBeVisible();
  expect(await seriousFindings(till.page)).toEqual([]);
  await till.button('detail.attach').click();
  await till.dialog().waitFor();
  await till.press('Enter');
  await expect(till.dialog()).toBeVisible();
  await till.button('ask.acknowledge.yes').click();
  await expect(till.button('detail.attach')).toHaveCount(0);
  expect(stored(counter, payment)).toMatchObject({ state: 'paid', alarm: null });
  await till.press('Escape', 'Escape');
  await expect(till.banner()).toHaveCount(0);
});

test('Money that comes late is cancelled from its alarm', async ({ counter }) => {
  const { till } = counter;
  const points = counter.points('bigspend');
  const payment = await paidLate(counter, 4_400);
  await openFromList(counter, payment);
  const alarm = till.page.locator('section[aria-label]');
  await alarm.getByRole('button', { name: till.word('detail.cancel'), exact: true }).click();
  await till.waitForPanel('cancel');
  await till.button('reason.changed-mind').click();
  await till.press('Enter');
  await till.button('ask.cancel.yes').click();
  await till.waitForPanel('cancelled');
  expect(stored(counter, payment)).toMatchObject({ state: 'paid', cancelledWon: 4_400 });
  expect(counter.points('bigspend')).toBe(points);
  await till.dialog().waitFor();
  await till.press('Escape', 'Escape');
  await till.waitForPanel('detail');
  await till.button('detail.acknowledge').click();
  await till.button('ask.acknowledge.yes').click();
  await expect(till.button('detail.acknowledge')).toHaveCount(0);
  await till.press('Escape', 'Escape');
  await expect(till.banner()).toHaveCount(0);
});

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
