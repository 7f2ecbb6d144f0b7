/**
 * One line of a document, before it is laid out on paper. Texts are as they came; cleaning, folding and
 * escaping happen in one place, when the document is laid out.
 */
export type ReceiptLine =
  | { readonly kind: 'rule' }
  | { readonly kind: 'blank' }
  /** Twice as large, in the middle; white on black when inverted. */
  | { readonly kind: 'heading'; readonly text: string; readonly inverted: boolean }
  | { readonly kind: 'middle'; readonly text: string; readonly strong: boolean }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** A name on the left and its value on the right. */
  | { readonly kind: 'row'; readonly name: string; readonly value: string }
  /** A thing and its amount: the name has most of the line. */
  | { readonly kind: 'item'; readonly name: string; readonly value: string }
  /** A row twice as large. */
  | { readonly kind: 'sum'; readonly name: string; readonly value: string }
  | { readonly kind: 'link'; readonly url: string };

export const rule: ReceiptLine = { kind: 'rule' };
export const blank: ReceiptLine = { kind: 'blank' };

export function heading(text: string, look: { readonly inverted: boolean }): ReceiptLine {
  return { kind: 'heading', text, ...look };
}

export function middle(text: string): ReceiptLine {
  return { kind: 'middle', text, strong: false };
}

export function strong(text: string): ReceiptLine {
  return { kind: 'middle', text, strong: true };
}

export function paragraph(text: string): ReceiptLine {
  return { kind: 'paragraph', text };
}

/** Nothing when there is no value to show. */
export function row(name: string, value: string | null): readonly ReceiptLine[] {
  return value === null || value === '' ? [] : [{ kind: 'row', name, value }];
}

export function item(name: string, value: string): ReceiptLine {
  return { kind: 'item', name, value };
}

export function sum(name: string, value: string): ReceiptLine {
  return { kind: 'sum', name, value };
}
