import { expect, test } from '../counter.ts';
import type { Counter } from '../harness/counter.ts';
import type { PaymentRow } from '../harness/ledger-rows.ts';

test.describe.configure({ mode: 'default' });
// A cancel that left no trace counts as not done after 9 s.
test.use({ counterOptions: { timeScale: 20 } });

/** The cancel form of a payment, with a reason chosen. */
async function openForm({ till }: Counter, { orderNo }: PaymentRow): Promise<void> {
  await till.openPayment(orderNo);
  await till.press('F7');
  await till.waitForPanel('cancel');
  await till.button('reason.changed-mind').click();
}

/** Asks for a cancel of all that is left, or of a part, up to main's question. */
async function ask(counter: Counter, payment: PaymentRow, partWon?: number): Promise<void> {
  const { till } = counter;
  await openForm(counter, payment);
  if (partWon !== undefined) {
    await till.button('cancel.part').click();
    await till.typeAmount(String(partWon));
  }
  await till.press('Enter');
  await till.dialog().waitFor();
}

async function confirm({ till }: Counter): Promise<void> {
  await till.button('ask.cancel.yes').click();
  await till.waitForPanel('cancelled');
}

/** The receipt of a cancel opens by itself; reads and closes it. */
async function receiptOf({ till }: Counter, kind: 'cancel' | 'partial-cancel'): Promise<string> {
  const paper = await till.receiptText(kind);
  await till.press('Escape');
  await expect(till.dialog()).toHaveCount(0);
  return paper;
}

function paymentOf(counter: Counter, { merchantUid }: PaymentRow): PaymentRow | undefined {
  return counter.ledger().payments.find((each) => each.merchantUid === merchantUid);
}

function cancelsOf(counter: Counter, { merchantUid }: PaymentRow) {
  return counter.ledger().cancels.filter((each) => each.merchantUid === merchantUid);
}

function providedCancels(counter: Counter, { merchantUid }: PaymentRow) {
  return counter.provided(merchantUid).flatMap(({ cancels }) => cancels);
}

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
  await confirm(counter);

  const paper = await receiptOf(counter, 'cancel');
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
  await ask(counter, payment, 3_300);
  await expect(till.dialog()).toContainText('3,300원 일부를 취소합니다.');
  await confirm(counter);
  const part = await receiptOf(counter, 'partial-cancel');
  expect(part).toContain('3,300');
  expect(paymentOf(counter, payment)).toMatchObject({ cancelledWon: 3_300, alarm: null });
  expect(counter.points('minji')).toBe(paidLeft + 3_300);

  await till.press('Enter');
  await ask(counter, payment);
  await expect(till.dialog()).toContainText('6,700원');
  await confirm(counter);
  const rest = await receiptOf(counter, 'partial-cancel');
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
  await ask(counter, payment);
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
  await openForm(counter, payment);
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
  await ask(counter, payment);
  await confirm(counter);
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
  await ask(counter, payment, 1_000);
  await confirm(counter);
  await expect(till.says('cancelled.refused.title')).toBeVisible();
  await expect(till.page.getByText(till.word('declined.partial-refused.next'))).toBeVisible();
  expect(counter.points('bigspend')).toBe(left);

  await till.press('Enter');
  await ask(counter, payment);
  await confirm(counter);
  await receiptOf(counter, 'cancel');
  expect(cancelsOf(counter, payment)).toMatchObject([
    { state: 'refused', declined: 'partial-refused', amountWon: 1_000 },
    { state: 'done', amountWon: 20_016 },
  ]);
  expect(counter.points('bigspend')).toBe(left + 20_016);
});

test('A cancel whose answer was lost is found done', async ({ counter }) => {
  const { till, gateway } = counter;
  const payment = await counter.sell(8_018);
  const left = counter.points('bigspend');
  await ask(counter, payment);
  // The look-ups stay away until the till has said that it does not know.
  gateway.faults.next('cancel', { kind: 'drop', commit: 'done' });
  await loseLookUpsAfterReRead(counter);
  await confirm(counter);
  await expectCancelUnknown(counter, payment);

  gateway.faults.clear();
  await till.press('F5');
  await receiptOf(counter, 'cancel');
  await expect(till.says('cancelled.done.title')).toBeVisible();
  expect(cancelsOf(counter, payment)).toMatchObject([{ state: 'done', amountWon: 8_018 }]);
  expect(providedCancels(counter, payment)).toHaveLength(1);
  expect(paymentOf(counter, payment)).toMatchObject({ cancelledWon: 8_018, alarm: null });
  expect(counter.ledger().waiting).toBe(0);
  expect(counter.points('bigspend')).toBe(left + 8_018);
});

test('A cancel that never arrived is proved not done, and may be sent again', async ({
  counter,
}) => {
  const { till } = counter;
  const payment = await counter.sell(8_019);
  const left = counter.points('bigspend');
  await ask(counter, payment);
  await confirm(counter);
  await expectCancelUnknown(counter, payment);
  await expect(async () => {
    await till.press('F5');
    expect(cancelsOf(counter, payment)).toMatchObject([{ state: 'not-cancelled' }]);
  }).toPass({ intervals: [500], timeout: 30_000 });
  await expect(till.says('cancelled.not-cancelled.title')).toBeVisible();
  expect(paymentOf(counter, payment)).toMatchObject({ state: 'paid', cancelledWon: 0 });
  expect(counter.points('bigspend')).toBe(left);

  await till.press('Enter');
  await ask(counter, payment);
  await confirm(counter);
  await receiptOf(counter, 'cancel');
  expect(providedCancels(counter, payment)).toHaveLength(1);
  expect(counter.points('bigspend')).toBe(left + 8_019);
});

test('A cancel made elsewhere is told, and what is left is right', async ({ counter }) => {
  const { till, gateway } = counter;
  const payment = await counter.sell(9_000);
  const [row] = counter.provided(payment.merchantUid);
  if (row === undefined) throw new Error('the provider has no row');
  row.status = 'cancelled';
  row.cancels.push({
    pgTid: '26000000000001',
    amountWon: 2_500,
    taxFreeWon: 0,
    cancelledAtS: Math.floor(Date.now() / 1000),
    reason: '관리자 화면에서 취소',
    cancellationId: 'cancellation-elsewhere',
  });
  const cancelCalls = counter.calls('cancel');
  // The till believes that all of it is left; the re-read before the cancel says otherwise.
  await ask(counter, payment);
  await till.button('ask.cancel.yes').click();
  await expect(till.says('declined.checksum.title')).toBeVisible();
  expect(counter.calls('cancel')).toBe(cancelCalls);
  expect(paymentOf(counter, payment)).toMatchObject({
    cancelledWon: 2_500,
    alarm: 'cancelled-elsewhere',
  });
  await expect(till.cancelAmount()).toContainText('6,500원');

  await till.press('Escape', 'Escape');
  await till.waitForPanel('detail');
  await expect(till.page.getByText(till.word('alarm.cancelled-elsewhere.title'))).toBeVisible();
  await till.press('Escape', 'Escape');
  await till.waitForPanel('none');
  await expect(till.banner()).toHaveText(till.word('notice.alarm', { n: 1 }));
  await till.button('banner.waiting').click();
  await expect(till.rows()).toHaveCount(1);
  await expect(till.rows()).toContainText(payment.orderNo);
  expect(gateway.books.payments.filter(({ status }) => status === 'cancelled')).toContain(row);
});

/** The payment is read again before the cancel is posted; after that no look-up is answered. */
async function loseLookUpsAfterReRead({ gateway }: Counter): Promise<void> {
  gateway.faults.next('payment', { kind: 'slow', delayMs: 0 });
  gateway.faults.next('look-ups', { kind: 'page', status: 502, commit: 'never' }, 100);
}

async function expectCancelUnknown(counter: Counter, payment: PaymentRow): Promise<void> {
  const { till } = counter;
  await expect(till.says('cancelled.unknown.title')).toBeVisible();
  await expect(till.page.getByText('다시 취소하지 마세요')).toBeVisible();
  expect(cancelsOf(counter, payment)).toMatchObject([{ state: 'unknown' }]);
  expect(counter.ledger().waiting).toBe(1);
}
