import type { PrintStanding, ReceiptOf } from '../../preload/print-views.ts';
import type { PrintSubject } from '../ports/printer.ts';
import type { Core } from './core.ts';

/** Where a document stands with the printer, as the ledger has it: right also after a restart. */
export function printStandingOf(core: Pick<Core, 'ledger'>, of: ReceiptOf): PrintStanding {
  const subject = printSubjectOf(of);
  if (!subject) return { at: 'none' };
  const { read } = core.ledger;
  const copies = read.printsOf(subject);
  const waiting = read.queued('print', subject);
  if (waiting) return { at: 'waiting', sinceMs: waiting.createdMs, copies };
  const last = read.lastPrint(subject);
  if (!last) return { at: 'none' };
  return { at: last.how === 'printed' ? 'sent' : 'unsure', atMs: last.atMs, copies };
}

/** What the queue calls a document; null for a deposit slip, of which it knows nothing. */
export function printSubjectOf(of: ReceiptOf): PrintSubject | null {
  if ('issuanceId' in of) return null;
  const { merchantUid, cancelId } = of;
  return cancelId === undefined ? { about: 'payment', merchantUid } : { about: 'cancel', cancelId };
}
