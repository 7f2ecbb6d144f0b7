import type { PaperColumns } from './receipt-data.ts';
import type { ReceiptLine } from './receipt-line.ts';
import { cleanText, columnsOf, escapeText, fold, propertyUrlOf } from './receiptline-text.ts';

/** How wide the names of rows are; the space and the value take the rest. */
const nameColumns: { readonly [C in PaperColumns]: number } = { 48: 18, 42: 16, 32: 12 };
/** Room for `-99,999,999` beside the name of a thing. */
const amountColumns = 11;
const wholeWidth = '{w:auto}';

/** A document in receiptline's language: every text cleaned, folded to the paper and escaped. */
export function documentTextOf(lines: readonly ReceiptLine[], columns: PaperColumns): string {
  const rows: string[] = [];
  let width = wholeWidth;
  for (const line of lines) {
    const next = widthOf(line, columns);
    if (next !== width) rows.push(next);
    width = next;
    rows.push(...rowsOf(line, columns));
  }
  if (width !== wholeWidth) rows.push(wholeWidth);
  return `${rows.join('\n')}\n`;
}

function widthOf(line: ReceiptLine, columns: PaperColumns): string {
  if (line.kind === 'row') return `{w:${nameColumns[columns]},*}`;
  return line.kind === 'item' ? `{w:*,${amountColumns}}` : wholeWidth;
}

function rowsOf(line: ReceiptLine, columns: PaperColumns): readonly string[] {
  switch (line.kind) {
    case 'rule':
      return ['-'];
    case 'blank':
      return [''];
    case 'heading':
      return headingRows(line.text, line.inverted, columns);
    case 'middle':
      return fold(cleanText(line.text), columns).map((text) =>
        line.strong ? `"${escapeText(text)}"` : escapeText(text),
      );
    case 'paragraph':
      return fold(cleanText(line.text), columns).map((text) => `|${escapeText(text)}`);
    case 'row':
      return fieldRows(line.name, line.value, columns);
    case 'item':
      return cellRows(
        fold(cleanText(line.name), columns - amountColumns - 1),
        fold(cleanText(line.value), amountColumns),
      );
    case 'sum':
      return sumRows(line.name, line.value, columns);
    case 'link':
      return linkRows(line.url);
  }
}

/** Inverted ones get a space of black on both sides. */
function headingRows(text: string, inverted: boolean, columns: PaperColumns): readonly string[] {
  const fits = columns / 2 - (inverted ? 2 : 0);
  return fold(cleanText(text), fits).map((part) => {
    const letters = escapeText(part).replaceAll(' ', '~');
    return inverted ? `\`^^^~${letters}~\`` : `^^^${letters}`;
  });
}

/** A number too long for its column gets a line of its own instead of being cut in two. */
function fieldRows(name: string, value: string, columns: PaperColumns): readonly string[] {
  const nameWidth = nameColumns[columns];
  const valueWidth = columns - nameWidth - 1;
  const names = fold(cleanText(name), nameWidth);
  const text = cleanText(value);
  const long = columnsOf(text) > valueWidth && columnsOf(text) <= columns && !text.includes(' ');
  if (!long) return cellRows(names, fold(text, valueWidth));
  return [...cellRows(names, []), wholeWidth, `${escapeText(text)}|`, `{w:${nameWidth},*}`];
}

function cellRows(names: readonly string[], values: readonly string[]): readonly string[] {
  const count = Math.max(names.length, values.length);
  return Array.from({ length: count }, (_, at) => cells(names[at], values[at], ''));
}

/** On one line when it fits, else the value below its name. */
function sumRows(name: string, value: string, columns: PaperColumns): readonly string[] {
  const nameText = cleanText(name);
  const valueText = cleanText(value);
  const nameWidth = columnsOf(nameText) * 2;
  if (nameWidth + 1 + columnsOf(valueText) * 2 <= columns) {
    return [`{w:${nameWidth},*}`, cells(nameText, valueText, '^^^'), wholeWidth];
  }
  const names = fold(nameText, Math.floor(columns / 2)).map((part) => `|^^^${escapeText(part)}`);
  const values = fold(valueText, Math.floor(columns / 2)).map((part) => `^^^${escapeText(part)}|`);
  return [...names, ...values];
}

/** Two columns; `~` keeps an empty one from disappearing. */
function cells(name: string | undefined, value: string | undefined, size: string): string {
  const left = name === undefined ? '~' : size + escapeText(name);
  const right = value === undefined ? '~' : size + escapeText(value);
  return `${left} | ${right}`;
}

/** A QR symbol with the quiet zone it needs, or nothing when the address is not a plain one. */
function linkRows(url: string): readonly string[] {
  const value = propertyUrlOf(url);
  return value === null ? [] : ['', `{code:${value}; option:qrcode,4,m}`, ''];
}
