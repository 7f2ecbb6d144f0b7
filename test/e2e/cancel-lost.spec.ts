import { expect, test } from '../counter.ts';
import {
  askCancel,
  cancelReceipt,
  cancelsOf,
  confirmCancel,
  paymentOf,
  providedCancels,
} from '../harness/cancelling.ts';
import type { Counter } from '../harness/counter.ts';
import type { PaymentRow } from '../harness/ledger-rows.ts';
import { ToldPart } from '../pages/told-part.ts';

test.describe.configure({ mode: 'default' });
// A cancel that left no trace counts as not done after 9 s.
test.use({ counterOptions: { timeScale: 20 } });

test('A cancel whose answer was lost is found done', async ({ counter }) => {
  const { till, gateway } = counter;
  const payment = await counter.sell(8_018);
  const left = counter.points('bigspend');
  await askCancel(counter, payment);
  // The look-ups stay away until the till has said that it does not know.
  gateway.faults.next('cancel', { kind: 'drop', commit: 'done' });
  await loseLookUpsAfterReRead(counter);
  await confirmCancel(counter);
  await expectCancelUnknown(counter, payment);

  gateway.faults.clear();
  await cancelReceipt(counter, 'cancel');
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
  await askCancel(counter, payment);
  await confirmCancel(counter);
  await expectCancelUnknown(counter, payment);
  await expect(async () => {
    await till.press('F5');
    expect(cancelsOf(counter, payment)).toMatchObject([{ state: 'not-cancelled' }]);
  }).toPass({ intervals: [500], timeout: 30_000 });
  await expect(till.says('cancelled.not-cancelled.title')).toBeVisible();
  expect(paymentOf(counter, payment)).toMatchObject({ state: 'paid', cancelledWon: 0 });
  expect(counter.points('bigspend')).toBe(left);

  await till.press('Enter');
  await askCancel(counter, payment);
  await confirmCancel(counter);
  await cancelReceipt(counter, 'cancel');
  expect(providedCancels(counter, payment)).toHaveLength(1);
  expect(counter.points('bigspend')).toBe(left + 8_019);
});

// A till of its own: the alarm stays.
test('A cancel made elsewhere is told, and what is left is right', async ({
  newPlace,
  startAt,
}) => {
  const counter = await startAt(await newPlace());
  const { till, gateway } = counter;
  const payment = await counter.sell(9_000);
  const row = cancelElsewhere(counter, payment, 2_500);
  const cancelCalls = counter.calls('cancel');
  // The till believes that all of it is left; the re-read before the cancel says otherwise.
  await askCancel(counter, payment);
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
  // Who gave it back, and why, stands in the provider's own list.
  const told = new ToldPart(till);
  await told.open();
  await expect(told.cancels()).toHaveCount(1);
  await expect(told.cancels()).toContainText('2,500원');
  await expect(told.fact('cancelAmountWon')).toContainText('2,500원');
  await expect(told.fact('payMethod')).toContainText('point');
  await till.press('Escape', 'Escape');
  await till.waitForPanel('none');
  await expect(till.banner()).toHaveText(till.word('notice.alarm', { n: 1 }));
  await till.button('banner.waiting').click();
  await expect(till.rows()).toHaveCount(1);
  await expect(till.rows()).toContainText(payment.orderNo);
  expect(gateway.books.payments.filter(({ status }) => status === 'cancelled')).toContain(row);
});

test('A lost cancel and another one made elsewhere are a matter for a person', async ({
  newPlace,
  startAt,
}) => {
  const counter = await startAt(await newPlace(), { timeScale: 20 });
  const { till, gateway } = counter;
  const payment = await counter.sell(9_000);
  await askCancel(counter, payment, 1_000);
  gateway.faults.next('cancel', { kind: 'drop', commit: 'never' });
  await loseLookUpsAfterReRead(counter);
  await confirmCancel(counter);
  await expectCancelUnknown(counter, payment);
  cancelElsewhere(counter, payment, 2_500);
  gateway.faults.clear();
  await expect(till.says('cancelled.needs-person.title')).toBeVisible({ timeout: 15_000 });
  await expect(till.says('fate.checking')).toBeVisible();
  expect(cancelsOf(counter, payment)).toMatchObject([{ state: 'needs-person' }]);
  expect(paymentOf(counter, payment)).toMatchObject({
    cancelledWon: 2_500,
    alarm: 'cancelled-elsewhere',
  });
  expect(counter.calls('cancel')).toBe(1);
});

/** Somebody gives back points at the provider without this till. */
function cancelElsewhere(counter: Counter, { merchantUid }: PaymentRow, amountWon: number) {
  const [row] = counter.provided(merchantUid);
  if (row === undefined) throw new Error('The provider has no such payment.');
  row.status = 'cancelled';
  row.cancels.push({
    pgTid: '26000000000001',
    amountWon,
    taxFreeWon: 0,
    cancelledAtS: Math.floor(Date.now() / 1000),
    reason: '관리자 화면에서 취소',
    cancellationId: 'cancellation-elsewhere',
  });
  return row;
}

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
