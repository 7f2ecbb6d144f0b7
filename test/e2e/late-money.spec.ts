import { expect, test } from '../counter.ts';
import { seriousFindings } from '../harness/axe.ts';
import type { Counter } from '../harness/counter.ts';
import type { PaymentRow } from '../harness/ledger-rows.ts';
import { openFromList, stored } from '../harness/parked.ts';

test.describe.configure({ mode: 'default' });
// Twenty times faster: a closed payment is looked at every 15 s.
test.use({ counterOptions: { timeScale: 20 } });

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
