import { expect, test } from '../counter.ts';
import type { Counter } from '../harness/counter.ts';
import { numbersIn } from '../harness/told.ts';

test.describe.configure({ mode: 'default' });

/** A balance and a gap that no clock, order number or setting has by chance. */
const balanceWon = 8_317;
const askedWon = 12_000;
const gapWon = askedWon - balanceWon;

test.beforeEach(({ counter }) => {
  const junho = counter.gateway.books.accounts.get('junho');
  if (junho !== undefined) junho.balanceWon = balanceWon;
});

/** Junho wants to pay more than he has. */
async function comeUpShort(counter: Counter): Promise<void> {
  await counter.ask(askedWon);
  await counter.signIn('junho');
  await counter.bothAt('short');
}

test('A short balance is told to the customer in figures and to the cashier in one word', async ({
  counter,
}) => {
  const toldBefore = counter.app.ipcTrace().length;
  await comeUpShort(counter);
  const { customer, till } = counter;
  await expect(customer.heading()).toHaveText('포인트가 3,683P 부족합니다');
  await expect(customer.page.locator('main')).toContainText('8,317P');
  await expect(till.heading()).toHaveText('포인트가 부족합니다');
  await expect(till.says('short.money')).toBeVisible();
  await expect(till.says('short.private')).toBeVisible();

  const told = counter.app.ipcTrace().slice(toldBefore);
  expect(numbersIn(told, 'customer')).toContain(balanceWon);
  for (const figure of [balanceWon, gapWon]) expect(numbersIn(told, 'till')).not.toContain(figure);
  const page = (await till.page.content()).replaceAll(',', '');
  for (const figure of [balanceWon, gapWon]) expect(page).not.toContain(String(figure));
  expect(counter.newest()).toMatchObject({ state: 'created', attempts: 0 });
});

test('The customer pays with the points there are and the cashier takes the rest', async ({
  counter,
}) => {
  const { customer, till } = counter;
  await comeUpShort(counter);
  const first = counter.newest();
  await customer.agreeToPart('8,317P');
  await counter.bothAt('part-agreed');
  await expect(till.heading()).toHaveText('고객이 일부만 포인트로 내기로 했습니다');
  await expect(till.page.locator('dl')).toContainText('3,683원');
  await expect(till.says('part.money')).toBeVisible();
  expect(counter.points('junho')).toBe(balanceWon);

  await till.press('Enter');
  await counter.bothAt('approved');
  await expect(till.page.locator('main')).toContainText('8,317원');
  await expect(
    till.page.getByText('나머지 3,683원 금액은 다른 결제수단으로 받으세요'),
  ).toBeVisible();
  await expect(customer.heading()).toHaveText('8,317P 사용했습니다');

  const second = counter.newest();
  expect(second).toMatchObject({ state: 'paid', amountWon: balanceWon, orderNo: first.orderNo });
  expect(second.merchantUid).not.toBe(first.merchantUid);
  const closed = counter
    .ledger()
    .payments.find(({ merchantUid }) => merchantUid === first.merchantUid);
  expect(closed).toMatchObject({ state: 'not-charged', why: 'never-sent' });
  expect(counter.provided(first.merchantUid)).toEqual([]);
  expect(counter.provided(second.merchantUid)).toMatchObject([
    { status: 'paid', amountWon: balanceWon },
  ]);
  expect(counter.points('junho')).toBe(0);
  // Somebody has to take the rest: this screen does not go by itself.
  await till.page.waitForTimeout(4_500);
  expect(await till.state()).toBe('approved');
});

test('The cashier stops although the customer agreed to a part', async ({ counter }) => {
  await comeUpShort(counter);
  await counter.customer.agreeToPart('8,317P');
  await counter.till.waitFor('part-agreed');
  await counter.till.press('Escape');
  await counter.bothAt('cancelled_by_cashier');
  await expectNothingTaken(counter);
});

test('The customer gives up when the points do not reach', async ({ counter }) => {
  await comeUpShort(counter);
  await counter.customer.leave();
  await counter.bothAt('cancelled_by_customer');
  await expectNothingTaken(counter);
});

test('The cashier puts the amount right and the points reach', async ({ counter }) => {
  const { till } = counter;
  await comeUpShort(counter);
  await till.button('short.edit').click();
  await till.waitFor('amount');
  await expect(till.amount()).toContainText('12,000원');
  await till.press('Delete');
  await counter.ask(8_000);
  await counter.signIn('junho');
  await counter.customer.consent('8,000P');
  await counter.bothAt('approved');
  expect(counter.newest()).toMatchObject({ state: 'paid', amountWon: 8_000 });
  expect(counter.points('junho')).toBe(317);
});

async function expectNothingTaken(counter: Counter): Promise<void> {
  const row = counter.newest();
  expect(row).toMatchObject({ state: 'not-charged', why: 'never-sent', attempts: 0 });
  expect(counter.provided(row.merchantUid)).toEqual([]);
  expect(counter.points('junho')).toBe(balanceWon);
  await expect(counter.till.says('ended.money')).toBeVisible();
  await expect(counter.customer.page.getByText('결제되지 않았습니다.')).toBeVisible();
}
