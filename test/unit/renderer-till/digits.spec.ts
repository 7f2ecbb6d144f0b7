import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountOf,
  type DigitKey,
  withKey,
  withoutLast,
  withWon,
} from '../../../renderer/till/flow/digits.ts';

describe('the keypad', () => {
  it.each<[string, DigitKey, string]>([
    ['', '0', ''],
    ['', '00', ''],
    ['', '7', '7'],
    ['1', '0', '10'],
    ['1', '00', '100'],
    ['1234567', '8', '12345678'],
    ['12345678', '9', '12345678'],
    ['1234567', '00', '1234567'],
  ])('after %j the key %s leaves %j', (digits, key, after) => {
    expect(withKey(digits, key)).toBe(after);
  });

  it.each([
    ['', 1_000, '1000'],
    ['1000', 50_000, '51000'],
    ['99999000', 1_000, '99999000'],
  ])('adds a quick amount: %j and %i make %j', (digits, plus, after) => {
    expect(withWon(digits, plus)).toBe(after);
  });

  it('takes back one digit at a time', () => {
    expect(withoutLast('120')).toBe('12');
    expect(withoutLast('')).toBe('');
  });

  it('never makes anything but an amount of at most eight digits without leading zeros', () => {
    const key = fc.constantFrom<DigitKey>('0', '00', '1', '5', '9');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 20 }), (keys) => {
        const digits = keys.reduce(withKey, '');
        expect(digits).toMatch(/^([1-9]\d{0,7})?$/);
        expect(amountOf(digits)).toBe(Number(digits));
      }),
    );
  });
});
