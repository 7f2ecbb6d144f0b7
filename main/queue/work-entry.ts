import type { QueueEntry } from '../domain/queue-entry.ts';
import type { Worked, WorkWhy } from '../domain/worked.ts';
import type { Core } from '../services/core.ts';
import { resolvePayment } from '../services/resolve.ts';
import { resolveCancel } from '../services/resolve-cancel.ts';

/** Works an entry once, by its kind and by what it is about. */
export function workEntry(core: Core, { subject }: QueueEntry, _why: WorkWhy): Promise<Worked> {
  switch (subject.about) {
    case 'payment':
    case 'watch':
      return resolvePayment(core, subject.merchantUid);
    case 'cancel':
      return resolveCancel(core, subject.cancelId);
  }
}
