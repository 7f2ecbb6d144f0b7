import { expect, test } from '../counter.ts';
import type { Counter } from '../harness/counter.ts';

test.describe.configure({ mode: 'default' });

/** Milliseconds until both windows say 거절. */
async function timeToDeclined(counter: Counter): Promise<number> {
  const startedMs = performance.now();
  await counter.bothAt('declined');
  return performance.now() - startedMs;
}

test('A wrong password is refused within 3 s and costs nothing', async ({ counter }) => {
  const { customer, till } = counter;
  const user = counter.newCustomer();
  const before = counter.points(user);
  const charges = counter.calls('charge');
  await counter.ask(12_000);
  await counter.signIn(user, 'wrong');
  expect(await timeToDeclined(counter)).toBeLessThan(3_000);

  await expect(till.heading()).toHaveText('결제되지 않았습니다');
  await expect(till.says('declined.credentials.title')).toBeVisible();
  await expect(till.says('fate.not-charged')).toBeVisible();
  await expect(customer.heading()).toHaveText('아이디 또는 비밀번호가 맞지 않습니다 (1/3)');
  await expect(customer.page.getByText(customer.word('declined.money'))).toBeVisible();
  const asked = counter.newest();
  expect(asked).toMatchObject({ state: 'created', attempts: 0 });
  expect(counter.calls('charge')).toBe(charges);
  expect(counter.points(user)).toBe(before);

  await customer.again();
  await customer.signIn(user, '1234', 'keyboard');
  await customer.consent('12,000P');
  await counter.bothAt('approved');
  expect(counter.newest()).toMatchObject({ merchantUid: asked.merchantUid, state: 'paid' });
  expect(counter.provided(asked.merchantUid)).toMatchObject([{ status: 'paid' }]);
  expect(counter.points(user)).toBe(before - 12_000);
});

test('A charge that is refused says so within 3 s and is tried again under the same number', async ({
  counter,
}) => {
  const { customer, till } = counter;
  const user = counter.newCustomer();
  const before = counter.points(user);
  // Amounts that end in 001 practise a refused password.
  await counter.charge(20_001, user);
  expect(await timeToDeclined(counter)).toBeLessThan(3_000);
  const refused = counter.newest();
  expect(refused).toMatchObject({ state: 'declined', reason: 'credentials', code: '8193' });
  expect(counter.provided(refused.merchantUid)).toMatchObject([{ status: 'failed' }]);
  expect(counter.points(user)).toBe(before);
  await expect(till.says('fate.not-charged')).toBeVisible();
  await till.page.getByText(till.word('declined.details')).click();
  await expect(till.page.getByText('8193', { exact: true })).toBeVisible();

  await till.press('Enter');
  await customer.signIn(user, '1234', 'keyboard');
  await customer.consent('20,001P');
  await counter.bothAt('approved');
  expect(counter.newest()).toMatchObject({
    merchantUid: refused.merchantUid,
    state: 'paid',
    attempts: 2,
  });
  const rows = counter.provided(refused.merchantUid);
  expect(rows.map(({ status }) => status)).toEqual(['failed', 'paid']);
  expect(counter.points(user)).toBe(before - 20_001);
});

test('Three refused passwords stop the sale, and the next one with the same ID too', async ({
  counter,
}) => {
  const { customer, till } = counter;
  const user = counter.newCustomer();
  await counter.ask(5_000);
  await customer.accept();
  for (const count of [1, 2, 3]) {
    await customer.signIn(user, `wrong-${count}`, 'keyboard');
    await counter.bothAt('declined');
    await expect(customer.heading()).toHaveText(
      `아이디 또는 비밀번호가 맞지 않습니다 (${count}/3)`,
    );
    if (count < 3) await customer.again();
  }
  await expect(customer.button('declined.again')).toHaveCount(0);
  await expect(till.button('declined.retry')).toHaveCount(0);

  const asked = counter.calls('point');
  await till.press('Escape');
  await counter.ask(5_000);
  await counter.signIn(user, '1234');
  await counter.bothAt('declined');
  await expect(till.says('declined.too-many-tries.title')).toBeVisible();
  await expect(customer.heading()).toHaveText('여러 번 맞지 않아 멈췄습니다');
  // The provider is not asked: a fourth try may lock the account.
  expect(counter.calls('point')).toBe(asked);
  for (const row of counter.ledger().payments.slice(-2)) expect(row.attempts).toBe(0);
});

const reasons = [
  { ends: '002', reason: 'short', code: 'CC88', word: 'declined.short.title' },
  { ends: '005', reason: 'limit', code: '8885', word: 'declined.limit.title' },
  { ends: '015', reason: 'short', code: 'CC88', word: 'declined.short.title' },
] as const;

for (const { ends, reason, code, word } of reasons) {
  test(`An amount that ends in ${ends} is refused with ${code} and nothing is taken`, async ({
    counter,
  }) => {
    const before = counter.points('bigspend');
    await counter.charge(Number(`30${ends}`));
    await counter.bothAt('declined');
    await expect(counter.till.says(word)).toBeVisible();
    await expect(counter.till.says('fate.not-charged')).toBeVisible();
    expect(counter.newest()).toMatchObject({ state: 'declined', reason, code });
    expect(counter.points('bigspend')).toBe(before);
  });
}
