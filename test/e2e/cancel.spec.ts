import { expect, test } from '../counter.ts';
import {
  askCancel,
  cancelReceipt,
  cancelsOf,
  confirmCancel,
  openCancelForm,
  paymentOf,
  providedCancels,
} from '../harness/cancelling.ts';

test.describe.configure({ mode: 'default' });

test('A full cancel gives all points back and shows its receipt', async ({ counter }) => {
  const { till } = counter;
  const before = counter.points('minji');
  const payment = await counter.sell(11_000, 'minji');
  expect(counter.points('minji')).toBe(before - 11_000);
  await till.press('F7');
  await till.waitForPanel('cancel');
  await expect(till.cancelAmount()).toContainText('11,000원');
  await till.button('reason.wrong-amount').click();
  await till.button('cancel.ask').click();
  await expect(till.dialog()).toContainText('11,000원 전액을 취소합니다. 되돌릴 수 없습니다.');
  await confirmCancel(counter);

  const paper = await cancelReceipt(counter, 'cancel');
  for (const part of ['11,000', '10,000', '1,000', payment.merchantUid, '금액오류']) {
    expect(paper).toContain(part);
  }
  await expect(till.says('cancelled.done.title')).toBeVisible();
  const [cancel] = cancelsOf(counter, payment);
  expect(cancel).toMatchObject({ state: 'done', amountWon: 11_000, checksumWon: 11_000 });
  expect(providedCancels(counter, payment)).toMatchObject([
    { amountWon: 11_000, reason: `금액 오류 #${cancel?.cancelId}` },
  ]);
  expect(paymentOf(counter, payment)).toMatchObject({ cancelledWon: 11_000, alarm: null });
  expect(counter.points('minji')).toBe(before);

  await till.press('Enter');
  await till.press('F6');
  await expect(till.rows().first()).toContainText('취소');
});

test('A part and then the rest are cancelled, each with a receipt of its own', async ({
  counter,
}) => {
  const { till } = counter;
  const payment = await counter.sell(10_000, 'minji');
  const paidLeft = counter.points('minji');
  await askCancel(counter, payment, 3_300);
  await expect(till.dialog()).toContainText('3,300원 일부를 취소합니다.');
  await confirmCancel(counter);
  const part = await cancelReceipt(counter, 'partial-cancel');
  expect(part).toContain('3,300');
  expect(paymentOf(counter, payment)).toMatchObject({ cancelledWon: 3_300, alarm: null });
  expect(counter.points('minji')).toBe(paidLeft + 3_300);

  await till.press('Enter');
  await askCancel(counter, payment);
  await expect(till.dialog()).toContainText('6,700원');
  await confirmCancel(counter);
  const rest = await cancelReceipt(counter, 'partial-cancel');
  expect(rest).toContain('6,700');
  expect(paymentOf(counter, payment)).toMatchObject({ cancelledWon: 10_000, alarm: null });
  expect(cancelsOf(counter, payment)).toMatchObject([
    { state: 'done', amountWon: 3_300, checksumWon: 10_000 },
    { state: 'done', amountWon: 6_700, checksumWon: 6_700 },
  ]);
  expect(providedCancels(counter, payment).map(({ amountWon }) => amountWon)).toEqual([
    3_300, 6_700,
  ]);
  expect(counter.points('minji')).toBe(paidLeft + 10_000);
  await till.press('Enter');
  await till.openPayment(payment.orderNo);
  await expect(till.page.locator('main').getByRole('button', { name: '결제 취소' })).toBeDisabled();
});

test('Enter does not confirm a cancel and Esc goes back to the form', async ({ counter }) => {
  const { till } = counter;
  const payment = await counter.sell(5_500);
  await askCancel(counter, payment);
  await till.press('Enter', 'NumpadEnter');
  await till.page.waitForTimeout(300);
  await expect(till.dialog()).toBeVisible();
  expect(cancelsOf(counter, payment)).toEqual([]);
  await till.press('Escape');
  await expect(till.dialog()).toHaveCount(0);
  expect(await till.panel()).toBe('cancel');
  await expect(till.cancelAmount()).toContainText('5,500원');
  expect(cancelsOf(counter, payment)).toEqual([]);
  expect(providedCancels(counter, payment)).toEqual([]);
  expect(paymentOf(counter, payment)).toMatchObject({ cancelledWon: 0 });
});

test('A cancel that is more than what is left cannot be asked for', async ({ counter }) => {
  const { till } = counter;
  const payment = await counter.sell(4_000);
  await openCancelForm(counter, payment);
  await till.button('cancel.part').click();
  await till.typeAmount('4001');
  await expect(till.button('cancel.ask')).toBeDisabled();
  await expect(
    till.page.getByText(till.word('cancel.block.over-remaining', { limit: '4,000원' })),
  ).toBeVisible();
  await till.press('Enter');
  await till.page.waitForTimeout(300);
  await expect(till.dialog()).toHaveCount(0);
});

test('A cancel that the shop’s settlement does not cover is refused with its code', async ({
  counter,
}) => {
  const { till } = counter;
  // Amounts that end in 017 practise [8178] on their first cancel.
  const payment = await counter.sell(20_017);
  const left = counter.points('bigspend');
  await askCancel(counter, payment);
  await confirmCancel(counter);
  await expect(till.says('cancelled.refused.title')).toBeVisible();
  await expect(till.page.getByText(till.word('declined.settlement.title'))).toBeVisible();
  await expect(till.says('fate.charged')).toBeVisible();
  expect(cancelsOf(counter, payment)).toMatchObject([
    { state: 'refused', declined: 'settlement', code: '8178' },
  ]);
  expect(paymentOf(counter, payment)).toMatchObject({ state: 'paid', cancelledWon: 0 });
  expect(providedCancels(counter, payment)).toEqual([]);
  expect(counter.points('bigspend')).toBe(left);
});

test('A part that the provider does not cancel is refused, and all of it goes', async ({
  counter,
}) => {
  const { till } = counter;
  const payment = await counter.sell(20_016);
  const left = counter.points('bigspend');
  await askCancel(counter, payment, 1_000);
  await confirmCancel(counter);
  await expect(till.says('cancelled.refused.title')).toBeVisible();
  await expect(till.page.getByText(till.word('declined.partial-refused.next'))).toBeVisible();
  expect(counter.points('bigspend')).toBe(left);

  await till.press('Enter');
  await askCancel(counter, payment);
  await confirmCancel(counter);
  await cancelReceipt(counter, 'cancel');
  expect(cancelsOf(counter, payment)).toMatchObject([
    { state: 'refused', declined: 'partial-refused', amountWon: 1_000 },
    { state: 'done', amountWon: 20_016 },
  ]);
  expect(counter.points('bigspend')).toBe(left + 20_016);
});
