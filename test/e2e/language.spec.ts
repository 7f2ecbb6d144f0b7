import { expect, test } from '../counter.ts';

test.describe.configure({ mode: 'default' });

test('The cashier’s switch keeps the amount that is being keyed', async ({ counter }) => {
  const { till, customer } = counter;
  await till.typeAmount('12345');
  await till.speak('en');
  await expect(till.heading()).toHaveText('Amount');
  await expect(till.amount()).toHaveText('₩12,345');
  await expect(till.page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(customer.page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await till.state()).toBe('amount');
  await till.speak('ko');
  await expect(till.heading()).toHaveText('결제 금액');
  await expect(till.amount()).toHaveText('12,345원');
});

test('The customer’s switch keeps what was typed, and the sale goes on in English', async ({
  counter,
}) => {
  const { till, customer } = counter;
  await counter.ask(15_000);
  await customer.accept();
  await customer.type('bigs', 'keyboard');
  await customer.speak('en');
  expect(await customer.state()).toBe('customer.id');
  expect(await customer.shownEntry()).toBe('bigs');
  await customer.type('pend', 'touch');
  await customer.confirm('touch');
  await customer.waitFor('customer.pw');
  await expect(till.heading()).toHaveText('Customer is entering the password');
  await customer.type('1234', 'keyboard');
  await customer.confirm('keyboard');
  await customer.waitFor('customer.consent');
  await customer.consent('15,000 P');
  await counter.bothAt('approved');
  await expect(till.heading()).toHaveText('Approved');
  await expect(till.page.locator('main')).toContainText('₩15,000');
  expect(counter.newest()).toMatchObject({ state: 'paid', amountWon: 15_000 });
  await customer.speak('ko');
  await expect(till.heading()).toHaveText('승인 완료');
  expect(await till.state()).toBe('approved');
});

test('A refusal and a question change their language while they are open', async ({ counter }) => {
  const { till, customer } = counter;
  await counter.ask(5_000);
  await counter.signIn(counter.newCustomer(), 'wrong');
  await counter.bothAt('declined');
  await customer.speak('en');
  await expect(till.heading()).toHaveText('Not charged');
  await customer.speak('ko');
  await expect(till.heading()).toHaveText('결제되지 않았습니다');
  await till.press('Escape');

  await counter.sell(2_000);
  await till.press('F7');
  await till.waitForPanel('cancel');
  await till.button('reason.twice').click();
  await till.press('Enter');
  await expect(till.dialog()).toContainText('결제를 취소할까요');
  await customer.speak('en');
  await expect(till.dialog()).toContainText('Cancel this payment?');
  await customer.speak('ko');
  await till.press('Escape');
  await expect(till.dialog()).toHaveCount(0);
  expect(counter.newest()).toMatchObject({ state: 'paid', cancelledWon: 0 });
});
