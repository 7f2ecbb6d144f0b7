import type { PrinterView } from '../../../preload/print-views.ts';
import type { Settings } from '../../../preload/settings.ts';

type Printer = Settings['printing']['printer'];

/** What a printer is called among the choices; no name of the operating system reads like the first two. */
export type PrinterChoice = 'none' | 'default' | `named/${string}`;

export function choiceOf(printer: Printer): PrinterChoice {
  if (printer === null) return 'none';
  return printer === '' ? 'default' : `named/${printer}`;
}

export function printerOf(choice: PrinterChoice): Printer {
  if (choice === 'none') return null;
  return choice === 'default' ? '' : choice.slice('named/'.length);
}

/** The printer that '' surely stands for now; null where that is not known, or there is none. */
export function defaultOf(printers: readonly PrinterView[]): PrinterView | null {
  return printers.find(({ isDefault }) => isDefault) ?? null;
}

/**
 * What is wrong with the printer of the form. `gone`: it is named and this PC does not have it (any more).
 * `none`: this PC has no printer at all. Which of several is the default one, only the print service knows.
 */
export function troubleOf(
  printer: Printer,
  printers: readonly PrinterView[] | null,
): 'gone' | 'none' | null {
  if (printer === null || printers === null) return null;
  if (printer === '') return printers.length === 0 ? 'none' : null;
  return printers.some(({ name }) => name === printer) ? null : 'gone';
}

/** As people know it. */
export function shownName(printer: string, printers: readonly PrinterView[]): string {
  const known =
    printer === '' ? defaultOf(printers) : printers.find(({ name }) => name === printer);
  return known?.shown ?? printer;
}
