/** What the keys of a US keyboard type, without and with Shift. */
const signs: Readonly<Record<string, readonly [string, string]>> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  Slash: ['/', '?'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Backquote: ['`', '~'],
  Space: [' ', ' '],
};
const shiftedDigits = ')!@#$%^&*(';

/** The part of a keyboard event that says what was typed. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'> & {
  readonly capsLock: boolean;
};

/**
 * The character a real key types, or null. A Korean input method turns `key` into `Process` or a Hangul
 * letter; then the place of the key counts.
 */
export function typedCharOf(press: Press): string | null {
  if (/^[ -~]$/.test(press.key)) return press.key;
  if (/^[A-Z]/i.test(press.key) && press.key !== 'Process' && press.key !== 'Unidentified') {
    return null;
  }
  return charAt(press);
}

function charAt({ code, shiftKey, capsLock }: Press): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shiftKey !== capsLock ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return shiftKey ? shiftedDigits.charAt(Number(digit)) : digit;
  return signs[code]?.[shiftKey ? 1 : 0] ?? null;
}
