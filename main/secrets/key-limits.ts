import type { Refusal, Rule } from '../../preload/failure.ts';

/** Which of the two a text is. */
export type KeyPart = 'key' | 'secret';

/** The longest key and secret that are taken, in characters: two accounts fit into one keychain item. */
export const keyCharsMax: Readonly<Record<KeyPart, number>> = { key: 60, secret: 200 };

// Printable ASCII but the two characters that JSON would make longer.
const plain = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** What keeps a text from being a key or a secret; null when nothing does. Repeats no value. */
export function keyFault(
  part: KeyPart,
  text: string,
): { readonly rule: Rule; readonly detail?: NonNullable<Refusal['detail']> } | null {
  const limit = keyCharsMax[part];
  if (text === '') return { rule: 'missing' };
  if (text.length > limit) return { rule: 'too-long', detail: { limit, was: text.length } };
  if (/\s/.test(text)) return { rule: 'has-spaces' };
  return plain.test(text) ? null : { rule: 'format' };
}
