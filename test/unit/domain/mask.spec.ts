import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskOf } from '../../../main/domain/mask.ts';

test.each([
  ['benepia01', 'be***1'],
  ['minji.kim@shop.kr', 'mi***r'],
  ['abcd', 'ab***d'],
  ['abc', 'a***'],
  ['ab', 'a***'],
  ['a', '***'],
  ['', '***'],
  ['김하늘이', '김하***이'],
  ['😀😃😄😁', '😀😃***😁'],
])('the ID %s is shown as %s', (id, shown) => {
  expect(maskOf(id)).toBe(shown);
});

const letters = fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 64 });

test('no four consecutive characters of an ID are shown', () => {
  fc.assert(
    fc.property(
      letters.filter((id) => !id.includes('*')),
      (id) => {
        const shown = maskOf(id);
        for (let at = 0; at + 4 <= id.length; at++) {
          expect(shown).not.toContain(id.slice(at, at + 4));
        }
      },
    ),
  );
});

test('the length of a mask tells nothing about the length of the ID', () => {
  fc.assert(
    fc.property(letters, (id) => {
      expect(maskOf(id)).toHaveLength(6);
    }),
  );
});
