import { mayHaveTaken, type Payment } from '../domain/payment.ts';
import type { Core } from './core.ts';

/** Another payment of the same sale that took money or may be taking it now; null when there is none. */
export function takenBeside(
  { ledger }: Core,
  { saleId, merchantUid }: Pick<Payment, 'saleId' | 'merchantUid'>,
): Payment | null {
  const others = ledger.read.paymentsOf(saleId).filter((each) => each.merchantUid !== merchantUid);
  return others.find(mayHaveTaken) ?? null;
}
