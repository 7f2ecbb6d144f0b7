import type { Printed } from './printer.ts';

/**
 * A document laid out for paper. `svg` is its picture; `title` names the print job and the file, and has no
 * customer in it.
 */
export type Sheet = {
  readonly title: string;
  readonly svg: string;
  readonly widthMm: 80 | 58;
  readonly heightMm: number;
};

/**
 * A printer of this PC. `isDefault` only where it surely is what an empty name prints on: the only one. Of
 * several, Electron does not say which is the default.
 */
export type PrinterName = {
  readonly name: string;
  readonly shown: string;
  readonly isDefault: boolean;
};

/** The operating system's print service, and files of what it would print. */
export type Sheets = {
  /** Rejects when the print service does not say. */
  printers(): Promise<readonly PrinterName[]>;
  /**
   * `printed`: handed to the print service, which does not tell what came out. An empty name is the default
   * printer. Never rejects.
   */
  print(sheet: Sheet, printer: string): Promise<Printed>;
  /** A page of exactly the sheet's size, its text as text. Rejects when none could be made. */
  pdf(sheet: Sheet): Promise<Uint8Array>;
  /** About 400 dots per inch. Rejects when none could be made. */
  png(sheet: Sheet): Promise<Uint8Array>;
};
