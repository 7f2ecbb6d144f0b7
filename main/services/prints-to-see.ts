import type { PrintCounts } from '../../preload/print-views.ts';
import { businessDayStartMs } from '../domain/business-day.ts';
import type { QueueSubject } from '../domain/queue-entry.ts';
import type { PrintSubject } from '../ports/printer.ts';
import type { LedgerReads } from '../store/ledger.ts';
import type { Core } from './core.ts';

/** Prints, by their entries, that a person has seen on paper; for as long as the program runs. */
export type SeenPrints = Set<number>;

/** A receipt that waits for the printer, or that may not be on paper. */
export type PrintToSee = {
  readonly entryId: number;
  readonly at: 'waiting' | 'unsure';
  readonly subject: PrintSubject;
};

/** Those that wait, and those of today that nobody knows to be on paper; oldest first. */
export function printsToSee(
  read: LedgerReads,
  nowMs: number,
  seen: ReadonlySet<number>,
): readonly PrintToSee[] {
  const waiting = read
    .queue()
    .filter(({ kind }) => kind === 'print')
    .map((entry) => ({ ...entry, at: 'waiting' as const }));
  const unsure = read
    .unsurePrints(businessDayStartMs(nowMs))
    .filter(({ entryId }) => !seen.has(entryId))
    .map((entry) => ({ ...entry, at: 'unsure' as const }));
  return [...unsure, ...waiting]
    .sort((a, b) => a.entryId - b.entryId)
    .flatMap(({ entryId, at, subject }) => (isPrinted(subject) ? [{ entryId, at, subject }] : []));
}

function isPrinted(subject: QueueSubject): subject is PrintSubject {
  return subject.about !== 'watch';
}

export function printCountsOf(prints: readonly PrintToSee[]): PrintCounts {
  const waiting = prints.filter(({ at }) => at === 'waiting').length;
  return { waiting, unsure: prints.length - waiting };
}

/** A person has it on paper: it is no longer shown as one to look after. What is known of the print stays. */
export function seenOnPaper(
  core: Pick<Core, 'ledger' | 'changed'>,
  seen: SeenPrints,
  subject: PrintSubject,
): void {
  const last = core.ledger.read.lastPrint(subject);
  if (last?.how !== 'unsure' || seen.has(last.entryId)) return;
  const key = subject.about === 'cancel' ? subject.cancelId : subject.merchantUid;
  core.ledger.write('till', (tx) => tx.audit('print-seen', key, {}));
  seen.add(last.entryId);
  const of = subject.about === 'cancel' ? core.ledger.read.cancel(subject.cancelId) : subject;
  core.changed(of?.merchantUid ?? '');
}
