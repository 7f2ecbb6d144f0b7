import type { QueueEntry } from '../domain/queue-entry.ts';
import type { Worked } from '../domain/worked.ts';
import type { Core } from './core.ts';
import { lookAgain } from './look-again.ts';
import { needsWatch } from './needs-watch.ts';
import { askingFor } from './same-account.ts';

/** Looks once at a payment that nobody else is asking about, should money come late. */
export async function watchPayment(
  core: Core,
  entry: QueueEntry,
  merchantUid: string,
): Promise<Worked> {
  const { watchTimes, ledger } = core;
  const payment = ledger.read.payment(merchantUid);
  // A row that cannot be understood is not one that needs no watching.
  if (payment === null) return 'open';
  if (!needsWatch(core, payment)) return watchTimes.ended(entry.entryId);
  const asking = askingFor(core, payment);
  if (!asking || !(await lookAgain(asking, payment, 'watch'))) return watchTimes.unanswered(entry);
  const now = ledger.read.payment(merchantUid) ?? payment;
  return needsWatch(core, now) ? watchTimes.answered(entry) : watchTimes.ended(entry.entryId);
}
