import type { PrinterName, Sheet } from './sheets.ts';

/** What the print service said: it took the job, or in its own words why not. */
export type HandedOver = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** One sheet in a window that nobody sees. */
export type OpenSheet = {
  /** Resolves when the sheet is drawn. */
  ready(): Promise<void>;
  /** Rejects when it could not even be asked; a print service that never answers never resolves. */
  print(printer: string): Promise<HandedOver>;
  pdf(): Promise<Uint8Array>;
  picture(): Promise<Uint8Array>;
  /** The window goes, whatever is under way or never came. */
  close(): void;
};

/** The shell's way to printers and to windows that nobody sees. */
export type SheetShell = {
  printers(): Promise<readonly PrinterName[]>;
  open(sheet: Sheet, as: 'paper' | 'picture'): OpenSheet;
};
