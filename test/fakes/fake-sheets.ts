import type { Printed } from '../../main/ports/printer.ts';
import type { PrinterName, Sheet, Sheets } from '../../main/ports/sheets.ts';

/** A print service that does what a test says. */
export type FakeSheets = Sheets & {
  /** What was printed, or may have been, and on which printer. */
  readonly printed: { readonly sheet: Sheet; readonly printer: string }[];
  /** What files were made of. */
  readonly drawn: Sheet[];
  /** What becomes of the next prints, in order; without words left they are printed. */
  will(...next: readonly (Printed | Promise<Printed>)[]): void;
};

/** Without printers there is nothing to print on, and nothing is. */
export function createFakeSheets(...names: readonly string[]): FakeSheets {
  const printers: readonly PrinterName[] = names.map((name) => ({
    name,
    shown: name,
    isDefault: names.length === 1,
  }));
  const printed: { readonly sheet: Sheet; readonly printer: string }[] = [];
  const drawn: Sheet[] = [];
  const words: (Printed | Promise<Printed>)[] = [];
  const file = async (sheet: Sheet): Promise<Uint8Array> => {
    drawn.push(sheet);
    return Buffer.from(sheet.svg);
  };
  return {
    printed,
    drawn,
    will: (...next) => void words.push(...next),
    printers: async () => printers,
    async print(sheet, printer) {
      if (printers.length === 0) return 'failed';
      printed.push({ sheet, printer });
      return words.shift() ?? 'printed';
    },
    pdf: file,
    png: file,
  };
}
