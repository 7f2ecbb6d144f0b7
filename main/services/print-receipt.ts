import type { Cancel } from '../domain/cancel.ts';
import type { Payment } from '../domain/payment.ts';
import type { QueueEntry, QueueSubject } from '../domain/queue-entry.ts';
import type { Worked } from '../domain/worked.ts';
import type { Printed, Printer, PrintSubject } from '../ports/printer.ts';
import type { LedgerTx } from '../store/ledger.ts';
import { LedgerStopped } from '../store/ledger-failure.ts';
import type { Core } from './core.ts';

/** Null: this till has no printer, or its settings say that it prints nothing. */
function printerOf({ printer, settings }: Core): Printer | null {
  return settings().printing.printer === null ? null : (printer ?? null);
}

/**
 * Lets a receipt wait for the printer, in the caller's transaction; the one that waits already is enough.
 * A till without a printer keeps no such list.
 */
export function enqueuePrint(core: Core, tx: LedgerTx, subject: PrintSubject): void {
  if (!printerOf(core)) return;
  tx.enqueue({ kind: 'print', subject, dueMs: core.clock.wallMs() });
}

/**
 * Prints what an entry is about. A printer that could not begin is tried again; what may be on paper,
 * because the printer does not know or the program ended over it, is never printed by the machine again.
 */
export async function workPrint(core: Core, entry: QueueEntry): Promise<Worked> {
  const { subject, kind, claimedBy } = entry;
  if (kind !== 'print' || subject.about === 'watch') return 'closed';
  // Whoever held it before this did not get to say what became of it.
  if (claimedBy !== null) return end(core, entry, subject, 'unsure');
  const printer = printerOf(core);
  // It waits until printing is turned on again, or a person takes it back.
  if (!printer) return core.printer ? 'open' : 'parked';
  const again = core.ledger.read.printsOf(subject);
  const printed = await printer.print({ subject, again });
  return printed === 'failed' ? 'open' : end(core, entry, subject, printed);
}

/** One write: an entry that was printed must not be found waiting by the next start. */
function end(
  core: Core,
  { entryId, tries }: QueueEntry,
  subject: PrintSubject,
  how: Exclude<Printed, 'failed'>,
): Worked {
  core.ledger.write('queue', (tx) => {
    tx.finishPrint(entryId, how, tries + 1);
    tx.audit(how === 'printed' ? 'printed' : 'print-unsure', keyOf(subject), { tries: tries + 1 });
  });
  core.changed(paymentOf(core, subject));
  return 'closed';
}

/** A person wants it on paper, whatever came of earlier copies; with one it is marked as printed again. */
export function printAgain(core: Core, subject: PrintSubject): boolean {
  if (!printerOf(core)) return false;
  core.ledger.write('till', (tx) => {
    const again = core.ledger.read.printsOf(subject);
    tx.audit(again === 0 ? 'print-asked' : 'print-again', keyOf(subject), { again });
    enqueuePrint(core, tx, subject);
  });
  core.changed(paymentOf(core, subject));
  return true;
}

/**
 * Lets the first copy come out by itself where the shop wants that, once the result is on the screens. One
 * that was ever asked for is enough; a receipt that cannot even wait holds nothing up.
 */
export function printBySelf(core: Core, subject: PrintSubject): void {
  if (!core.settings().printing.auto || !printerOf(core)) return;
  core.clock.after(0, () => {
    try {
      const asked = core.ledger.write('till', (tx) => {
        if (core.ledger.read.wasPrintAsked(subject)) return false;
        enqueuePrint(core, tx, subject);
        return true;
      });
      if (asked) core.changed(paymentOf(core, subject));
    } catch (error) {
      if (!(error instanceof LedgerStopped)) core.reportBug(error, 'print');
    }
  });
}

/** The same for a cancel that a person asked for just now; one that ends later is printed when asked for. */
export function printDoneCancel(core: Core, { state, cancelId }: Cancel): void {
  if (state === 'done') printBySelf(core, { about: 'cancel', cancelId });
}

/**
 * A person does not want a waiting receipt any more. False when it is being printed, or is over. What an
 * earlier holder had begun may be on paper, and stays known as such: the next copy is marked.
 */
export function withdrawPrint(core: Core, subject: PrintSubject): boolean {
  const entry = core.ledger.read.queued('print', subject);
  if (!entry) return false;
  const mine = core.ledger.write('till', (tx) => {
    if (!tx.claimEntry(entry.entryId)) return false;
    if (entry.claimedBy === null) tx.finishEntry(entry.entryId);
    else tx.finishPrint(entry.entryId, 'unsure', entry.tries);
    tx.audit('print-withdrawn', keyOf(subject), {});
    return true;
  });
  if (mine) core.changed(paymentOf(core, subject));
  return mine;
}

/**
 * In an older copy of the ledger: whatever waits in it may have come out since the copy was made, so none
 * of it is printed by the machine.
 */
export function doubtWaitingPrints({ ledger }: Core): void {
  const waiting = ledger.read.queue().filter(({ kind }) => kind === 'print');
  if (waiting.length === 0) return;
  ledger.write('boot', (tx) => {
    for (const { entryId, tries, subject } of waiting) {
      tx.finishPrint(entryId, 'unsure', tries);
      tx.audit('print-unsure', keyOf(subject), { tries });
    }
  });
}

/** What the queue calls the receipt of a payment. */
export function paymentSubject({ merchantUid }: Payment): PrintSubject {
  return { about: 'payment', merchantUid };
}

function keyOf(subject: QueueSubject): string {
  return subject.about === 'cancel' ? subject.cancelId : subject.merchantUid;
}

function paymentOf(core: Core, subject: PrintSubject): string {
  if (subject.about === 'payment') return subject.merchantUid;
  return core.ledger.read.cancel(subject.cancelId)?.merchantUid ?? '';
}
