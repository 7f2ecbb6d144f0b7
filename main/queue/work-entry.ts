import type { QueueEntry } from '../domain/queue-entry.ts';
import type { Core } from '../services/core.ts';
import { type Resolved, resolvePayment } from '../services/resolve.ts';
import { resolveCancel } from '../services/resolve-cancel.ts';

/** Works a *resolve* entry: one look-up of a payment or of a cancel. */
export function workEntry(core: Core, { subject }: QueueEntry): Promise<Resolved> {
  switch (subject.about) {
    case 'payment':
    case 'watch':
      return resolvePayment(core, subject.merchantUid);
    case 'cancel':
      return resolveCancel(core, subject.cancelId);
  }
}
