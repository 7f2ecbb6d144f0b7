/**
 * The longest each text may be when it is sent, in characters. The documents do not say whether they
 * count characters or bytes; Korean is counted by character. Source: charge document; `merchantUid`
 * and `cancelReason` as upstream states them.
 */
export const limits = {
  merchantUid: 40,
  itemName: 40,
  buyerName: 16,
  buyerEmail: 64,
  buyerTel: 16,
  buyerAddr: 128,
  buyerPostcode: 8,
  cancelReason: 256,
} as const;

/** Half a letter: it has no UTF-8, so it cannot be sent as it stands. */
const loneSurrogate = /\p{Surrogate}/u;

export type Limited = keyof typeof limits;

/** Length as a reader counts: code points, so that no Korean letter or emoji counts twice. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** True when `text` may be sent as `field`. Parsers refuse with this; the calls throw. */
export function fits(text: string, field: Limited): boolean {
  return !loneSurrogate.test(text) && lengthOf(text) <= limits[field];
}

/** True for a payment's number, theirs or ours, that can stand in an address: not empty, no `.` or `..`. */
export function isUid(text: string): boolean {
  return !loneSurrogate.test(text) && text !== '' && text !== '.' && text !== '..';
}
