import { commands, transform } from 'receiptline';

const never = (): string => {
  throw new Error('a text became a command');
};

/**
 * The rows of letters that a document puts on paper. Throws when anything in it asks the printer for
 * more than letters: a command, a picture, a bar code or a cut.
 */
export function paperRowsOf(document: string, columns: number): readonly string[] {
  const lettersOnly = { command: never, image: never, barcode: never, cut: never };
  const paper = transform(document, {
    cpl: columns,
    encoding: 'cp949',
    cutting: false,
    command: { ...commands.text, ...lettersOnly },
  });
  return paper.replace(/\n$/, '').split('\n');
}

/** How many rows a document means to take; more on paper means that receiptline broke one itself. */
export function rowsMeantBy(document: string): number {
  return document.split('\n').filter((line) => !/^\{(w|code):/.test(line)).length;
}
