/** The longest ID or password main takes. */
export const charsMax = 64;

/** Adds a character at the end of an input; false when it is full. */
export function typeInto(input: HTMLInputElement, char: string): boolean {
  if (input.value.length >= charsMax) return false;
  input.value += char;
  input.scrollLeft = input.scrollWidth;
  return true;
}

/** Takes the last character off. */
export function eraseFrom(input: HTMLInputElement): void {
  input.value = input.value.slice(0, -1);
}

/** What was typed, once: the input is empty afterwards. */
export function takeFrom(input: HTMLInputElement): string {
  const { value } = input;
  input.value = '';
  return value;
}
