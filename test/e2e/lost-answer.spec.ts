import { expect, test } from '../counter.ts';
import type { Counter } from '../harness/counter.ts';

test.describe.configure({ mode: 'default' });
// Twenty times faster: an answer may take 1.5 s, and nothing found counts after 9 s.
test.use({ counterOptions: { timeScale: 20 } });

/** Both screens say that nobody knows yet, in the colour that means it. */
async function expectUnknown(counter: Counter, amountWon: number): Promise<string> {
  const { till, customer } = counter;
  await counter.bothAt('unknown');
  await expect(till.heading()).toHaveText('결제 결과를 확인하고 있습니다');
  await expect(till.page.getByText('다시 결제하지 마세요')).toBeVisible();
  await expect(till.page.locator('main')).toContainText(`${amountWon.toLocaleString('en-US')}원`);
  // Purple and doubly framed, as nothing else on the till is.
  const block = till.page.locator('main section');
  await expect(block).toHaveCSS('border-top-color', 'rgb(49, 13, 75)');
  await expect(block).toHaveCSS('border-top-style', 'double');
  await expect(customer.page.getByText('다시 결제하지 마세요')).toBeVisible();
  const row = counter.newest();
  expect(row).toMatchObject({ state: 'unknown', amountWon, attempts: 1 });
  expect(counter.ledger().waiting).toBe(1);
  return row.merchantUid;
}

/** The provider took it once, the ledger knows, and nothing waits any more. */
function expectPaidOnce(counter: Counter, merchantUid: string, attempts = 1): void {
  const row = counter.ledger().payments.find((each) => each.merchantUid === merchantUid);
  expect(row).toMatchObject({ state: 'paid', attempts, alarm: null });
  expect(counter.provided(merchantUid)).toMatchObject([{ status: 'paid' }]);
  expect(counter.ledger().waiting).toBe(0);
}

/** Asks the provider now, as a cashier does, until the payment stands there: the queue may be quicker. */
async function checkUntil({ till, customer }: Counter, state: string): Promise<void> {
  await expect(async () => {
    if ((await till.state()) === 'unknown') {
      await till.button('unknown.check').click({ timeout: 1_000 });
    }
    expect(await till.state()).toBe(state);
  }).toPass({ intervals: [200, 500], timeout: 30_000 });
  await customer.waitFor(state);
}

test('A lost answer is unknown until a look-up finds the charge', async ({ counter }) => {
  const { till, gateway } = counter;
  const before = counter.points('bigspend');
  gateway.faults.down.add('look-ups');
  gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  await counter.charge(12_500);
  const merchantUid = await expectUnknown(counter, 12_500);
  const charges = counter.calls('charge');

  // Neither Esc nor a digit leads away from it.
  await till.press('Escape', '5', 'F2', 'F6');
  expect(await till.state()).toBe('unknown');
  expect(await till.panel()).toBe('none');

  gateway.faults.clear();
  await checkUntil(counter, 'approved');
  expectPaidOnce(counter, merchantUid);
  expect(counter.calls('charge')).toBe(charges);
  expect(counter.points('bigspend')).toBe(before - 12_500);
});

test('A lost answer is parked: the next customer pays while it waits in its list', async ({
  counter,
}) => {
  const { till, gateway } = counter;
  gateway.faults.down.add('look-ups');
  gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  await counter.charge(7_300);
  const parked = await expectUnknown(counter, 7_300);
  await till.button('unknown.park').click();
  await counter.bothAt('idle');
  await expect(till.banner()).toHaveText(till.word('notice.unresolved', { n: 1 }));

  const next = await counter.sell(1_100);
  expect(next.state).toBe('paid');
  await till.press('Enter');
  await till.waitFor('idle');
  await till.button('header.waiting', { n: 1 }).click();
  await till.waitForPanel('waiting');
  await expect(till.rows()).toHaveCount(1);
  await expect(till.rows()).toContainText('7,300원');
  await expect(till.page.getByText(till.word('waiting.kind.payment'))).toBeVisible();

  await till.button('waiting.check').click();
  await expect(till.rows()).toHaveCount(1);
  gateway.faults.clear();
  await expect(till.says('waiting.empty')).toBeVisible({ timeout: 15_000 });
  expectPaidOnce(counter, parked);
  await till.press('Escape');
  await expect(till.banner()).toHaveCount(0);
});

test('A lost answer that nobody asks about resolves by itself', async ({ counter }) => {
  const { till, gateway } = counter;
  gateway.faults.next('look-ups', { kind: 'page', status: 502, commit: 'never' }, 5);
  gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  await counter.charge(6_200);
  const merchantUid = await expectUnknown(counter, 6_200);
  await till.button('unknown.park').click();
  await expect(till.button('header.waiting', { n: 1 })).toBeVisible();
  await expect(till.button('header.waiting', { n: 1 })).toHaveCount(0, { timeout: 15_000 });
  expectPaidOnce(counter, merchantUid);
  expect(gateway.faults.armed).toHaveLength(0);
});

test('A request the provider never got is proved not charged, and may be paid again', async ({
  counter,
}) => {
  const { till, customer, gateway } = counter;
  const before = counter.points('bigspend');
  gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
  await counter.charge(9_400);
  const merchantUid = await expectUnknown(counter, 9_400);
  const startedMs = performance.now();
  // Asking again and again does not help: nothing found proves nothing before the settle time is over.
  await checkUntil(counter, 'declined');
  expect(performance.now() - startedMs).toBeGreaterThan(8_000);
  await expect(till.says('declined.not-charged.title')).toBeVisible();
  await expect(till.says('fate.not-charged')).toBeVisible();
  expect(counter.newest()).toMatchObject({
    merchantUid,
    state: 'not-charged',
    why: 'nothing-found',
    attempts: 1,
  });
  expect(counter.provided(merchantUid)).toEqual([]);
  expect(counter.points('bigspend')).toBe(before);

  await till.press('Enter');
  await customer.signIn('bigspend', '1234', 'keyboard');
  await customer.consent('9,400P');
  await counter.bothAt('approved');
  expectPaidOnce(counter, merchantUid, 2);
  expect(counter.points('bigspend')).toBe(before - 9_400);
});

test('An answer that comes after the time-out is a lost one, and the charge is found', async ({
  counter,
}) => {
  const { gateway } = counter;
  gateway.faults.down.add('look-ups');
  gateway.faults.next('charge', { kind: 'late-answer', delayMs: 4_000 });
  await counter.charge(8_800);
  const merchantUid = await expectUnknown(counter, 8_800);
  gateway.faults.clear();
  await checkUntil(counter, 'approved');
  expectPaidOnce(counter, merchantUid);
});

test('A charge that goes through long after the connection broke is still found', async ({
  counter,
}) => {
  const { gateway } = counter;
  const before = counter.points('bigspend');
  gateway.faults.next('charge', { kind: 'drop-then-commit', afterMs: 5_000 });
  await counter.charge(4_600);
  const merchantUid = await expectUnknown(counter, 4_600);
  expect(counter.provided(merchantUid)).toEqual([]);
  await counter.till.page.locator('body[data-state="approved"]').waitFor({ timeout: 20_000 });
  await counter.customer.waitFor('approved');
  expectPaidOnce(counter, merchantUid);
  expect(counter.points('bigspend')).toBe(before - 4_600);
});

test('The customer gets a slip for a payment that is not known yet', async ({ counter }) => {
  const { till, gateway } = counter;
  gateway.faults.down.add('look-ups');
  gateway.faults.next('charge', { kind: 'garbled', commit: 'done' });
  await counter.charge(5_700, 'minji');
  const merchantUid = await expectUnknown(counter, 5_700);
  await till.press('F8');
  const paper = await till.receiptText('unknown');
  expect(paper).toContain('5,700');
  expect(paper).toContain(merchantUid);
  expect(paper).toContain('영수증이아닙니다');
  await till.press('Escape');
  gateway.faults.clear();
  await checkUntil(counter, 'approved');
  expectPaidOnce(counter, merchantUid);
});
