import type { Buffer } from 'node:buffer';
import { openCupsPrinters } from './cups-printers.ts';
import { openPaperFolder } from './paper-folder.ts';
import type { PrintPlan } from './print-plan.ts';

/** One document for a printer. */
export type PrintJob = {
  /** The page's title, as the operating system's list of jobs shows it. */
  readonly title: string;
  readonly pdf: Buffer;
  readonly plan: PrintPlan;
};

/** The printers of this machine, as main is to see them. */
export type Printers = {
  list(): Promise<Electron.PrinterInfo[]>;
  /** The name of the operating system's default; null when it has none. */
  standard(): Promise<string | null>;
  /** Hands a job over; rejects when it is not taken. */
  send(printer: string, job: PrintJob): Promise<void>;
};

const noPrinters: Printers = {
  list: async () => [],
  standard: async () => null,
  send: async (printer) => {
    throw new Error(`there is no ${printer}`);
  },
};

/** What `BENEPIA_HOST_PRINTERS` names: none, `folder:/abs/path` or `cups`. Throws for anything else. */
export function openPrinters(named = process.env['BENEPIA_HOST_PRINTERS'] ?? ''): Printers {
  if (named === '') return noPrinters;
  if (named === 'cups') return openCupsPrinters();
  const folder =
    /^folder:(\/.+)$/.exec(named)?.[1] ?? /^folder:([A-Za-z]:[\\/].+)$/.exec(named)?.[1];
  if (folder !== undefined) return openPaperFolder(folder);
  throw new Error(`host: BENEPIA_HOST_PRINTERS is cups or folder:/abs/path, not ${named}`);
}

/** The printer for a job, or Electron's words for why there is none. */
export async function printerFor(
  printers: Printers,
  deviceName: string,
): Promise<{ readonly name: string } | { readonly failure: string }> {
  const all = await printers.list().catch(() => null);
  if (deviceName !== '') {
    const isThere = all?.some(({ name }) => name === deviceName) ?? false;
    return isThere ? { name: deviceName } : { failure: 'Invalid deviceName provided' };
  }
  const standard = await printers.standard().catch(() => null);
  if (standard !== null) return { name: standard };
  if (all === null) return { failure: 'Failed to enumerate printers' };
  const [first] = all;
  return first ? { name: first.name } : { failure: 'No printers available on the network' };
}
