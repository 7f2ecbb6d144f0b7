import { expect, test } from 'vitest';
import { watchGapMs, watchGapsMs } from '../../../main/domain/watch-schedule.ts';

const minuteMs = 60_000;

test('a watch looks every 5 minutes for 90, then at 4 h, 8 h and a day, and then no more', () => {
  let atMs = 0;
  const looks = watchGapsMs.map((gapMs) => {
    atMs += gapMs;
    return atMs / minuteMs;
  });
  expect(looks.slice(0, 18)).toEqual(Array.from({ length: 18 }, (_, n) => 5 * (n + 1)));
  expect(looks.slice(18)).toEqual([240, 480, 1_440]);
  expect(watchGapMs(watchGapsMs.length)).toBeNull();
});
