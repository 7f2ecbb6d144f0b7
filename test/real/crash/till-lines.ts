import type { State } from '../../../main/domain/payment.ts';

/** What a till process is told when it is started; one JSON argument. */
export type TillOrder = {
  /** Where its ledger lies. */
  readonly file: string;
  /** The gateway in the process that started it. */
  readonly origin: string;
  /** Which acts it chooses. */
  readonly seed: number;
  /** How many times faster its schedules run. */
  readonly scale: number;
  /** `sell` until it is killed; `settle`: begin nothing, end when nothing is open any more. */
  readonly act: 'sell' | 'settle';
};

/** What a till process says, one JSON a line, each as soon as it is so. */
export type TillLine =
  | { readonly at: 'recovering' }
  | { readonly at: 'ready' }
  /** A write returned; this is the end of the audit chain then. */
  | { readonly at: 'written'; readonly seq: number; readonly hash: string }
  /** The row of a sale is on the disk; nothing was sent yet. */
  | { readonly at: 'begun'; readonly merchantUid: string }
  /** What the cashier would see now. */
  | { readonly at: 'told'; readonly merchantUid: string; readonly state: State['at'] }
  | { readonly at: 'settled' }
  /** The ledger could not be opened now, or was lost to another process. */
  | { readonly at: 'refused'; readonly why: string }
  | { readonly at: 'shut-out' }
  | { readonly at: 'bug'; readonly text: string };

/** One line as it was written by `say`. */
export function lineOf(text: string): TillLine {
  // Both ends are this folder.
  return JSON.parse(text) as TillLine;
}

/** Says it before anything else happens: a pipe is written synchronously. */
export function say(line: TillLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
