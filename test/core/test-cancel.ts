import { type Cancel, wireReasonOf } from '../../main/domain/cancel.ts';
import type { Payment } from '../../main/domain/payment.ts';
import { remainingWonOf } from '../../main/domain/payment.ts';
import type { Result } from '../../main/domain/result.ts';
import { won } from '../../main/domain/won.ts';
import type { Authorise } from '../../main/services/authorise.ts';
import { requestCancel } from '../../main/services/cancel.ts';
import type { PaymentRow } from '../../main/training/portone/books.ts';
import type { Failure } from '../../preload/failure.ts';
import type { TestCore } from './test-core.ts';
import { failureIn } from './test-desk.ts';
import { paymentOf } from './test-sale.ts';

const yes: Authorise = () => Promise.resolve(true);

/** Asks for a cancel, and a person says yes. */
export function cancelOf(
  till: TestCore,
  { merchantUid }: Payment,
  amountWon: number,
  authorise: Authorise = yes,
): Promise<Result<Cancel, Failure>> {
  const request = { merchantUid, amountWon: won(amountWon), reason: '고객 변심' };
  return requestCancel(till.core(), authorise, request);
}

/** `done`, or why there is no cancel. */
export function wordOf(result: Result<Cancel, Failure>): string {
  if (!result.ok) return failureIn(result);
  const { state, declined } = result.value;
  return declined === null ? state : `${state}: ${declined}`;
}

/** The cancel as the ledger has it now. */
export function storedCancel(till: TestCore, result: Result<Cancel, Failure>): Cancel {
  if (!result.ok) throw new Error('there is no cancel');
  const cancel = till.core().ledger.read.cancel(result.value.cancelId);
  if (!cancel) throw new Error('it is not in the ledger');
  return cancel;
}

export function leftWon(till: TestCore, { merchantUid }: Payment): number {
  return remainingWonOf(paymentOf(till.core(), merchantUid));
}

/** Somebody gives money back in the provider's console. */
export function cancelledElsewhere({ gateway }: TestCore, amountWon: number): PaymentRow {
  const row = gateway.books.payments.at(-1);
  if (!row) throw new Error('nothing was paid');
  row.cancels.push({
    pgTid: 'console',
    amountWon,
    taxFreeWon: 0,
    cancelledAtS: row.paidAtS,
    reason: 'console',
    cancellationId: `console-${row.cancels.length}`,
  });
  row.status = 'cancelled';
  return row;
}

/** How many POSTs of a cancel the gateway let in. */
export function cancelPosts({ gateway }: TestCore): number {
  return gateway.seen.filter(({ route }) => route === 'cancel').length;
}

/** The provider carries out, after all, a cancel it had refused or kept silent about. */
export function carriedOutLate({ gateway }: TestCore, cancel: Cancel): void {
  const row = gateway.books.payments.find(({ impUid }) => impUid === cancel.impUid);
  if (!row) throw new Error('nothing was paid');
  row.cancels.push({
    pgTid: 'late',
    amountWon: cancel.amountWon,
    taxFreeWon: 0,
    cancelledAtS: row.paidAtS,
    reason: wireReasonOf(cancel),
    cancellationId: `late-${cancel.cancelId}`,
  });
  row.status = 'cancelled';
}
