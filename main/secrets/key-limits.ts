import type { Refusal, Rule } from '../../preload/failure.ts';

/** Which of the two a text is. */
export type KeyPart = 'key' | 'secret';

type KeyLimits = Readonly<Record<KeyPart, number>>;

/**
 * The longest key and secret that are taken, in characters: two accounts of PortOne and one of Bunjang
 * fit into one keychain item, beside the program's own keys.
 */
export const keyCharsMax: KeyLimits = { key: 60, secret: 200 };
export const pointsKeyCharsMax: KeyLimits = { key: 64, secret: 128 };

// Printable ASCII but the two characters that JSON would make longer.
const plain = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

type Fault = { readonly rule: Rule; readonly detail?: NonNullable<Refusal['detail']> };

/** What keeps a text from being a key or a secret; null when nothing does. Repeats no value. */
export function keyFault(part: KeyPart, text: string): Fault | null {
  return faultIn(text, keyCharsMax[part]);
}

// Either alphabet, whole groups of four; the sign at the end may be left out.
const base64 = /^(?:[\w+/-]{4})*(?:[\w+/-]{2}(?:==)?|[\w+/-]{3}=?)?$/;

/** The same for a key or a secret of Bunjang's, whose secret must be base64: its bytes sign the tokens. */
export function pointsKeyFault(part: KeyPart, text: string): Fault | null {
  const fault = faultIn(text, pointsKeyCharsMax[part]);
  if (fault || part === 'key') return fault;
  return base64.test(text) ? null : { rule: 'not-base64' };
}

function faultIn(text: string, limit: number): Fault | null {
  if (text === '') return { rule: 'missing' };
  if (text.length > limit) return { rule: 'too-long', detail: { limit, was: text.length } };
  if (/\s/.test(text)) return { rule: 'has-spaces' };
  return plain.test(text) ? null : { rule: 'format' };
}
