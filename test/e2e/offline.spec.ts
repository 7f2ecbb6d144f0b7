import { expect, test } from '../counter.ts';
import type { Counter } from '../harness/counter.ts';

test.describe.configure({ mode: 'default' });
// Whether the provider can be reached is tried every second.
test.use({ counterOptions: { timeScale: 5 } });

test.beforeEach(async ({ counter }) => {
  await counter.gateway.plugIn();
  await expect(counter.till.banner()).toHaveCount(0);
});

async function expectNotSent({ till, customer }: Counter): Promise<void> {
  await Promise.all([till.waitFor('not-sent'), customer.waitFor('not-sent')]);
  await expect(till.heading()).toHaveText('결제를 보내지 못했습니다');
  await expect(till.says('not-sent.why.offline')).toBeVisible();
  await expect(till.says('not-sent.money')).toBeVisible();
  await expect(customer.page.getByText(customer.word('not-sent.money'))).toBeVisible();
}

test('A charge that cannot be sent takes nothing, and is sent again without the customer typing', async ({
  counter,
}) => {
  const { till, gateway } = counter;
  const before = counter.points('bigspend');
  const charges = counter.calls('charge');
  await counter.ask(13_000);
  await counter.signIn();
  await counter.customer.waitFor('customer.consent');
  await gateway.unplug();
  await counter.customer.consent('13,000P');
  await expectNotSent(counter);
  await expect(till.says('not-sent.again.hint')).toBeVisible();
  expect(counter.newest()).toMatchObject({ state: 'created', amountWon: 13_000 });
  expect(counter.calls('charge')).toBe(charges);
  expect(counter.points('bigspend')).toBe(before);

  // Still no line: the same answer again.
  await till.press('Enter');
  await expectNotSent(counter);

  await gateway.plugIn();
  await till.press('Enter');
  await counter.bothAt('approved');
  const row = counter.newest();
  expect(row).toMatchObject({ state: 'paid', amountWon: 13_000 });
  const outcomes = counter
    .ledger()
    .attempts.filter(({ merchantUid }) => merchantUid === row.merchantUid)
    .map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['not-sent', 'not-sent', 'paid']);
  expect(counter.calls('charge')).toBe(charges + 1);
  expect(counter.provided(row.merchantUid)).toMatchObject([{ status: 'paid' }]);
  expect(counter.points('bigspend')).toBe(before - 13_000);
});

test('A balance check that cannot be sent is sent again with what the customer typed', async ({
  counter,
}) => {
  const { till, customer, gateway } = counter;
  await counter.ask(2_500);
  await customer.accept();
  await gateway.unplug();
  await customer.signIn('bigspend', '1234', 'keyboard');
  await expectNotSent(counter);
  await gateway.plugIn();
  await till.press('Enter');
  await customer.waitFor('customer.consent');
  await customer.consent('2,500P');
  await counter.bothAt('approved');
  expect(counter.newest()).toMatchObject({ state: 'paid', attempts: 1 });
});

test('A sale that could not be sent may be stopped, and takes nothing', async ({ counter }) => {
  const { till, gateway } = counter;
  const before = counter.points('bigspend');
  await counter.ask(4_400);
  await counter.signIn();
  await counter.customer.waitFor('customer.consent');
  await gateway.unplug();
  await counter.customer.consent('4,400P');
  await expectNotSent(counter);
  await till.press('Escape');
  await counter.bothAt('idle');
  await gateway.plugIn();
  expect(counter.newest()).toMatchObject({ state: 'not-charged', why: 'never-sent' });
  expect(counter.provided(counter.newest().merchantUid)).toEqual([]);
  expect(counter.points('bigspend')).toBe(before);
});

test('The till says that it is offline, takes no new sale, and says when it is back', async ({
  counter,
}) => {
  const { till, gateway } = counter;
  await counter.ask(1_000);
  await gateway.unplug();
  await counter.signIn();
  await expectNotSent(counter);
  await till.press('Escape');
  await till.waitFor('idle');
  await expect(till.banner()).toContainText(till.word('notice.offline'));
  await expect(till.says('header.offline')).toBeVisible();
  await till.typeAmount('7000');
  await expect(till.button('amount.offline')).toBeDisabled();
  await till.press('Enter');
  expect(await till.state()).toBe('amount');

  await gateway.plugIn();
  await expect(till.banner()).toHaveCount(0);
  await expect(till.says('header.online')).toBeVisible();
  await till.press('Enter');
  await counter.customer.waitFor('customer.intro');
  await counter.signIn();
  await counter.customer.consent('7,000P');
  await counter.bothAt('approved');
  expect(counter.newest()).toMatchObject({ state: 'paid', amountWon: 7_000 });
});
