import { expect, it } from 'vitest';
import {
  clockText,
  dayAndClockText,
  dayText,
  secondsLeft,
} from '../../../renderer/shared/time-text.ts';
import { digitsText, pointsText, wonOf, wonText } from '../../../renderer/shared/won-text.ts';
import { rowAfter } from '../../../renderer/till/panels/walk-rows.ts';
import { saidText } from '../../../renderer/till/text/payment-text.ts';
import { noonMs, won } from '../../fakes/till-states.ts';

it.each([0, 7, 999, 1_000, 12_000, 100_000, 1_234_567, 99_999_999])(
  'groups %i as the usual formatter does',
  (value) => {
    expect(digitsText(value)).toBe(value.toLocaleString('ko-KR'));
  },
);

it('writes won and points as each language does', () => {
  expect(wonText(won(12_000), 'ko')).toBe('12,000원');
  expect(wonText(won(12_000), 'en')).toBe('₩12,000');
  expect(pointsText(won(38_000), 'ko')).toBe('38,000P');
  expect(pointsText(won(38_000), 'en')).toBe('38,000 P');
});

it.each([-1, 1.5, Number.NaN, 100_000_000])('takes %d for no amount', (value) => {
  expect(wonOf(value)).toBeNull();
});

it('tells the time in Seoul, whatever this machine thinks', () => {
  expect(clockText(noonMs)).toBe('14:03:24');
  expect(dayText(Date.UTC(2026, 10, 21, 15, 0))).toBe('2026-11-22');
  expect(dayAndClockText(noonMs, 'ko')).toBe('2026-11-21(토) 14:03:24');
  expect(dayAndClockText(noonMs, 'en')).toBe('2026-11-21 14:03:24');
});

it('counts down in whole seconds and stops at nothing', () => {
  expect(secondsLeft(2_001, 1_000)).toBe(2);
  expect(secondsLeft(1_000, 2_000)).toBe(0);
});

it.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['PageDown', 0, 8],
  ['Home', 5, 0],
  ['End', 0, 9],
])('walks rows: %s from %i leads to %i of ten', (key, now, to) => {
  expect(rowAfter(key, now, 10)).toBe(to);
});

it('leaves other keys and empty lists alone', () => {
  expect(rowAfter('Enter', 0, 10)).toBeNull();
  expect(rowAfter('End', -1, 0)).toBeNull();
});

it.each([
  ['', '', null],
  ['8178', '', '8178'],
  ['', '취소 기한 초과', '취소 기한 초과'],
  ['8178', '상계가능 정산금액 부족', '8178 상계가능 정산금액 부족'],
  ['8178', '[8178] 상계가능 정산금액 부족', '[8178] 상계가능 정산금액 부족'],
])('repeats what the provider said, with its code once: %j %j', (code, message, said) => {
  expect(saidText({ code, message })).toBe(said);
});
