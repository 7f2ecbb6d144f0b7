import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReceiptView } from '../../preload/views.ts';
import { ReceiptDialog } from '../pages/receipt-dialog.ts';
import type { Counter } from './counter.ts';

/** Where the day's prints and files are kept, in the folder of its pictures. */
export type PaperPlaces = { readonly printed: string; readonly saved: string };

export function paperPlaces(folder: string): PaperPlaces {
  return { printed: join(folder, 'printed'), saved: join(folder, 'saved') };
}

/** A folder in a printer's place, and one in the place of the person's choice. */
export function paperEnv({ printed, saved }: PaperPlaces): Readonly<Record<string, string>> {
  mkdirSync(saved, { recursive: true });
  return { BENEPIA_HOST_PRINTERS: `folder:${printed}`, BENEPIA_HOST_SAVE_TO: saved };
}

/** Prints the document that is open and saves it both ways; each must leave one whole file more. */
export async function printAndSave(
  counter: Counter,
  name: string,
  kind: ReceiptView['kind'] = 'sale',
): Promise<void> {
  const { till } = counter;
  const dialog = new ReceiptDialog(till);
  await dialog.waitFor(kind);
  const before = filesIn(counter.places);
  await till.press('F9');
  await dialog.waitForStanding('sent');
  await till.press('Alt+Digit5');
  await dialog.savedTo().getByText('.pdf').waitFor();
  await till.press('Alt+Digit6');
  await dialog.savedTo().getByText('.png').waitFor();
  await counter.picture(name);
  const made = filesIn(counter.places).filter((file) => !before.includes(file));
  counter.note(`${name}: printed, and saved as PDF and PNG`, [
    ...(made.length === 3 ? [] : [`${made.length} files instead of 3`]),
    ...made.filter((file) => !isWhole(file)).map((file) => `${file} is not whole`),
  ]);
}

function filesIn({ printed, saved }: PaperPlaces): readonly string[] {
  return [printed, saved]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => /\.(pdf|png)$/.test(file));
}

/** It begins and ends as its kind does. */
function isWhole(file: string): boolean {
  const bytes = readFileSync(file);
  if (file.endsWith('.pdf')) {
    const text = bytes.toString('latin1');
    return text.startsWith('%PDF-') && text.trimEnd().endsWith('%%EOF');
  }
  return bytes.subarray(1, 4).toString('latin1') === 'PNG' && bytes.includes('IEND');
}
