import type { Handlers, Reply } from '../../preload/call.ts';
import type { Failure } from '../../preload/failure.ts';
import type { TillContract } from '../../preload/till-contract.ts';
import type { App } from '../app/app.ts';
import { obstacleFailure } from '../app/obstacle.ts';
import type { OpenTill } from '../app/open-till.ts';
import { printRows } from '../app/print-rows.ts';
import { fail, ok } from '../domain/result.ts';
import {
  listPrinters,
  type PrintParts,
  printDocument,
  printTestPage,
} from '../printing/print-document.ts';
import { saveDocument } from '../printing/save-document.ts';
import { withdrawPrint } from '../services/print-receipt.ts';
import { printStandingOf, printSubjectOf } from '../services/print-standing.ts';
import { seenOnPaper } from '../services/prints-to-see.ts';
import { showReceipt } from './receipt-answer.ts';

/** Runs an act on the till that is open, or says why there is none. */
type OnTill = <T>(act: (till: OpenTill) => Reply<T, Failure>) => Reply<T, Failure>;
type Later = <T>(act: (till: OpenTill) => Promise<Reply<T, Failure>>) => Promise<Reply<T, Failure>>;

/** Receipts and slips: shown, printed, saved. */
export function receiptHandlers(
  app: App,
  onTill: OnTill,
  later: Later,
): Handlers<TillContract, Failure>['receipt'] {
  const { sheets, askPlace } = app.parts;
  /** Nobody waits for a dialog, nor for a printer that hangs: a till may be closed under them. */
  const unwaited: Later = async (act) =>
    app.takingTill ? act(app.takingTill) : fail(obstacleFailure(app.obstacle));
  return {
    show: (of) => later((till) => showReceipt(till, of)),
    standing: (of) => onTill(({ session }) => ok(printStandingOf(session.core, of))),
    print: (of) => unwaited((till) => printDocument(partsOf(till, sheets), of)),
    withdrawPrint: (of) =>
      onTill(({ session }) => {
        const subject = printSubjectOf(of);
        const withdrawn = subject !== null && withdrawPrint(session.core, subject);
        const standing = printStandingOf(session.core, of);
        return withdrawn || standing.at !== 'waiting' ? ok(standing) : fail(beingPrinted);
      }),
    toSee: () => onTill((till) => ok(printRows(till))),
    seenOnPaper: (of) =>
      onTill(({ session, seenPrints }) => {
        const subject = printSubjectOf(of);
        if (subject) seenOnPaper(session.core, seenPrints, subject);
        return ok(null);
      }),
    save: (what) =>
      unwaited(({ documents }) => saveDocument({ source: documents, sheets, askPlace }, what)),
    printers: () => listPrinters(sheets),
    testPage: (on) => unwaited(({ documents }) => printTestPage({ source: documents, sheets }, on)),
  };
}

const beingPrinted: Failure = { kind: 'refused', field: 'receipt.print', rule: 'being-printed' };

function partsOf({ documents, session }: OpenTill, sheets: PrintParts['sheets']): PrintParts {
  const workNow = (entryId: number): void => void session.drain.workNow(entryId);
  return { source: documents, sheets, workNow };
}
