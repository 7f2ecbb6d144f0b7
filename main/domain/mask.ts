const stars = '***';

/**
 * What may be shown of a customer's ID: the first two and the last one of its characters, with the same
 * three stars between them however long it is. Shorter than four: the first only, or nothing.
 */
export function maskOf(id: string): string {
  const letters = [...id];
  if (letters.length >= 4) return `${letters[0]}${letters[1]}${stars}${letters.at(-1)}`;
  return letters.length >= 2 ? `${letters[0]}${stars}` : stars;
}
