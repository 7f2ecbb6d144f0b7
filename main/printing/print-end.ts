import type { Printed } from '../ports/printer.ts';
import type { HandedOver } from '../ports/sheet-shell.ts';

/** How a print ended, and a word for why. Never the print service's own words. */
export type PrintEnd = { readonly printed: Printed; readonly why: string };

/**
 * What Electron says when a job was refused before the print service had anything of it. Every other
 * reason, and any that a later version adds, may mean half a receipt.
 */
const refusedBefore: ReadonlyMap<string, string> = new Map([
  ['Invalid printer settings', 'invalid-settings'],
  ['Invalid deviceName provided', 'invalid-device'],
  ['Failed to enumerate printers', 'not-listed'],
  ['No printers available on the network', 'no-printers'],
]);

const mayBeOnPaper: ReadonlyMap<string, string> = new Map([
  ['Print job failed', 'job-failed'],
  ['Print job canceled', 'job-canceled'],
]);

/** What the print service's answer means for the paper. */
export function printEndOf(said: HandedOver): PrintEnd {
  if (said.ok) return { printed: 'printed', why: 'handed-over' };
  const before = refusedBefore.get(said.reason);
  if (before !== undefined) return { printed: 'failed', why: before };
  return { printed: 'unsure', why: mayBeOnPaper.get(said.reason) ?? 'other' };
}
