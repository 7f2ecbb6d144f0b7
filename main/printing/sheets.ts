import type { Clock } from '../ports/clock.ts';
import type { Printed } from '../ports/printer.ts';
import type { OpenSheet, SheetShell } from '../ports/sheet-shell.ts';
import type { PrinterName, Sheet, Sheets } from '../ports/sheets.ts';
import { inTime, newTurns } from './in-time.ts';
import { type PrintEnd, printEndOf } from './print-end.ts';

/** How long each step may take. A till that closes waits for a print under way, so none is for ever. */
export const sheetLimits = { printersMs: 5_000, openMs: 20_000, printMs: 30_000, fileMs: 30_000 };

/** One sheet that was printed or made a file of, for the log. */
export type SheetFact = {
  readonly what: 'print' | 'pdf' | 'png';
  readonly end: Printed | 'made';
  readonly why: string;
  readonly tookMs: number;
};

/** The print service over a shell: one sheet at a time, each with an end, which is `noted`. */
export function createSheets(
  shell: SheetShell,
  clock: Clock,
  noted: (fact: SheetFact) => void = () => undefined,
): Sheets {
  const inTurn = newTurns();
  const printers = () => inTime(clock, sheetLimits.printersMs, shell.printers());
  const nowMs = (): number => clock.monotonicMs();
  const note = (fact: Omit<SheetFact, 'tookMs'>, beganMs: number): void =>
    noted({ ...fact, tookMs: Math.round(nowMs() - beganMs) });
  const file = (sheet: Sheet, what: 'pdf' | 'png') =>
    inTurn(async () => {
      const beganMs = nowMs();
      const made = await fileOf({ shell, clock, sheet }, what).catch(() => null);
      const [end, why] = made ? (['made', 'drawn'] as const) : (['failed', 'not-drawn'] as const);
      note({ what, end, why }, beganMs);
      if (!made) throw new Error('the sheet was not drawn');
      return made;
    });
  return {
    printers,
    print: (sheet, printer) =>
      inTurn(async () => {
        const beganMs = nowMs();
        const { printed, why } = await printOn({ shell, clock, sheet, printers }, printer);
        note({ what: 'print', end: printed, why }, beganMs);
        return printed;
      }),
    pdf: (sheet) => file(sheet, 'pdf'),
    png: (sheet) => file(sheet, 'png'),
  };
}

type Job = {
  readonly shell: SheetShell;
  readonly clock: Clock;
  readonly sheet: Sheet;
};

function fileOf(job: Job, what: 'pdf' | 'png'): Promise<Uint8Array> {
  const as = what === 'pdf' ? 'paper' : 'picture';
  return onSheet({ ...job, as }, (open) =>
    inTime(job.clock, sheetLimits.fileMs, what === 'pdf' ? open.pdf() : open.picture()),
  );
}

/** Until the print service is asked, whatever goes wrong leaves the paper white. */
async function printOn(
  job: Job & { readonly printers: () => Promise<readonly PrinterName[]> },
  printer: string,
): Promise<PrintEnd> {
  const all = await job.printers().catch(() => null);
  if (!all) return { printed: 'failed', why: 'no-print-service' };
  if (!isThere(all, printer)) return { printed: 'failed', why: 'no-printer' };
  const asked = onSheet({ ...job, as: 'paper' }, (open) => handOver(job.clock, open, printer));
  return asked.catch((): PrintEnd => ({ printed: 'failed', why: 'not-drawn' }));
}

function isThere(all: readonly PrinterName[], name: string): boolean {
  return name === '' ? all.length > 0 : all.some((each) => each.name === name);
}

async function handOver(clock: Clock, open: OpenSheet, printer: string): Promise<PrintEnd> {
  const asked = open
    .print(printer)
    .then(printEndOf, (): PrintEnd => ({ printed: 'failed', why: 'not-asked' }));
  return inTime(clock, sheetLimits.printMs, asked).catch(
    (): PrintEnd => ({ printed: 'unsure', why: 'no-answer' }),
  );
}

/** Opens a sheet, works on it when it is drawn, and closes it whatever happened. */
async function onSheet<T>(
  { shell, clock, sheet, as }: Job & { readonly as: 'paper' | 'picture' },
  work: (open: OpenSheet) => Promise<T>,
): Promise<T> {
  const open = shell.open(sheet, as);
  try {
    await inTime(clock, sheetLimits.openMs, open.ready());
    return await work(open);
  } finally {
    open.close();
  }
}
