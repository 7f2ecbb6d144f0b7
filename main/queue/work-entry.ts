import type { QueueEntry } from '../domain/queue-entry.ts';
import type { Worked, WorkWhy } from '../domain/worked.ts';
import type { Deferred } from '../services/deferred/deferred.ts';
import { workCharge } from '../services/deferred/work-charge.ts';
import { workPrint } from '../services/print-receipt.ts';
import { workQueuedCancel } from '../services/queued-cancel.ts';
import { resolvePayment } from '../services/resolve.ts';
import { resolveCancel } from '../services/resolve-cancel.ts';
import { watchPayment } from '../services/watch.ts';

/** Works an entry once, by its kind and by what it is about. */
export function workEntry(deferred: Deferred, entry: QueueEntry, _why: WorkWhy): Promise<Worked> {
  const { core } = deferred;
  const { kind, subject } = entry;
  if (kind === 'print') return workPrint(core, entry);
  if (kind === 'cancel' && subject.about === 'cancel') {
    return workQueuedCancel(core, subject.cancelId);
  }
  switch (subject.about) {
    case 'payment':
      return kind === 'charge'
        ? workCharge(deferred, subject.merchantUid)
        : resolvePayment(core, subject.merchantUid);
    case 'watch':
      return watchPayment(core, entry, subject.merchantUid);
    case 'cancel':
      return resolveCancel(core, subject.cancelId);
  }
}
