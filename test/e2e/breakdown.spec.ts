import { expect, test } from '../counter.ts';
import { askCancel, cancelReceipt, confirmCancel } from '../harness/cancelling.ts';

test.describe.configure({ mode: 'default' });

test('Where the provider gives no breakdown, which is the rule, the till says so', async ({
  counter,
}) => {
  const { till } = counter;
  const payment = await counter.sell(11_000, 'minji');
  await till.openPayment(payment.orderNo);
  await expect(till.says('breakdown.not-provided')).toBeVisible();
  await expect(till.says('breakdown.why.not-found')).toBeVisible();
  await expect(till.breakdown()).toHaveCount(0);
  await till.press('F8');
  expect(await till.receiptText('sale')).toContain('(매장계산)');
  await till.press('Escape');
});

test('A breakdown in several means is shown whole, before and after a part was cancelled', async ({
  counter,
}) => {
  const { till } = counter;
  const payment = await counter.sell(12_000, 'payco');
  await till.openPayment(payment.orderNo);
  await expect(till.breakdownTotals()).toContainText('12,000');
  await expect(till.breakdownRows()).toHaveCount(1);
  const bar = till.breakdown().getByRole('img');
  await expect(bar).toHaveAccessibleName(/남은 금액 12,000원의 구성: 현금영수증 공급가/);

  await till.press('Escape', 'Escape');
  await askCancel(counter, payment, 3_000);
  await confirmCancel(counter);
  await cancelReceipt(counter, 'partial-cancel');
  await till.press('Enter');
  await till.openPayment(payment.orderNo);
  await expect(till.breakdownTotals()).toContainText('9,000');
  await expect(till.breakdownRows()).toHaveText([/12,000/, /−3,000/]);
  await expect(bar).toHaveAccessibleName(/남은 금액 9,000원의 구성/);
  await expect(till.says('breakdown.apart')).toHaveCount(0);
  await till.button('detail.cancel-receipt').click();
  const paper = await till.receiptText('partial-cancel');
  for (const text of ['(제공:결제사)', '1차결제수단', '2차(포인트)', '결제사할인', '-3,000']) {
    expect(paper).toContain(text);
  }
  expect(paper).not.toContain('매장계산');
  await till.press('Escape');
});

test('Sums that do not agree are told, and so is a part that is missing', async ({ counter }) => {
  const { till } = counter;
  const apart = await counter.sell(12_020, 'payco');
  await till.openPayment(apart.orderNo);
  await expect(till.says('breakdown.apart')).toBeVisible();
  await expect(
    till.says('breakdown.apart.parts', { said: '12,030', expected: '12,020', apart: '10' }),
  ).toBeVisible();

  await till.press('Escape', 'Escape');
  const missing = await counter.sell(12_021, 'payco');
  await till.openPayment(missing.orderNo);
  await expect(till.says('breakdown.why.missing', { field: '2차(포인트) 부가세' })).toBeVisible();
  await expect(till.breakdown()).toHaveCount(0);
});

test('Without an answer the till says that nothing is lost, and F5 asks again', async ({
  counter,
}) => {
  const { till, gateway } = counter;
  const payment = await counter.sell(10_000, 'payco');
  gateway.faults.next('balance', { kind: 'page', status: 502, commit: 'never' });
  await till.openPayment(payment.orderNo);
  await expect(till.says('breakdown.no-answer.next')).toBeVisible();
  await till.press('F5');
  await expect(till.breakdownTotals()).toContainText('10,000');
  await expect(till.says('breakdown.no-answer.next')).toHaveCount(0);
});
