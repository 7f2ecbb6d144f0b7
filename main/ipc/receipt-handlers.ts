import type { Handlers, Reply } from '../../preload/call.ts';
import type { Failure } from '../../preload/failure.ts';
import type { TillContract } from '../../preload/till-contract.ts';
import type { App } from '../app/app.ts';
import type { OpenTill } from '../app/open-till.ts';
import { fail, ok } from '../domain/result.ts';
import { withdrawPrint } from '../services/print-receipt.ts';
import { printStandingOf, printSubjectOf } from '../services/print-standing.ts';
import { showReceipt } from './receipt-answer.ts';

/** Runs an act on the till that is open, or says why there is none. */
type OnTill = <T>(act: (till: OpenTill) => Reply<T, Failure>) => Reply<T, Failure>;
type Later = <T>(act: (till: OpenTill) => Promise<Reply<T, Failure>>) => Promise<Reply<T, Failure>>;

const noPrinter: Failure = { kind: 'refused', field: 'printing.printer', rule: 'no-printer' };

/** Receipts and slips: shown, printed, saved. */
export function receiptHandlers(
  app: App,
  onTill: OnTill,
  later: Later,
): Handlers<TillContract, Failure>['receipt'] {
  return {
    show: (of) => later((till) => showReceipt(app, till, of)),
    standing: (of) => onTill(({ session }) => ok(printStandingOf(session.core, of))),
    print: () => fail(noPrinter),
    withdrawPrint: (of) =>
      onTill(({ session }) => {
        const subject = printSubjectOf(of);
        if (subject) withdrawPrint(session.core, subject);
        return ok(printStandingOf(session.core, of));
      }),
    save: () => fail({ kind: 'refused', field: 'receipt.file', rule: 'not-now' }),
    printers: () => ok([]),
    testPage: () => fail(noPrinter),
  };
}
