import type { Payment } from '../domain/payment.ts';
import type { Credentials } from '../gateway/portone-port.ts';
import { LedgerStopped } from '../store/ledger-failure.ts';
import { type ChargeEnd, type ChargeExtras, charge } from './charge.ts';
import type { Core } from './core.ts';
import { writeUnknownLater } from './lost-records.ts';

/** A charge on a disk that may refuse: before the first byte nothing was sent; after it, it is unknown. */
export async function chargeSafely(
  core: Core,
  payment: Payment,
  who: Credentials,
  extras: Omit<ChargeExtras, 'customData'>,
): Promise<ChargeEnd> {
  try {
    return await charge(core, payment, who, {
      ...extras,
      customData: customDataOf(core, payment),
    });
  } catch (error) {
    if (!(error instanceof LedgerStopped)) throw error;
    const { merchantUid } = payment;
    const stored = core.ledger.read.payment(merchantUid) ?? payment;
    if (stored.state.at !== 'sending') return { payment: stored, why: 'storage' };
    writeUnknownLater(core, { about: 'payment', merchantUid });
    return { payment: stored, why: null };
  }
}

function customDataOf(core: Core, payment: Payment): Readonly<Record<string, string>> | null {
  const { portone, shop } = core.settings();
  return portone.sendCustomData ? { till: shop.tillId, order: payment.orderNo } : null;
}
