import { cpSync } from 'node:fs';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import type { Printed } from '../../../main/ports/printer.ts';
import type { PrintStanding } from '../../../preload/print-views.ts';
import type { Settings } from '../../../preload/settings.ts';
import { createTestApp, newAppFolder, type TestApp } from '../../core/test-app.ts';
import { createFakeSheets, type FakeSheets } from '../../fakes/fake-sheets.ts';
import { textsIn } from '../receipts/well-formed.ts';
import { folderWith } from '../setup/set-up-app.ts';

export type Printing = Partial<Settings['printing']>;

/** A till whose settings say how it prints, on a PC with these printers. */
export async function shop(
  printing: Printing = {},
  sheets: FakeSheets = createFakeSheets('BIXOLON'),
) {
  const folder = folderWith({ printing: { ...defaultSettings.printing, ...printing } });
  const run = createTestApp({ folder, sheets });
  await run.start();
  return { run, sheets };
}

export async function standing(run: TestApp, of: object): Promise<PrintStanding> {
  return (await run.ask('till/receipt/standing', of)).value as PrintStanding;
}

export async function untilAt(
  run: TestApp,
  of: object,
  at: PrintStanding['at'],
): Promise<PrintStanding> {
  for (let tries = 0; tries < 500; tries += 1) {
    const now = await standing(run, of);
    if (now.at === at) return now;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`the receipt never came to ${at}`);
}

/** A print that is under way until `letGo`; a till that closes waits for it. */
export function hanging(): { readonly print: Promise<Printed>; readonly letGo: () => void } {
  let letGo = (): void => undefined;
  const print = new Promise<Printed>((resolve) => {
    letGo = () => resolve('unsure');
  });
  return { print, letGo };
}

/** The data folder as a process leaves it that is killed now. */
export function killedNow({ folder }: TestApp): string {
  const copy = newAppFolder();
  cpSync(folder, copy, { recursive: true, filter: (file) => !file.endsWith('-alive') });
  return copy;
}

/** The words on a sheet that was printed. */
export const wordsOn = ({ printed }: FakeSheets, index: number): readonly string[] =>
  textsIn(printed.at(index)?.sheet.svg ?? '');

export const copiesOn = (sheets: FakeSheets): readonly string[] =>
  sheets.printed.map(
    (_, index) => wordsOn(sheets, index).find((text) => text.startsWith('[재출력]')) ?? 'original',
  );
