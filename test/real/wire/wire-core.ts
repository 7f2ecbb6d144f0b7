import { onTestFinished } from 'vitest';
import type { Payment } from '../../../main/domain/payment.ts';
import { wasPaid } from '../../../main/training/portone/books.ts';
import { createTestCore, type TestCore, type TestCoreOptions } from '../../core/test-core.ts';
import { chargeOnce, newSale, paymentOf, postsOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';
import { type FaultProxy, startFaultProxy, type WireFault } from './fault-proxy.ts';

/** A money core whose gateway is behind a wire that breaks. */
export type WireCore = { readonly till: TestCore; readonly proxy: FaultProxy };

/** How the first line of a request to charge begins. */
export const chargeLine = 'POST /benepia/payment';

export async function createWireCore(options: TestCoreOptions = {}): Promise<WireCore> {
  const made: FaultProxy[] = [];
  const till = await createTestCore({
    ...options,
    way: async (url) => {
      const proxy = await startFaultProxy(url);
      onTestFinished(proxy.close);
      made.push(proxy);
      return proxy.url;
    },
  });
  for (const account of till.gateway.books.accounts.values()) account.balanceWon = 100_000_000;
  const [proxy] = made;
  if (!proxy) throw new Error('no proxy was started');
  return { till, proxy };
}

/** What one charge over a broken wire came to, at once. */
export type AtOnce = {
  readonly payment: Payment;
  readonly status: string;
  /** What the attempt's row says: that bytes left this machine. */
  readonly sent: boolean | null;
  /** POSTs of it that the gateway took in. */
  readonly posts: number;
  /** Whether the gateway has taken the points by now. */
  readonly taken: boolean;
};

/** One sale, charged once, with one thing wrong on the wire. */
export async function chargeThrough({ till, proxy }: WireCore, fault: WireFault): Promise<AtOnce> {
  proxy.faults.set(chargeLine, fault);
  const { payment } = await chargeOnce(till.core(), newSale(till.core(), 12_500));
  proxy.faults.delete(chargeLine);
  const { merchantUid } = payment;
  const stored = paymentOf(till.core(), merchantUid);
  return {
    payment: stored,
    status: statusOf(stored),
    sent: till.core().ledger.read.attempts(merchantUid).at(-1)?.sent ?? null,
    posts: postsOf(till, merchantUid),
    taken: till.gateway.books.payments.some(
      (row) => row.merchantUid === merchantUid && wasPaid(row),
    ),
  };
}
