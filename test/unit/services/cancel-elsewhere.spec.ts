import { expect, test } from 'vitest';
import { checkClosed } from '../../../main/services/check-payment.ts';
import type { Fault } from '../../../main/training/portone/faults.ts';
import { onArrival } from '../../core/arrivals.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import {
  cancelledElsewhere,
  cancelOf,
  cancelPosts,
  leftWon,
  wordOf,
} from '../../core/test-cancel.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { paidSale, paymentOf } from '../../core/test-sale.ts';

const longMs = 15 * 60_000;
const lost: Fault = { kind: 'drop', commit: 'done' };
const never: Fault = { kind: 'drop', commit: 'never' };
const crossed: Fault = { kind: 'decline', text: '[9048] 교차' };
const busy: Fault = { kind: 'decline', text: '[8387] 취소 진행 중' };
const noise: Fault = { kind: 'refuse', status: 503, code: -1, message: '점검 중' };

/** When somebody else gives points back, seen from our cancel of 5,000 of 12,500. */
type Moment = 'before the look' | 'before the post' | 'after the post';

const cases: readonly (readonly [
  theirsWon: number,
  moment: Moment,
  fault: Fault | null,
  ours: string,
  foundWon: number | null,
  posts: number,
])[] = [
  [3_000, 'before the look', null, 'declined: checksum, charged', null, 0],
  [12_500, 'before the look', null, 'declined: checksum, charged', null, 0],
  [3_000, 'before the post', null, 'needs-person', 9_500, 1],
  [5_000, 'before the post', null, 'needs-person', 7_500, 1],
  [12_500, 'before the post', null, 'needs-person', 0, 1],
  [3_000, 'before the post', never, 'needs-person', 9_500, 1],
  [5_000, 'after the post', never, 'needs-person', 7_500, 1],
  [3_000, 'after the post', crossed, 'needs-person', 9_500, 1],
  [3_000, 'after the post', busy, 'needs-person', 9_500, 1],
  [3_000, 'after the post', noise, 'needs-person', 9_500, 1],
  [3_000, 'after the post', lost, 'done', null, 1],
  [5_000, 'after the post', lost, 'done', null, 1],
  [7_500, 'after the post', lost, 'done', null, 1],
  [3_000, 'after the post', null, 'done', null, 1],
];

test.each(cases)('%i given back elsewhere %s (%j): ours is %s', async (...row) => {
  const [theirsWon, moment, fault, ours, foundWon, posts] = row;
  const till = await createTestCore();
  const payment = await paidSale(till.core());
  if (moment === 'before the look') cancelledElsewhere(till, theirsWon);
  if (moment === 'before the post') beforePost(till, () => cancelledElsewhere(till, theirsWon));
  if (fault) till.gateway.faults.next('cancel', fault);
  const asked = await cancelOf(till, payment, 5_000);
  if (moment === 'after the post') cancelledElsewhere(till, theirsWon);
  await till.clock.advance(longMs);
  // A person looks, as they do when they are called; nothing may change by it.
  await checkClosed(till.core(), paymentOf(till.core(), payment.merchantUid));
  await checkClosed(till.core(), paymentOf(till.core(), payment.merchantUid));

  const [cancel] = till.core().ledger.read.cancels(payment.merchantUid);
  expect(cancel ? wordOf({ ok: true, value: cancel }) : wordOf(asked)).toBe(ours);
  expect(cancel?.foundWon ?? null).toBe(foundWon);
  expect(leftWon(till, payment)).toBe(12_500 - theirsWon - (ours === 'done' ? 5_000 : 0));
  const { alarm } = paymentOf(till.core(), payment.merchantUid);
  expect([alarm, cancelPosts(till)]).toEqual(['cancelled-elsewhere', posts]);
  expectBooksAgree(till);
  expect(till.bugs).toEqual([]);
});

function beforePost(till: TestCore, act: () => void): void {
  let done = false;
  onArrival(till.gateway.url, ({ path }) => {
    if (path !== '/payments/cancel' || done) return;
    done = true;
    act();
  });
}

test.each([
  ['first', (rows: unknown[]) => rows.reverse()],
  ['last', (rows: unknown[]) => rows],
])('our id is found wherever it stands in the history: %s', async (_, arrange) => {
  const till = await createTestCore();
  const payment = await paidSale(till.core());
  till.gateway.faults.next('cancel', lost);
  await cancelOf(till, payment, 5_000);
  arrange(cancelledElsewhere(till, 3_000).cancels);
  await till.clock.advance(longMs);
  expect(till.core().ledger.read.cancels(payment.merchantUid)).toMatchObject([{ state: 'done' }]);
  expect(leftWon(till, payment)).toBe(4_500);
  expectBooksAgree(till);
});

test('a cancel of ours that the provider carried out twice counts once, and is an alarm', async () => {
  const till = await createTestCore();
  const payment = await paidSale(till.core());
  till.gateway.faults.next('cancel', lost);
  await cancelOf(till, payment, 5_000);
  const row = till.gateway.books.payments.at(-1);
  const [once] = row?.cancels ?? [];
  if (!once) throw new Error('it was not carried out');
  row?.cancels.push({ ...once, cancellationId: 'again' });
  await till.clock.advance(longMs);
  expect(till.core().ledger.read.cancels(payment.merchantUid)).toMatchObject([
    { state: 'done', amountWon: 5_000 },
  ]);
  expect(paymentOf(till.core(), payment.merchantUid)).toMatchObject({
    state: { cancelledWon: 10_000 },
    alarm: 'cancelled-elsewhere',
  });
  expectBooksAgree(till);
});

test('a cancel whose time the provider does not tell is dated by when it was heard of', async () => {
  const till = await createTestCore();
  const payment = await paidSale(till.core());
  till.gateway.faults.next('cancel', lost);
  await cancelOf(till, payment, 5_000);
  const cancels = till.gateway.books.payments.at(-1)?.cancels ?? [];
  cancels.splice(0, cancels.length, ...cancels.map((past) => ({ ...past, cancelledAtS: 0 })));
  expect(cancels).toMatchObject([{ cancelledAtS: 0 }]);
  const nowMs = till.core().clock.wallMs();
  await till.clock.advance(longMs);
  const [cancel] = till.core().ledger.read.cancels(payment.merchantUid);
  expect(cancel?.doneMs).toBeGreaterThanOrEqual(nowMs);
  expectBooksAgree(till);
});
