import { expect, test } from '../counter.ts';
import { seriousFindings } from '../harness/axe.ts';
import type { Counter } from '../harness/counter.ts';

test.describe.configure({ mode: 'default' });

/** Nothing that keeps people out, on both windows as they stand. */
async function expectOpenToAll({ till, customer }: Counter, where: string): Promise<void> {
  // Whatever fades in has faded in.
  await till.page.waitForTimeout(200);
  expect(await seriousFindings(till.page), `the till at ${where}`).toEqual([]);
  expect(await seriousFindings(customer.page), `the customer's window at ${where}`).toEqual([]);
}

test('A sale keeps nobody out, from the amount to the receipt', async ({ counter }) => {
  const { till, customer } = counter;
  await expectOpenToAll(counter, 'idle');
  await till.typeAmount('12000');
  await expectOpenToAll(counter, 'amount');
  await till.press('Enter');
  await customer.waitFor('customer.intro');
  await expectOpenToAll(counter, 'customer.intro');
  await customer.accept();
  await expectOpenToAll(counter, 'customer.id');
  await customer.type('bigspend', 'keyboard');
  await customer.confirm('keyboard');
  await customer.waitFor('customer.pw');
  await expectOpenToAll(counter, 'customer.pw');
  await customer.type('1234', 'keyboard');
  await customer.confirm('keyboard');
  await expect(customer.button('consent.yes', { points: '12,000P' })).toBeEnabled();
  await expectOpenToAll(counter, 'customer.consent');
  await customer.consent('12,000P');
  await counter.bothAt('approved');
  await till.press('F8');
  await till.dialog().waitFor();
  await expectOpenToAll(counter, 'approved, with the receipt');
  await till.press('Escape');
  await expectOpenToAll(counter, 'approved');
});

test('A sale that goes wrong keeps nobody out', async ({ counter }) => {
  const { till, customer, gateway } = counter;
  await counter.ask(12_000);
  await counter.signIn('junho');
  await counter.bothAt('short');
  await customer.callStaff();
  await customer.page.getByRole('dialog').waitFor();
  await expectOpenToAll(counter, 'short, with staff called');
  await customer.goOn();
  await customer.agreeToPart('8,000P');
  await counter.bothAt('part-agreed');
  await expectOpenToAll(counter, 'part-agreed');
  await till.press('Escape');
  await counter.bothAt('cancelled_by_cashier');
  await expectOpenToAll(counter, 'cancelled_by_cashier');

  await till.press('Escape');
  await till.waitFor('idle');
  await counter.ask(3_000);
  await counter.signIn(counter.newCustomer(), 'wrong');
  await counter.bothAt('declined');
  await till.page.getByText(till.word('declined.details')).click();
  await expectOpenToAll(counter, 'declined');

  await till.press('Escape');
  gateway.faults.next('charge', { kind: 'late-answer', delayMs: 3_000 });
  await counter.charge(2_000);
  await counter.bothAt('sending');
  await expectOpenToAll(counter, 'sending');
  await counter.bothAt('approved');

  await till.press('Escape');
  await till.waitFor('idle');
  gateway.faults.down.add('look-ups');
  gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  await counter.charge(4_000);
  await counter.bothAt('unknown');
  await expectOpenToAll(counter, 'unknown');
  await till.button('unknown.park').click();
  await till.waitFor('idle');
  await till.button('header.waiting', { n: 1 }).click();
  await till.rows().first().waitFor();
  await expectOpenToAll(counter, 'the waiting list');
  gateway.faults.clear();
  await expect(till.says('waiting.empty')).toBeVisible({ timeout: 20_000 });
});

test('A sale that cannot be sent keeps nobody out', async ({ counter }) => {
  const { till, gateway } = counter;
  await counter.ask(1_000);
  await gateway.unplug();
  await counter.signIn();
  await counter.bothAt('not-sent');
  await expectOpenToAll(counter, 'not-sent');
  await till.press('Escape');
  await till.waitFor('idle');
  await expect(till.banner()).toBeVisible();
  await expectOpenToAll(counter, 'offline');
  await gateway.plugIn();
  await expect(till.banner()).toHaveCount(0, { timeout: 15_000 });
});

test('The lists, a payment, its cancel and the set-up keep nobody out', async ({ counter }) => {
  const { till } = counter;
  const payment = await counter.sell(6_000);
  await till.press('F6');
  await till.rows().first().waitFor();
  await expectOpenToAll(counter, 'history');
  await till.press('Escape');
  await till.openPayment(payment.orderNo);
  await expectOpenToAll(counter, 'detail');
  await till.press('F7');
  await till.waitForPanel('cancel');
  await till.button('reason.own').click();
  await till.page.getByLabel(till.word('cancel.own')).fill('다시 담음');
  await expectOpenToAll(counter, 'cancel');
  await till.button('cancel.ask').click();
  await till.dialog().waitFor();
  await expectOpenToAll(counter, 'the question before a cancel');
  await till.button('ask.cancel.yes').click();
  await till.waitForPanel('cancelled');
  await till.dialog().waitFor();
  await till.press('Escape');
  await expectOpenToAll(counter, 'cancelled');
  await till.press('Enter', 'F1');
  await till.dialog().waitFor();
  await expectOpenToAll(counter, 'help');
  await till.press('Escape', 'F10');
  await till.waitForPanel('set-up');
  for (const [at, step] of (
    [
      'shop',
      'keys',
      'channel',
      'sale',
      'deferred',
      'device',
      'printing',
      'points',
      'ledger',
    ] as const
  ).entries()) {
    const name = `${at + 1}. ${till.word(`set-up.step.${step}`)}`;
    await till.page.getByRole('button', { name, exact: true }).click();
    await expectOpenToAll(counter, `set-up, ${step}`);
  }
});
