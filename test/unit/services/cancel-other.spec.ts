import { describe, expect, test } from 'vitest';
import type { Payment } from '../../../main/domain/payment.ts';
import { acknowledgeAlarm } from '../../../main/services/acknowledge.ts';
import type { Authorise } from '../../../main/services/authorise.ts';
import { cancelOther } from '../../../main/services/cancel-other.ts';
import { checkClosed } from '../../../main/services/check-payment.ts';
import { cancelledWon } from '../../../main/training/portone/books.ts';
import type { Fault } from '../../../main/training/portone/faults.ts';
import { paidRowsOf } from '../../core/books-agree.ts';
import { cancelOf, cancelPosts, leftWon, storedCancel, wordOf } from '../../core/test-cancel.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paidSale, paymentOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

const longMs = 15 * 60_000;
const yes: Authorise = async () => true;

/** A payment of which the provider shows two paid rows, as upstream promises never to. */
async function twicePaid(till: TestCore): Promise<Payment> {
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  const { merchantUid } = payment;
  till.clock.advanceNow(1_000);
  till.gateway.addPayment({ merchantUid, amountWon: 12_500, status: 'paid' });
  await till.clock.advance(10_000);
  const found = paymentOf(till.core(), merchantUid);
  expect(statusOf(found)).toBe('paid!two-paid');
  return found;
}

function other(till: TestCore, { merchantUid }: Payment, authorise = yes) {
  return cancelOther(till.core(), authorise, { merchantUid, reason: '중복 결제' });
}

/** What the provider has given back of the row that is kept, and of the other one. */
function givenBack(till: TestCore, payment: Payment): readonly number[] {
  if (payment.state.at !== 'paid') throw new Error('it is not paid');
  const { impUid } = payment.state.paid;
  const rows = paidRowsOf(till, payment.merchantUid);
  const ofRow = (kept: boolean) =>
    rows
      .filter((row) => (row.impUid === impUid) === kept)
      .reduce((sum, row) => sum + cancelledWon(row), 0);
  return [ofRow(true), ofRow(false)];
}

const faults: readonly (readonly [name: string, faults: readonly Fault[], atRest: string])[] = [
  ['no fault', [], 'done'],
  ['the answer is lost after it', [{ kind: 'drop', commit: 'done' }], 'done'],
  ['the request is lost', [{ kind: 'drop', commit: 'never' }], 'not-cancelled'],
  [
    'it is refused',
    [{ kind: 'decline', text: '[8178] 정산 예정 금액이 적어 취소할 수 없습니다.' }],
    'refused: settlement',
  ],
  ['a success about nothing', [{ kind: 'null-response' }], 'done'],
];

describe('the other of two paid rows is given back', () => {
  test.each(faults)('%s', async (_, armed, atRest) => {
    const till = await createTestCore();
    const payment = await twicePaid(till);
    for (const fault of armed) till.gateway.faults.next('cancel', fault);
    const result = await other(till, payment);
    await till.clock.advance(longMs);
    const cancel = storedCancel(till, result);
    expect(wordOf({ ok: true, value: cancel })).toBe(atRest);
    expect(cancel).toMatchObject({ impUid: payment.otherImpUid, checksumWon: 12_500 });
    expect(givenBack(till, payment)).toEqual([0, atRest === 'done' ? 12_500 : 0]);
    expect(leftWon(till, payment)).toBe(12_500);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('paid!two-paid');
    expect(cancelPosts(till)).toBe(1);
    expect(till.core().ledger.verifyChain()).toEqual({ ok: true });
    expect(till.bugs).toEqual([]);
  });

  test('by a yes to what is really left; afterwards the alarm is dealt with and stays so', async () => {
    const till = await createTestCore();
    const payment = await twicePaid(till);
    const rows = paidRowsOf(till, payment.merchantUid);
    const row = rows.find(({ impUid }) => impUid === payment.otherImpUid);
    row?.cancels.push({
      pgTid: 'console',
      amountWon: 500,
      taxFreeWon: 0,
      cancelledAtS: row.paidAtS,
      reason: 'console',
      cancellationId: 'console-1',
    });
    const asked: unknown[] = [];
    const result = await other(till, payment, async (act) => asked.push(act) > 0);
    expect(asked).toMatchObject([
      { kind: 'cancel-other', amountWon: 12_000, impUid: payment.otherImpUid },
    ]);
    expect(wordOf(result)).toBe('done');
    expect(givenBack(till, payment)).toEqual([0, 12_500]);
    const { merchantUid } = payment;
    expect(await acknowledgeAlarm(till.core(), yes, merchantUid)).toMatchObject({ ok: true });
    await checkClosed(till.core(), paymentOf(till.core(), merchantUid));
    await till.clock.advance(24 * 3_600_000);
    expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid');
  });

  test('beside a cancel of the payment itself, each with its own checksum', async () => {
    const till = await createTestCore();
    const payment = await twicePaid(till);
    expect(wordOf(await cancelOf(till, payment, 4_000))).toBe('done');
    expect(wordOf(await other(till, payment))).toBe('done');
    expect(wordOf(await cancelOf(till, payment, 1_000))).toBe('done');
    expect(givenBack(till, payment)).toEqual([5_000, 12_500]);
    expect(leftWon(till, payment)).toBe(7_500);
    const cancels = till.core().ledger.read.cancels(payment.merchantUid);
    const checksums = cancels.map(({ amountWon, checksumWon }) => [amountWon, checksumWon]);
    expect(checksums.toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
      [1_000, 8_500],
      [4_000, 12_500],
      [12_500, 12_500],
    ]);
  });

  test('later, when the line went after the yes', async () => {
    const till = await createTestCore();
    const payment = await twicePaid(till);
    const result = await other(till, payment, async () => {
      await till.gateway.unplug();
      return true;
    });
    expect(wordOf(result)).toBe('created');
    await till.gateway.plugIn();
    await till.clock.advance(longMs);
    expect(storedCancel(till, result).state).toBe('done');
    expect(givenBack(till, payment)).toEqual([0, 12_500]);
    expect(cancelPosts(till)).toBe(1);
  });

  test('not when something changed while the person was asked', async () => {
    const till = await createTestCore();
    const payment = await twicePaid(till);
    let results = '';
    const outer = await other(till, payment, async () => {
      results = wordOf(await other(till, payment));
      return true;
    });
    expect([results, wordOf(outer)]).toEqual(['done', 'declined: checksum, charged']);
    expect(givenBack(till, payment)).toEqual([0, 12_500]);
    expect(cancelPosts(till)).toBe(1);
  });

  test('not without a yes, not twice, not offline, and not where there is no other', async () => {
    const till = await createTestCore();
    const refused = 'refused cancel.merchantUid: not-now';
    expect(wordOf(await other(till, await paidSale(till.core())))).toBe(refused);
    const payment = await twicePaid(till);
    expect(wordOf(await other(till, payment, async () => false))).toBe('not-allowed');
    await till.gateway.unplug();
    expect(wordOf(await other(till, payment))).toBe('offline');
    await till.gateway.plugIn();
    expect(wordOf(await other(till, payment))).toBe('done');
    expect(wordOf(await other(till, payment))).toBe('declined: already-cancelled, charged');
    expect(cancelPosts(till)).toBe(1);
  });
});
