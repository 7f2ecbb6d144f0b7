import type { PrintCounts, PrintRow } from '../../preload/print-views.ts';
import type { PrintSubject } from '../ports/printer.ts';
import { printStandingOf } from '../services/print-standing.ts';
import { printCountsOf, printsToSee } from '../services/prints-to-see.ts';
import type { OpenTill } from './open-till.ts';
import { asFarAsReadable } from './readable.ts';

type Core = OpenTill['session']['core'];

/** The receipts a cashier may have to see to, oldest first. Nothing here is about money. */
export function printRows({ session: { core }, seenPrints }: OpenTill): readonly PrintRow[] {
  return printsToSee(core.ledger.read, core.clock.wallMs(), seenPrints).flatMap(({ subject }) => {
    const row = rowOf(core, subject);
    return row ? [row] : [];
  });
}

function rowOf(core: Core, subject: PrintSubject): PrintRow | null {
  const { read } = core.ledger;
  const cancel = subject.about === 'cancel' ? read.cancel(subject.cancelId) : null;
  const merchantUid = subject.about === 'cancel' ? cancel?.merchantUid : subject.merchantUid;
  const payment = merchantUid === undefined ? null : read.payment(merchantUid);
  if (!payment) return null;
  const of = cancel
    ? { merchantUid: payment.merchantUid, cancelId: cancel.cancelId }
    : { merchantUid: payment.merchantUid };
  const { amountWon } = cancel ?? payment;
  return { of, orderNo: payment.orderNo, amountWon, print: printStandingOf(core, of) };
}

/** How many there are; none where the ledger is not open or cannot be read. */
export function printCounts(till: OpenTill | null): PrintCounts {
  const core = till?.session.core ?? null;
  const nowMs = core?.clock.wallMs() ?? 0;
  const seen = till?.seenPrints ?? new Set<number>();
  return printCountsOf(asFarAsReadable(core, (read) => printsToSee(read, nowMs, seen), []));
}
