import { expect, test } from '../counter.ts';
import type { Counter } from '../harness/counter.ts';

test.describe.configure({ mode: 'default' });

/** All three tell the same of an approved sale: the provider, the ledger and both screens. */
async function expectPaid(counter: Counter, amountWon: number, pointsBefore: number) {
  await counter.bothAt('approved');
  const row = counter.newest();
  expect(row).toMatchObject({ state: 'paid', amountWon, cancelledWon: 0, attempts: 1 });
  expect(counter.provided(row.merchantUid)).toMatchObject([{ status: 'paid', amountWon }]);
  expect(counter.provided(row.merchantUid)[0]?.impUid).toBe(row.impUid);
  expect(counter.points('minji')).toBe(pointsBefore - amountWon);
  const shown = amountWon.toLocaleString('en-US');
  const left = (pointsBefore - amountWon).toLocaleString('en-US');
  await expect(counter.till.heading()).toHaveText('승인 완료');
  await expect(counter.till.page.locator('main')).toContainText(`${shown}원`);
  await expect(counter.till.page.locator('main')).toContainText(row.orderNo);
  await expect(counter.customer.heading()).toHaveText(`${shown}P 사용했습니다`);
  await expect(counter.customer.page.locator('main')).toContainText(`남은 포인트 ${left}P`);
}

test('A sale is made by touch alone, on both screens', async ({ counter }) => {
  const before = counter.points('minji');
  await counter.ask(12_000, 'touch');
  await expect(counter.till.heading()).toHaveText('고객이 금액을 확인하고 있습니다');
  await counter.customer.accept();
  await counter.till.waitFor('customer.id');
  await counter.customer.signIn('minji', '1234', 'touch');
  await counter.customer.waitFor('customer.consent');
  await counter.till.waitFor('customer.consent');
  await expect(counter.till.says('customer.enough')).toBeVisible();
  await counter.customer.consent('12,000P');
  await expectPaid(counter, 12_000, before);
});

test('A sale is made with keyboards alone, on both screens', async ({ counter }) => {
  const before = counter.points('minji');
  await counter.ask(3_500, 'keyboard');
  await counter.customer.page.keyboard.press('Enter');
  await counter.customer.signIn('minji', '1234', 'keyboard');
  await counter.customer.waitFor('customer.consent');
  // Enter must not agree: it may be the one that confirmed the password.
  await counter.customer.page.keyboard.press('Enter');
  await counter.customer.page.waitForTimeout(1_000);
  await counter.customer.page.keyboard.press('Enter');
  expect(await counter.customer.state()).toBe('customer.consent');
  await tabTo(counter, '3,500P 사용 동의');
  await counter.customer.page.keyboard.press('Enter');
  await expectPaid(counter, 3_500, before);
  await counter.till.press('Enter');
  await counter.till.waitFor('idle');
});

/** Moves the focus on the customer's screen until it is on that button. */
async function tabTo({ customer }: Counter, name: string): Promise<void> {
  const wanted = customer.page.getByRole('button', { name, exact: true });
  await expect(wanted).toBeEnabled();
  await expect(async () => {
    await customer.page.keyboard.press('Tab');
    await expect(wanted).toBeFocused({ timeout: 1 });
  }).toPass({ intervals: [1], timeout: 5_000 });
}

test('The number block keys an amount: its point is 00 and its Enter asks', async ({ counter }) => {
  const { till } = counter;
  const before = counter.points('minji');
  await till.press('Numpad4', 'Numpad5', 'NumpadDecimal');
  await expect(till.amount()).toContainText('4,500원');
  await till.press('NumpadEnter');
  await counter.customer.waitFor('customer.intro');
  await counter.signIn('minji');
  await counter.customer.consent('4,500P');
  await expectPaid(counter, 4_500, before);
});

test('A digit on the approved screen is the first one of the next sale', async ({ counter }) => {
  const { till } = counter;
  const first = await counter.sell(2_000);
  await till.press('7');
  await till.waitFor('amount');
  await expect(till.amount()).toContainText('7원');
  await counter.customer.waitFor('idle');
  await till.press('NumpadDecimal', 'Enter');
  await counter.customer.waitFor('customer.intro');
  await counter.signIn();
  await counter.customer.consent('700P');
  await counter.bothAt('approved');
  const second = counter.newest();
  expect(second).toMatchObject({ state: 'paid', amountWon: 700 });
  expect(second.merchantUid).not.toBe(first.merchantUid);
  expect(counter.provided(first.merchantUid)).toHaveLength(1);
  expect(counter.provided(second.merchantUid)).toHaveLength(1);
});

test('F8 shows the receipt of the approved sale with its amounts', async ({ counter }) => {
  const { till } = counter;
  const row = await counter.sell(11_000, 'minji');
  await till.press('F8');
  const paper = await till.receiptText('sale');
  for (const part of ['합계11,000', '공급가액10,000', '부가세1,000', row.merchantUid, 'mi***i']) {
    expect(paper).toContain(part);
  }
  expect(paper).not.toContain('minji');
  await till.press('Escape');
  await expect(till.dialog()).toHaveCount(0);
  expect(await till.state()).toBe('approved');
});

test('A sale that is stopped before the customer agrees takes nothing', async ({ counter }) => {
  const before = counter.points('minji');
  const charges = counter.calls('charge');
  await counter.ask(5_000);
  await counter.signIn('minji');
  await counter.customer.waitFor('customer.consent');
  await counter.till.press('Escape');
  await counter.bothAt('cancelled_by_cashier');
  await expect(counter.till.says('ended.money')).toBeVisible();
  expect(counter.newest()).toMatchObject({ state: 'not-charged', why: 'never-sent', attempts: 0 });
  expect(counter.points('minji')).toBe(before);
  expect(counter.calls('charge')).toBe(charges);
});
