import type { Payment } from '../../main/domain/payment.ts';
import type { QueueEntry } from '../../main/domain/queue-entry.ts';
import type { PaymentRow } from '../../main/training/portone/books.ts';
import type { TestCore } from './test-core.ts';
import { chargeOnce, newSale, paymentOf } from './test-sale.ts';
import { statusOf } from './words.ts';

/** How a payment comes to be closed although it may have been sent. */
export type WatchedKind = 'declined' | 'nothing-found' | 'failed-row' | 'at-door';

/** A payment that is closed and watched. */
export async function watchedSale(
  till: TestCore,
  kind: WatchedKind = 'declined',
): Promise<Payment> {
  const payment = newSale(till.core());
  const { faults } = till.gateway;
  if (kind === 'declined') faults.next('charge', { kind: 'decline', text: '[CC88] 잔액' });
  if (kind === 'nothing-found') faults.next('charge', { kind: 'drop', commit: 'never' });
  if (kind === 'failed-row') faults.next('charge', { kind: 'decline', text: '[8042] 나중에' });
  if (kind === 'at-door') faults.next('charge', { kind: 'unauthorised' }, 2);
  await chargeOnce(till.core(), payment);
  if (kind === 'nothing-found') await till.clock.advance(600_000);
  if (kind === 'failed-row') await till.clock.advance(5_000);
  const closed = paymentOf(till.core(), payment.merchantUid);
  if (!statusOf(closed).includes(kind)) throw new Error(`it is ${statusOf(closed)}`);
  return closed;
}

/** The entry that watches a payment; null when none does. */
export function watchEntry(till: TestCore, { merchantUid }: Payment): QueueEntry | null {
  return till.core().ledger.read.queued('resolve', { about: 'watch', merchantUid });
}

/** The provider takes the money after all. */
export function paidLate(
  till: TestCore,
  { merchantUid, amountWon }: Payment,
  row: Partial<PaymentRow> = {},
): PaymentRow {
  return till.gateway.addPayment({ merchantUid, amountWon, ...row });
}

/** How often the watch of a payment has brought an answer. */
export function watchLooks(till: TestCore, { merchantUid }: Payment): readonly number[] {
  return till
    .core()
    .ledger.read.lookUps(merchantUid)
    .filter(({ purpose, reading }) => purpose === 'watch' && reading !== 'no-answer')
    .map(({ atMs }) => atMs);
}
