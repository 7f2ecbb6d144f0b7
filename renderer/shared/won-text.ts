import type { Language, Won } from '../../preload/views.ts';

/** `12,000`: thousands by hand, because an `Intl` object costs more than the first paint has. */
export function digitsText(value: number): string {
  return String(Math.trunc(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `12,000원` or `₩12,000`. */
export function wonText(value: Won, language: Language): string {
  const digits = digitsText(value);
  return language === 'ko' ? `${digits}원` : `₩${digits}`;
}

/** `38,000P` or `38,000 P`: points, the customer's or the shop's own. */
export function pointsText(value: number, language: Language): string {
  const digits = digitsText(value);
  return language === 'ko' ? `${digits}P` : `${digits} P`;
}

/** The same number as `Won` when it is whole won of at most eight digits, else null. */
export function wonOf(value: number): Won | null {
  return isWon(value) ? value : null;
}

function isWon(value: number): value is Won {
  return Number.isSafeInteger(value) && value >= 0 && value <= 99_999_999;
}
