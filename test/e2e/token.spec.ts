import { expect, test } from '../counter.ts';

test.describe.configure({ mode: 'default' });

test('A token that ends in flight is renewed and the charge is posted once more', async ({
  counter,
}) => {
  const { gateway, till } = counter;
  const before = counter.points('bigspend');
  // The balance check brings the token of this run, so that what follows is the charge's own.
  await counter.ask(14_000);
  await counter.signIn();
  await counter.customer.waitFor('customer.consent');
  const seenBefore = gateway.seen.length;
  gateway.faults.next('charge', { kind: 'unauthorised' });
  await counter.customer.consent('14,000P');
  await counter.bothAt('approved');
  await expect(till.heading()).toHaveText('승인 완료');

  const routes = gateway.seen.slice(seenBefore).map(({ route }) => route);
  expect(routes).toEqual(['charge', 'token', 'find-all', 'charge']);
  const row = counter.newest();
  expect(row).toMatchObject({ state: 'paid', amountWon: 14_000, attempts: 1 });
  expect(counter.provided(row.merchantUid)).toMatchObject([
    { status: 'paid', amountWon: 14_000, impUid: row.impUid },
  ]);
  const attempts = counter.ledger().attempts.filter((each) => each.merchantUid === row.merchantUid);
  expect(attempts).toMatchObject([{ number: 1, outcome: 'paid' }]);
  expect(counter.points('bigspend')).toBe(before - 14_000);
});

test('A charge that was taken although its answer says 401 is not posted again', async ({
  counter,
}) => {
  const { gateway } = counter;
  const before = counter.points('bigspend');
  await counter.ask(6_100);
  const { merchantUid, amountWon } = counter.newest();
  await counter.signIn();
  await counter.customer.waitFor('customer.consent');
  gateway.faults.next('charge', { kind: 'unauthorised' });
  gateway.addPayment({ merchantUid, amountWon, accountId: 'bigspend' });
  const charges = counter.calls('charge');
  await counter.customer.consent('6,100P');
  await counter.bothAt('approved');
  expect(counter.calls('charge')).toBe(charges + 1);
  expect(counter.newest()).toMatchObject({ merchantUid, state: 'paid', attempts: 1 });
  expect(counter.provided(merchantUid)).toHaveLength(1);
  expect(counter.points('bigspend')).toBe(before);
});

test('A second 401 is a matter for the manager and takes nothing', async ({ counter }) => {
  const { gateway, till } = counter;
  const before = counter.points('bigspend');
  gateway.faults.next('charge', { kind: 'unauthorised' }, 2);
  await counter.charge(3_300);
  await counter.bothAt('declined');
  await expect(till.says('declined.shop-sign-in.title')).toBeVisible();
  await expect(till.says('fate.not-charged')).toBeVisible();
  const row = counter.newest();
  expect(row).toMatchObject({ state: 'not-charged', why: 'at-door' });
  expect(counter.provided(row.merchantUid)).toEqual([]);
  expect(counter.points('bigspend')).toBe(before);
});
