import type { QueueEntry } from '../domain/queue-entry.ts';
import type { Worked, WorkWhy } from '../domain/worked.ts';
import type { Core } from '../services/core.ts';
import { workQueuedCancel } from '../services/queued-cancel.ts';
import { resolvePayment } from '../services/resolve.ts';
import { resolveCancel } from '../services/resolve-cancel.ts';

/** Works an entry once, by its kind and by what it is about. */
export function workEntry(
  core: Core,
  { kind, subject }: QueueEntry,
  _why: WorkWhy,
): Promise<Worked> {
  if (kind === 'cancel' && subject.about === 'cancel') {
    return workQueuedCancel(core, subject.cancelId);
  }
  switch (subject.about) {
    case 'payment':
    case 'watch':
      return resolvePayment(core, subject.merchantUid);
    case 'cancel':
      return resolveCancel(core, subject.cancelId);
  }
}
