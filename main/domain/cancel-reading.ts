import type { Won } from '../../preload/views.ts';
import type { Cancel, CancelStep } from './cancel.ts';
import type { ProviderCancel, ProviderPayment } from './provider-payment.ts';
import { won } from './won.ts';

/** What re-reading the payment says about one cancel of ours. */
export type CancelReading =
  /** Our id stands in the provider's cancel history. */
  | { readonly kind: 'done'; readonly entry: ProviderCancel }
  /** Nothing changed since we asked. */
  | { readonly kind: 'unchanged' }
  /** The cancelled amount changed and our id is not there: somebody else's cancel. */
  | { readonly kind: 'someone-else'; readonly leftWon: Won };

/** Reads one payment row for one cancel. Total: our id decides, then the amount. */
export function readCancel(
  row: ProviderPayment,
  cancel: Pick<Cancel, 'cancelId' | 'checksumWon'>,
): CancelReading {
  const tail = `#${cancel.cancelId}`;
  const entry = row.cancelHistory.find((past) => past.reason?.endsWith(tail) ?? false);
  if (entry) return { kind: 'done', entry };
  const leftWon = won(Math.max(0, row.amountWon - row.cancelAmountWon));
  return leftWon === cancel.checksumWon ? { kind: 'unchanged' } : { kind: 'someone-else', leftWon };
}

/** The step that ends a cancel which stands in the history; where that gives no time, it was now. */
export function finishStepOf(entry: ProviderCancel | undefined, nowMs: number): CancelStep {
  const atS = entry?.cancelledAtS ?? 0;
  return {
    step: 'finish',
    pgTid: entry?.pgTid ?? null,
    receiptUrl: entry?.receiptUrl ?? null,
    doneMs: atS > 0 ? atS * 1_000 : nowMs,
  };
}
