import type { Cancel } from './cancel.ts';
import type { ProviderCancel, ProviderPayment } from './provider-payment.ts';

/** What re-reading the payment says about one cancel of ours. */
export type CancelReading =
  /** Our id stands in the provider's cancel history. */
  | { readonly kind: 'done'; readonly entry: ProviderCancel; readonly cancelledWon: number }
  /** Nothing changed since we asked. */
  | { readonly kind: 'unchanged' }
  /** The cancelled amount changed and our id is not there: somebody else's cancel. */
  | { readonly kind: 'someone-else'; readonly cancelledWon: number };

/** Reads one payment row for one cancel. Total: our id decides, then the amount. */
export function readCancel(
  row: ProviderPayment,
  cancel: Pick<Cancel, 'cancelId' | 'checksumWon'>,
): CancelReading {
  const tail = `#${cancel.cancelId}`;
  const entry = row.cancelHistory.find((past) => past.reason?.endsWith(tail) ?? false);
  if (entry) return { kind: 'done', entry, cancelledWon: row.cancelAmountWon };
  const remainingWon = row.amountWon - row.cancelAmountWon;
  return remainingWon === cancel.checksumWon
    ? { kind: 'unchanged' }
    : { kind: 'someone-else', cancelledWon: row.cancelAmountWon };
}
