import type { Won } from '../../../preload/views.ts';
import { wonOf } from '../../shared/won-text.ts';

/** The longest amount the keypad takes. */
export const digitsMax = 8;

/** One key of the keypad. */
export type DigitKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '00';

/** The digits after a key: no leading zeros, nothing past eight digits. */
export function withKey(digits: string, key: DigitKey): string {
  const next = (digits + key).replace(/^0+/, '');
  return next.length > digitsMax ? digits : next;
}

/** The digits after a quick key such as +5천; unchanged when the sum is too long. */
export function withWon(digits: string, plusWon: number): string {
  const next = String(amountOf(digits) + plusWon);
  return next.length > digitsMax ? digits : next;
}

/** The digits without the last one. */
export function withoutLast(digits: string): string {
  return digits.slice(0, -1);
}

/** What the digits stand for; 0 when there are none. */
export function amountOf(digits: string): Won {
  const value = wonOf(digits === '' ? 0 : Number(digits));
  if (value === null) throw new RangeError('the keypad made something that is not an amount');
  return value;
}
