import type { Counter } from './counter.ts';
import type { PaymentRow } from './ledger-rows.ts';

/** A charge whose answer was lost, left to the waiting list; look-ups stay down. */
export async function parkUnknown(
  counter: Counter,
  amountWon: number,
  commit: 'done' | 'never' = 'done',
): Promise<PaymentRow> {
  counter.gateway.faults.down.add('look-ups');
  counter.gateway.faults.next('charge', { kind: 'drop', commit });
  await counter.charge(amountWon);
  await counter.bothAt('unknown');
  const payment = counter.newest();
  await counter.till.button('unknown.park').click();
  await counter.till.waitFor('idle');
  return payment;
}

export function stored(counter: Counter, { merchantUid }: PaymentRow): PaymentRow | undefined {
  return counter.ledger().payments.find((each) => each.merchantUid === merchantUid);
}

export async function openFromList(counter: Counter, { orderNo }: PaymentRow): Promise<void> {
  const { till } = counter;
  await till.button('banner.waiting').click();
  await till.waitForPanel('waiting');
  await till.rows().filter({ hasText: orderNo }).click();
  await till.waitForPanel('detail');
}
