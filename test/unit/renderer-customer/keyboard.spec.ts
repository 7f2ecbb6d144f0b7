import { expect, test } from 'vitest';
import { type KeyFace, keysOf } from '../../../renderer/customer/keyboard/key-rows.ts';
import { typedCharOf } from '../../../renderer/customer/keyboard/typed-char.ts';

const faces: readonly KeyFace[] = ['letters', 'capitals', 'signs'];

function charsOn(face: KeyFace): readonly string[] {
  return keysOf(face).flatMap(({ act }) => (act.does === 'type' ? [act.char] : []));
}

test('every ASCII character can be typed on the screen', () => {
  const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
  expect([...new Set(faces.flatMap(charsOn))].sort()).toEqual(ascii);
});

test.each(faces)('the face %s has four rows of ten columns', (face) => {
  const widths = [0, 0, 0, 0];
  for (const { place, wide } of keysOf(face)) {
    const row = Number(place.split('.')[0]);
    widths[row] = (widths[row] ?? 0) + wide;
  }
  expect(widths).toEqual([10, 10, 10, 10]);
});

test('a key that is on every face is always in the same place', () => {
  const erasers = faces.map((face) => keysOf(face).find(({ act }) => act.does === 'erase')?.place);
  expect(erasers).toEqual(['3.9', '3.9', '3.9']);
});

test.each(faces)('from %s every other face is at most two presses away', (face) => {
  const next = (from: KeyFace): readonly KeyFace[] =>
    keysOf(from).flatMap(({ act }) => (act.does === 'turn' ? [act.to] : []));
  const near = new Set([face, ...next(face), ...next(face).flatMap(next)]);
  expect([...near].sort()).toEqual([...faces].sort());
});

const plain = { shiftKey: false, capsLock: false };

test.each([
  ['a', 'KeyA', plain, 'a'],
  ['A', 'KeyA', { ...plain, shiftKey: true }, 'A'],
  ['@', 'Digit2', { ...plain, shiftKey: true }, '@'],
  ['5', 'Numpad5', plain, '5'],
  [' ', 'Space', plain, ' '],
  // A Korean input method is on.
  ['Process', 'KeyA', plain, 'a'],
  ['ㅁ', 'KeyA', plain, 'a'],
  ['ㅃ', 'KeyQ', { ...plain, shiftKey: true }, 'Q'],
  ['Process', 'KeyA', { ...plain, capsLock: true }, 'A'],
  ['Process', 'KeyA', { shiftKey: true, capsLock: true }, 'a'],
  ['Process', 'Digit1', { ...plain, shiftKey: true }, '!'],
  ['Process', 'Minus', { ...plain, shiftKey: true }, '_'],
  ['Unidentified', 'Period', plain, '.'],
  // What types nothing.
  ['Shift', 'ShiftLeft', { ...plain, shiftKey: true }, null],
  ['ArrowLeft', 'ArrowLeft', plain, null],
  ['F5', 'F5', plain, null],
  ['HangulMode', 'Lang1', plain, null],
] as const)('the key %s at %s types %4$s', (key, code, held, char) => {
  expect(typedCharOf({ key, code, ...held })).toBe(char);
});
