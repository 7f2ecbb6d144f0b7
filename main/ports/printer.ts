import type { PrintEnd, QueueSubject } from '../domain/queue-entry.ts';

/** A receipt to be printed: what it is about, and how many copies may be on paper already. */
export type PrintDocument = {
  readonly subject: PrintSubject;
  /** Zero on the first copy; every later one is marked 재출력. */
  readonly again: number;
};

/** A receipt is about a payment or about a cancel. */
export type PrintSubject = Exclude<QueueSubject, { readonly about: 'watch' }>;

/**
 * What became of it. `failed`: proven that nothing came out, as when the paper was out before it began.
 * `unsure`: it may be on paper, in part or whole.
 */
export type Printed = PrintEnd | 'failed';

/** The till's receipt printer. Never rejects for what a printer does. */
export type Printer = {
  print(document: PrintDocument): Promise<Printed>;
};
