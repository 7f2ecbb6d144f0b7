import type { Clock } from '../ports/clock.ts';
import type { Printed } from '../ports/printer.ts';
import type { OpenSheet, SheetShell } from '../ports/sheet-shell.ts';
import type { PrinterName, Sheet, Sheets } from '../ports/sheets.ts';
import { inTime, newTurns } from './in-time.ts';

/** How long each step may take. A till that closes waits for a print under way, so none is for ever. */
export const sheetLimits = { printersMs: 5_000, openMs: 10_000, printMs: 30_000, fileMs: 20_000 };

/**
 * What Electron says when a job was refused before the print service had anything of it. Every other
 * reason, and any that a later version adds, may mean half a receipt.
 */
const refusedBefore: ReadonlySet<string> = new Set([
  'Invalid printer settings',
  'Invalid deviceName provided',
  'Failed to enumerate printers',
  'No printers available on the network',
]);

/** The print service over a shell: one sheet at a time, each with an end. */
export function createSheets(shell: SheetShell, clock: Clock): Sheets {
  const inTurn = newTurns();
  const printers = () => inTime(clock, sheetLimits.printersMs, shell.printers());
  const file = (
    sheet: Sheet,
    as: 'paper' | 'picture',
    make: (open: OpenSheet) => Promise<Uint8Array>,
  ) =>
    inTurn(() =>
      onSheet({ shell, clock, sheet, as }, (open) => inTime(clock, sheetLimits.fileMs, make(open))),
    );
  return {
    printers,
    print: (sheet, printer) => inTurn(() => printOn({ shell, clock, sheet, printers }, printer)),
    pdf: (sheet) => file(sheet, 'paper', (open) => open.pdf()),
    png: (sheet) => file(sheet, 'picture', (open) => open.picture()),
  };
}

type Job = {
  readonly shell: SheetShell;
  readonly clock: Clock;
  readonly sheet: Sheet;
};

/** Until the print service is asked, whatever goes wrong leaves the paper white. */
async function printOn(
  job: Job & { readonly printers: () => Promise<readonly PrinterName[]> },
  printer: string,
): Promise<Printed> {
  try {
    if (!isThere(await job.printers(), printer)) return 'failed';
    return await onSheet({ ...job, as: 'paper' }, (open) => handOver(job.clock, open, printer));
  } catch {
    return 'failed';
  }
}

function isThere(all: readonly PrinterName[], name: string): boolean {
  return name === '' ? all.length > 0 : all.some((each) => each.name === name);
}

/** Rejects only where the print service was not even asked. */
async function handOver(clock: Clock, open: OpenSheet, printer: string): Promise<Printed> {
  const asked = open.print(printer).then(
    (reply): Printed => {
      if (reply.ok) return 'printed';
      return refusedBefore.has(reply.reason) ? 'failed' : 'unsure';
    },
    (): Printed => 'failed',
  );
  return inTime(clock, sheetLimits.printMs, asked).catch((): Printed => 'unsure');
}

/** Opens a sheet, works on it, and closes it whatever happened; one that opens too late is closed too. */
async function onSheet<T>(
  { shell, clock, sheet, as }: Job & { readonly as: 'paper' | 'picture' },
  work: (open: OpenSheet) => Promise<T>,
): Promise<T> {
  const opening = shell.open(sheet, as);
  let open: OpenSheet;
  try {
    open = await inTime(clock, sheetLimits.openMs, opening);
  } catch (error) {
    void opening.then(({ close }) => close()).catch(() => undefined);
    throw error;
  }
  try {
    return await work(open);
  } finally {
    open.close();
  }
}
