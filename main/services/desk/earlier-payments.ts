import type { NotSentWhy } from '../../domain/charge-outcome.ts';
import { mayHaveTaken, type Payment } from '../../domain/payment.ts';
import { notSentWhyOf } from '../charge-answer.ts';
import { keep } from '../charge-records.ts';
import { takeWhatIsThere } from '../charge-settle.ts';
import type { Core } from '../core.ts';
import { lookUp } from '../look-up.ts';
import { takenBeside } from '../taken-beside.ts';
import type { DeskSale } from './desk-state.ts';

/** What the other payments of a sale say before one of its payments is charged. */
export type EarlierMoney =
  | { readonly kind: 'none' }
  /** One of them took money, or may have: nothing more may be charged for this sale. */
  | { readonly kind: 'taken'; readonly payment: Payment }
  | { readonly kind: 'not-sent'; readonly why: NotSentWhy };

/**
 * Looks up every other payment of the sale that may ever have been sent. A sale has at most one payment
 * that can win; a smaller second one may be charged only while the provider shows nothing of the first.
 */
export async function earlierMoney(
  core: Core,
  sale: Pick<DeskSale, 'saleId' | 'merchantUid'>,
): Promise<EarlierMoney> {
  const taken = takenBeside(core, sale);
  if (taken) return { kind: 'taken', payment: taken };
  const others = core.ledger.read
    .paymentsOf(sale.saleId)
    .filter(({ merchantUid, maybeSent }) => maybeSent && merchantUid !== sale.merchantUid);
  for (const payment of others) {
    const found = await moneyOf(core, payment);
    if (found.kind !== 'none') return found;
  }
  return { kind: 'none' };
}

async function moneyOf(core: Core, asked: Payment): Promise<EarlierMoney> {
  const { reading, failure, record } = await lookUp(core, asked, 'before');
  // A person who looked meanwhile may have found more than was known.
  const payment = core.ledger.read.payment(asked.merchantUid) ?? asked;
  if (mayHaveTaken(payment)) return { kind: 'taken', payment };
  if (reading === null) {
    keep(core, record);
    return { kind: 'not-sent', why: failure ? notSentWhyOf(failure) : 'offline' };
  }
  if (reading.kind === 'paid' || reading.kind === 'open') {
    return { kind: 'taken', payment: await takeWhatIsThere(core, payment, record, reading) };
  }
  keep(core, record);
  return { kind: 'none' };
}
