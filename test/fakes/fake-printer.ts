import type { PrintDocument, Printed, Printer } from '../../main/ports/printer.ts';

/** One end of one print; an error is a bug of the adapter. */
export type WhatItDoes = Printed | Error | Promise<Printed>;

/** A printer that does what a test says; without words left it prints. */
export type FakePrinter = Printer & {
  /** What came out, or may have. */
  readonly given: PrintDocument[];
  /** What becomes of the next ones, in order. */
  will(...next: readonly WhatItDoes[]): void;
};

export function createFakePrinter(): FakePrinter {
  const given: PrintDocument[] = [];
  const words: WhatItDoes[] = [];
  return {
    given,
    will: (...next) => void words.push(...next),
    async print(document) {
      given.push(document);
      const word = words.shift() ?? 'printed';
      if (word instanceof Error) throw word;
      return word;
    },
  };
}
