import type { HandedOver, OpenSheet, SheetShell } from '../../main/ports/sheet-shell.ts';
import type { PrinterName, Sheet } from '../../main/ports/sheets.ts';

/** A promise, or a way to fail, for one step of a print. */
export type Step<T> = () => Promise<T>;

/** Windows and printers that do what a test says. */
export type FakeShell = SheetShell & {
  printersAre: Step<readonly PrinterName[]>;
  opens: Step<null>;
  prints: Step<HandedOver>;
  draws: Step<Uint8Array>;
  /** How many windows were opened, are open, and were open at once at most. */
  readonly windows: { opened: number; open: number; atOnce: number };
  /** The printers that were asked. */
  readonly asked: string[];
};

export const onePrinter: PrinterName = { name: 'BIXOLON', shown: 'BIXOLON', isDefault: true };

export function createFakeShell(): FakeShell {
  const windows = { opened: 0, open: 0, atOnce: 0 };
  const asked: string[] = [];
  const shell: FakeShell = {
    windows,
    asked,
    printersAre: async () => [onePrinter],
    opens: async () => null,
    prints: async () => ({ ok: true }),
    draws: async () => Uint8Array.of(1),
    printers: () => shell.printersAre(),
    open(_sheet: Sheet): OpenSheet {
      windows.opened += 1;
      windows.open += 1;
      windows.atOnce = Math.max(windows.atOnce, windows.open);
      return {
        ready: async () => void (await shell.opens()),
        print(printer) {
          asked.push(printer);
          return shell.prints();
        },
        pdf: () => shell.draws(),
        picture: () => shell.draws(),
        close() {
          windows.open -= 1;
        },
      };
    },
  };
  return shell;
}
