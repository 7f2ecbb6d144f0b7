/** The longest number of an issuance; the published ones have three digits. */
export const issuanceIdCharsMax = 64;

/** True for the number of an issuance: letters, digits, `-` and `_`. Upstream says text, and shows digits. */
export function isIssuanceId(text: string): boolean {
  return text.length <= issuanceIdCharsMax && /^[A-Za-z0-9_-]+$/.test(text);
}
