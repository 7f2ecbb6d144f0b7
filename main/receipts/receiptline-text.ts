/** No text on a receipt is longer; more of it is cut off. */
const lettersMax = 300;

/**
 * Text from anywhere as it may stand on a receipt: no control, format, private or unassigned characters,
 * composed (NFC), every kind of space a single plain one, at most 300 characters.
 */
export function cleanText(text: string): string {
  const visible = text
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .normalize('NFC');
  return [...visible.replace(/ {2,}/g, ' ').trim()].slice(0, lettersMax).join('').trim();
}

/** Text as receiptline reads it literally. Without this `{x:…}` is a command to the printer. */
export function escapeText(text: string): string {
  return text.replace(/[\\{|}~_"`^\-=]/g, '\\$&');
}

/** A web address as the value of a property, or null when it has anything that a QR link need not have. */
export function propertyUrlOf(url: string): string | null {
  if (url.length > 200 || !/^https?:\/\/[\w.~:/?#@!$&'()*+,;=%-]+$/.test(url)) return null;
  return url.replaceAll(';', '\\;');
}

/** Columns a text takes on paper: ASCII one, everything else two, as receiptline counts for Korean. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text) columns += letter < '\u0080' ? 1 : 2;
  return columns;
}

/** A clean text in rows of at most `columns`, broken between words; too long words after a joint. */
export function fold(text: string, columns: number): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(' ')) {
    if (row !== '' && columnsOf(row) + 1 + columnsOf(word) <= columns) {
      row = `${row} ${word}`;
      continue;
    }
    if (row !== '') rows.push(row);
    const pieces = piecesOf(word, columns);
    rows.push(...pieces.slice(0, -1));
    row = pieces.at(-1) ?? '';
  }
  return row === '' ? rows : [...rows, row];
}

/** One word in pieces that fit, cut after `-`, `/`, `_` or `.` where there is one, else anywhere. */
function piecesOf(word: string, columns: number): readonly string[] {
  const parts = word.split(/(?<=[-/_.])/).flatMap((part) => {
    return columnsOf(part) <= columns ? [part] : [...part];
  });
  const pieces: string[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (last !== undefined && columnsOf(last) + columnsOf(part) <= columns) {
      pieces[pieces.length - 1] = last + part;
    } else pieces.push(part);
  }
  return pieces;
}
