import type { Payment } from '../../main/domain/payment.ts';
import { won } from '../../main/domain/won.ts';
import type { Credentials } from '../../main/gateway/portone-port.ts';
import { type ChargeEnd, charge } from '../../main/services/charge.ts';
import type { Core } from '../../main/services/core.ts';
import { openSale } from '../../main/services/desk/open-sale.ts';
import type { TestCore } from './test-core.ts';

/** The seeded account with money enough. */
export const minji = (): Credentials => credentials('minji', '1234');

export function credentials(user: string, password: string): Credentials {
  return { user: Buffer.from(user), password: Buffer.from(password) };
}

/** A sale and its first payment, on disk. */
export function newSale(core: Core, amountWon = 12_500): Payment {
  const { merchantUid } = openSale(core, {
    amountWon: won(amountWon),
    itemName: '상품',
    buyer: {},
  });
  return paymentOf(core, merchantUid);
}

/** The payment as the ledger has it now. */
export function paymentOf(core: Core, merchantUid: string): Payment {
  const payment = core.ledger.read.payment(merchantUid);
  if (!payment) throw new Error('no such payment');
  return payment;
}

/** Charges it once. */
export function chargeOnce(
  core: Core,
  payment: Payment,
  who: Credentials = minji(),
): Promise<ChargeEnd> {
  return charge(core, payment, who, { customData: null });
}

/** A payment that was charged and paid. */
export async function paidSale(core: Core, amountWon = 12_500): Promise<Payment> {
  const { payment } = await chargeOnce(core, newSale(core, amountWon));
  if (payment.state.at !== 'paid') throw new Error(`it is ${payment.state.at}`);
  return payment;
}

/** How many POSTs of a charge the gateway let in for this number. */
export function postsOf({ gateway }: TestCore, merchantUid: string): number {
  return gateway.seen.filter(({ route, key }) => route === 'charge' && key === merchantUid).length;
}
