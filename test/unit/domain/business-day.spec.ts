import { expect, test } from 'vitest';
import { businessDayOf } from '../../../main/domain/business-day.ts';

test.each([
  ['2026-11-20T14:59:59.999Z', '20261120'],
  ['2026-11-20T15:00:00.000Z', '20261121'],
  ['2026-11-21T14:59:59.999Z', '20261121'],
  ['2026-12-31T15:00:00.000Z', '20270101'],
  ['2028-02-28T15:00:00.000Z', '20280229'],
  ['2026-07-01T14:59:59.999Z', '20260701'],
  ['1970-01-01T00:00:00.000Z', '19700101'],
])('at %s it is %s in the shop', (utc, day) => {
  expect(businessDayOf(Date.parse(utc))).toBe(day);
});

test('the zone of the PC makes no difference', () => {
  const { TZ } = process.env;
  const days = ['Asia/Seoul', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) => {
    process.env['TZ'] = zone;
    return businessDayOf(Date.parse('2026-11-20T15:00:00Z'));
  });
  if (TZ === undefined) delete process.env['TZ'];
  else process.env['TZ'] = TZ;
  expect(days).toEqual(['20261121', '20261121', '20261121']);
});
