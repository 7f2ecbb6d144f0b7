import { expect, test } from '../counter.ts';
import type { Counter } from '../harness/counter.ts';

test.describe.configure({ mode: 'default' });
const deferred = { on: true, unseenWon: 50_000 } as const;
// Whether the provider can be reached is tried every second.
test.use({ counterOptions: { timeScale: 5, settings: { deferred } } });

test.beforeEach(async ({ counter }) => {
  await counter.gateway.plugIn();
  await expect(counter.till.says('header.online')).toBeVisible();
});

/** Finds out that the line is down, as a till does: by a sale that could not be sent. */
async function goOffline(counter: Counter): Promise<void> {
  const { till, gateway } = counter;
  await counter.ask(1_000);
  await gateway.unplug();
  await counter.signIn();
  await counter.bothAt('wait-offer');
  await till.press('Escape');
  await till.waitFor('idle');
  await expect(till.says('header.offline')).toBeVisible();
}

/** A sale from the first key to waiting, without a line. */
async function letWait(counter: Counter, won: number, password = '1234'): Promise<string> {
  const { till, customer } = counter;
  const user = counter.newCustomer();
  await counter.ask(won);
  await counter.signIn(user, password);
  await counter.bothAt('wait-offer');
  await customer.agreeToWait(`${won.toLocaleString('en-US')}P`);
  await counter.bothAt('wait-agreed');
  await till.press('Enter');
  expect(await till.state()).toBe('wait-agreed');
  await till.button('wait.accept').click();
  await counter.bothAt('waiting');
  return counter.newest().merchantUid;
}

test('A sale that starts offline at the first key waits, and is approved when the line is back', async ({
  counter,
}) => {
  const { till, customer, gateway } = counter;
  await goOffline(counter);
  await expect(till.banner()).toContainText(till.word('notice.offline.may-sell'));
  const charges = counter.calls('charge');
  const merchantUid = await letWait(counter, 12_000);
  await expect(till.heading()).toHaveText('대기 중 (차감 전)');
  await expect(till.says('wait.money')).toBeVisible();
  await expect(customer.heading()).toHaveText(customer.word('put-off.title'));
  await expect(customer.page.getByText(customer.word('wait.money'))).toBeVisible();
  expect(counter.newest()).toMatchObject({ state: 'waiting', attempts: 0 });
  expect(counter.calls('charge')).toBe(charges);

  await till.press('F8');
  const slip = await till.receiptText('waiting');
  expect(slip).toContain('대기확인증');
  expect(slip).toContain('영수증이아닙니다');
  expect(slip).toContain('아직포인트는차감되지않았습니다');
  await till.press('Escape');

  await gateway.plugIn();
  await counter.bothAt('approved');
  expect(counter.newest()).toMatchObject({ merchantUid, state: 'paid', attempts: 1 });
  expect(counter.provided(merchantUid)).toMatchObject([{ status: 'paid' }]);
});

test('A wrong password shows only when it is sent: the till says so, and the customer may type again', async ({
  counter,
}) => {
  const { till, customer, gateway } = counter;
  await goOffline(counter);
  const merchantUid = await letWait(counter, 7_000, 'wrong');
  await till.press('Enter');
  await till.waitFor('idle');
  await gateway.plugIn();
  await expect.poll(() => counter.newest().state).toBe('declined');
  expect(counter.newest()).toMatchObject({ reason: 'credentials', alarm: 'deferred-not-paid' });

  await till.openPayment(merchantUid);
  await expect(till.says('alarm.deferred-not-paid.title')).toBeVisible();
  await expect(till.says('declined.credentials.title')).toBeVisible();
  await expect(till.says('fate.not-charged')).toBeVisible();
  await till.button('waiting-sale.ask-again').click();
  await customer.waitFor('customer.intro');
  await counter.signIn(counter.newCustomer());
  await customer.consent('7,000P');
  await counter.bothAt('approved');
  expect(counter.newest()).toMatchObject({ merchantUid, state: 'paid', alarm: null });
});

test('A charge that waits is taken back from the list, by touch, and never sent', async ({
  counter,
}) => {
  const { till, gateway } = counter;
  await goOffline(counter);
  const merchantUid = await letWait(counter, 5_000);
  await till.press('Enter');
  await till.waitFor('idle');
  await till.button('header.waiting', { n: 1 }).click();
  await till.waitForPanel('waiting');
  await till.button('waiting-sale.withdraw').click();
  await expect(till.dialog()).toContainText(till.word('ask.withdraw-charge.title'));
  await till.press('Enter');
  await expect(till.dialog()).toBeVisible();
  await till.button('ask.withdraw-charge.yes').click();
  await expect(till.says('waiting.empty')).toBeVisible();
  expect(counter.newest()).toMatchObject({ state: 'not-charged', why: 'withdrawn', alarm: null });
  await gateway.plugIn();
  await expect(till.says('header.online')).toBeVisible();
  expect(counter.provided(merchantUid)).toEqual([]);
});

test('Over a cap the till says which, its figure and what to do; nothing waits', async ({
  counter,
}) => {
  const { till, gateway } = counter;
  await counter.ask(60_000);
  await gateway.unplug();
  await counter.signIn(counter.newCustomer());
  await counter.bothAt('not-sent');
  await expect(till.says('wait.fault.per-charge', { limit: '50,000원' })).toBeVisible();
  await expect(till.says('not-sent.money')).toBeVisible();
  await till.press('Escape');
  await till.waitFor('idle');
  await till.typeAmount('60000');
  await expect(till.says('block.over-wait', { limit: '50,000원' })).toBeVisible();
  await till.press('Delete');
});

test('The customer may say no: nothing waits, and the sale is over', async ({ counter }) => {
  const { till, customer, gateway } = counter;
  await counter.ask(3_000);
  await gateway.unplug();
  await counter.signIn(counter.newCustomer());
  await customer.waitFor('wait-offer');
  await customer.leave();
  await counter.bothAt('cancelled_by_customer');
  await expect(till.says('ended.money')).toBeVisible();
  expect(counter.newest()).toMatchObject({ state: 'not-charged', why: 'never-sent' });
});

test('When the half hour is over the customer is asked again, for the same payment', async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace({ settings: { deferred: { ...deferred, secretMinutes: 1 } } });
  const counter = await startAt(place, { timeScale: 20 });
  const { till, customer, gateway } = counter;
  await goOffline(counter);
  const merchantUid = await letWait(counter, 4_000);
  await expect(till.says('waiting-sale.re-enter')).toBeVisible();
  await gateway.plugIn();
  await expect(till.says('header.online').or(till.heading()).first()).toBeVisible();
  await till.press('Enter');
  await till.waitFor('idle');
  await expect(till.says('header.online')).toBeVisible();
  await till.openPayment(merchantUid);
  expect(counter.newest()).toMatchObject({ state: 'waiting', attempts: 0 });
  await till.button('waiting-sale.ask-again').click();
  await customer.waitFor('customer.intro');
  await customer.leave();
  await till.waitFor('cancelled_by_customer');
  await expect(till.says('ended.waits')).toBeVisible();
  await till.press('Enter');
  expect(counter.newest()).toMatchObject({ state: 'waiting' });

  await till.openPayment(merchantUid);
  await till.button('waiting-sale.ask-again').click();
  await customer.waitFor('customer.intro');
  await counter.signIn();
  await customer.consent('4,000P');
  await counter.bothAt('approved');
  expect(counter.newest()).toMatchObject({ merchantUid, state: 'paid' });
});

test('Where no manager has turned it on, nothing waits and no new sale begins offline', async ({
  newPlace,
  startAt,
}) => {
  const counter = await startAt(await newPlace(), { timeScale: 5 });
  const { till, gateway } = counter;
  await counter.ask(1_000);
  await gateway.unplug();
  await counter.signIn();
  await counter.bothAt('not-sent');
  await till.press('Escape');
  await till.waitFor('idle');
  await till.typeAmount('1000');
  await expect(till.button('amount.offline')).toBeDisabled();
});

test('The wizard asks outright, says who bears the risk, and refuses more than the caps', async ({
  newPlace,
  startAt,
}) => {
  const counter = await startAt(await newPlace());
  const { till } = counter;
  await till.press('F10');
  await till.waitForPanel('set-up');
  await till.page.getByRole('button', { name: /^\d\. 대기 결제$/ }).click();
  await expect(till.says('deferred.risk')).toBeVisible();
  await expect(till.says('deferred.late')).toBeVisible();
  await expect(till.says('deferred.unanswered')).toBeVisible();
  await till.button('field.deferred.on.yes').click();
  await till.page.getByLabel(till.word('field.deferred.perChargeWon')).fill('50001');
  await till.button('set-up.save').click();
  await till
    .button('ask.save-settings.yes')
    .click({ timeout: 2_000 })
    .catch(() => undefined);
  await expect(till.page.getByRole('alert').filter({ hasText: '50' }).first()).toBeVisible();
  await till.page.getByLabel(till.word('field.deferred.perChargeWon')).fill('30000');
  await till.button('set-up.save').click();
  await till.button('ask.save-settings.yes').click();
  await expect(till.says('set-up.saved')).toBeVisible();
});
