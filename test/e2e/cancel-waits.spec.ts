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

test.describe.configure({ mode: 'default' });
test.use({ counterOptions: { timeScale: 20 } });

test.beforeEach(async ({ counter }) => {
  await counter.gateway.plugIn();
  counter.gateway.faults.clear();
});

/** A cancel that a person said yes to while the line was down. */
async function waitingCancel(counter: Counter, amountWon: number): Promise<PaymentRow> {
  const payment = await counter.sell(amountWon);
  await askCancel(counter, payment);
  await counter.gateway.unplug();
  await confirmCancel(counter);
  await expect(counter.till.says('cancelled.created.title')).toBeVisible();
  await expect(counter.till.says('fate.charged')).toBeVisible();
  expect(cancelsOf(counter, payment)).toMatchObject([{ state: 'created', checksumWon: amountWon }]);
  return payment;
}

/** The answer to a charge was lost and nobody can look; both screens say so. */
async function unknownPayment(counter: Counter, amountWon: number): Promise<PaymentRow> {
  counter.gateway.faults.down.add('look-ups');
  counter.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  await counter.charge(amountWon);
  await counter.bothAt('unknown');
  return counter.newest();
}

test('A cancel that cannot be sent waits, and is done by itself when the line is back', async ({
  counter,
}) => {
  const calls = counter.calls('cancel');
  const payment = await waitingCancel(counter, 8_101);
  const left = counter.points('bigspend');
  expect(counter.calls('cancel')).toBe(calls);
  expect(paymentOf(counter, payment)).toMatchObject({ state: 'paid', cancelledWon: 0 });

  await counter.gateway.plugIn();
  const paper = await cancelReceipt(counter, 'cancel');
  expect(paper).toContain('-8,101');
  await expect(counter.till.says('cancelled.done.title')).toBeVisible();
  expect(cancelsOf(counter, payment)).toMatchObject([{ state: 'done' }]);
  expect(providedCancels(counter, payment)).toHaveLength(1);
  expect(counter.calls('cancel')).toBe(calls + 1);
  expect(counter.points('bigspend')).toBe(left + 8_101);
});

test('A cancel that waits may be taken back, and is never sent', async ({ counter }) => {
  const { till } = counter;
  const calls = counter.calls('cancel');
  const payment = await waitingCancel(counter, 8_102);
  await till.button('cancelled.withdraw').click();
  await till.dialog().waitFor();
  await till.press('Enter');
  expect(cancelsOf(counter, payment)).toMatchObject([{ state: 'created' }]);
  await till.button('ask.withdraw-cancel.yes').click();
  await expect(till.says('cancelled.withdrawn.title')).toBeVisible();
  await expect(till.says('fate.charged')).toBeVisible();
  expect(cancelsOf(counter, payment)).toMatchObject([{ state: 'withdrawn' }]);

  await counter.gateway.plugIn();
  await expect(till.banner()).toHaveCount(0);
  expect(counter.calls('cancel')).toBe(calls);
  expect(paymentOf(counter, payment)).toMatchObject({ state: 'paid', cancelledWon: 0 });
});

test('An unknown payment whose customer has left is cancelled by itself once it is found paid', async ({
  counter,
}) => {
  const { till } = counter;
  const before = counter.points('bigspend');
  const payment = await unknownPayment(counter, 12_603);
  await till.press('F7');
  await expect(till.button('reason-for.if-paid.ask')).toBeDisabled();
  await till.button('reason.walked-away').click();
  await till.button('reason-for.if-paid.ask').click();
  await till.button('ask.cancel-if-paid.yes').click();
  await counter.bothAt('idle');
  expect(counter.points('bigspend')).toBe(before - 12_603);

  await till.openPayment(payment.orderNo);
  await expect(till.says('wish.unknown')).toBeVisible();
  counter.gateway.faults.clear();
  await expect(till.says('wish.paid')).toBeVisible({ timeout: 30_000 });
  await expect(till.button('detail.cancel-receipt')).toBeVisible({ timeout: 30_000 });
  expect(cancelsOf(counter, payment)).toMatchObject([
    { state: 'done', amountWon: 12_603, reason: till.word('reason.walked-away') },
  ]);
  expect(paymentOf(counter, payment)).toMatchObject({ cancelledWon: 12_603, alarm: null });
  expect(counter.points('bigspend')).toBe(before);
});

test('The wish to cancel may be taken back while nobody knows', async ({ counter }) => {
  const { till } = counter;
  const payment = await unknownPayment(counter, 3_204);
  await till.press('F7');
  await till.button('reason.changed-mind').click();
  await till.button('reason-for.if-paid.ask').click();
  await till.button('ask.cancel-if-paid.yes').click();
  await counter.bothAt('idle');
  await till.openPayment(payment.orderNo);
  await till.button('wish.keep').click();
  await till.button('ask.keep-if-paid.yes').click();
  await expect(till.button('wish.keep')).toHaveCount(0);
  counter.gateway.faults.clear();
  await expect(async () => {
    expect(paymentOf(counter, payment)).toMatchObject({ state: 'paid' });
  }).toPass({ timeout: 30_000 });
  expect(cancelsOf(counter, payment)).toEqual([]);
});

test('The other of two approvals of one order is cancelled from its alarm', async ({ counter }) => {
  const { till, gateway } = counter;
  const payment = await unknownPayment(counter, 4_305);
  const { merchantUid } = payment;
  const paidAtS = Math.floor(Date.now() / 1_000) + 5;
  const other = gateway.addPayment({ merchantUid, amountWon: 4_305, status: 'paid', paidAtS });
  gateway.faults.clear();
  await expect(async () => {
    expect(paymentOf(counter, payment)).toMatchObject({ state: 'paid', alarm: 'two-paid' });
  }).toPass({ timeout: 30_000 });
  await counter.home();

  await till.openPayment(payment.orderNo);
  await till.button('detail.cancel-other').click();
  await till.button('reason.twice').click();
  await till.button('reason-for.other.ask').click();
  await expect(till.dialog()).toContainText('4,305원');
  await till.button('ask.cancel-other.yes').click();
  const paper = await cancelReceipt(counter, 'cancel');
  expect(paper).toContain('중복승인된거래정보');
  expect(paper).toContain(other.impUid);
  expect(other.cancels).toHaveLength(1);
  expect(paymentOf(counter, payment)).toMatchObject({ cancelledWon: 0, alarm: 'two-paid' });

  await till.press('Escape');
  await till.waitForPanel('detail');
  await expect(till.button('detail.cancel-other')).toHaveCount(0);
  await till.button('detail.acknowledge').click();
  await till.button('ask.acknowledge.yes').click();
  await expect(till.button('detail.acknowledge')).toHaveCount(0);
  expect(paymentOf(counter, payment)).toMatchObject({ state: 'paid', alarm: null });
});
