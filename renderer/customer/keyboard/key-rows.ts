/** Which of the keyboard's three faces is up. */
export type KeyFace = 'letters' | 'capitals' | 'signs';

/** What one key does. */
export type KeyAct =
  | { readonly does: 'type'; readonly char: string }
  | { readonly does: 'erase' }
  /** Turns the keyboard over; `now` says whether that face is up. */
  | { readonly does: 'turn'; readonly to: KeyFace; readonly now: boolean };

/** One key, `wide` columns of ten. */
export type Key = { readonly act: KeyAct; readonly wide: number };
/** A key and its place, such as `3.9`: row and first column. */
export type PlacedKey = Key & { readonly place: string };
type KeyRow = readonly Key[];

const digits = '1234567890';
const small = ['qwertyuiop', 'asdfghjkl@', 'zxcvbnm'] as const;
const signs = ['!@#$%^&*()', '+=[]{}\\|~`', ';:\'",<>/?@'] as const;
const erase: Key = { act: { does: 'erase' }, wide: 1 };

/** Four rows of ten columns, read like a text. Keys that are on two faces stay in the same place. */
export function keysOf(face: KeyFace): readonly PlacedKey[] {
  return rowsOf(face).flatMap((row, at) => {
    let column = 0;
    return row.map((key) => {
      const place = `${at}.${column}`;
      column += key.wide;
      return { ...key, place };
    });
  });
}

function rowsOf(face: KeyFace): readonly KeyRow[] {
  if (face === 'signs') {
    return [...signs.map((row) => charKeys(row)), signsEnd()];
  }
  const capitals = face === 'capitals';
  const [top, middle, bottom] = small.map((row) => charKeys(capitals ? row.toUpperCase() : row));
  return [
    charKeys(digits),
    top ?? [],
    middle ?? [],
    [turn(capitals ? 'letters' : 'capitals', capitals), ...(bottom ?? []), turn('signs'), erase],
  ];
}

function signsEnd(): KeyRow {
  return [...charKeys('._- ', 2), turn('letters'), erase];
}

function charKeys(chars: string, wide = 1): KeyRow {
  return [...chars].map((char) => ({ act: { does: 'type', char }, wide }));
}

function turn(to: KeyFace, now = false): Key {
  return { act: { does: 'turn', to, now }, wide: 1 };
}
