import { expect, test } from 'vitest';
import { timeMsOf } from '../../../../main/gateway/bunjang/local-time.ts';

const cases: readonly (readonly [unknown, string | null])[] = [
  // Source: the look-up document's examples, which have no offset: Korean time.
  ['2023-10-27T10:00:00', '2023-10-27T01:00:00.000Z'],
  ['2023-10-28T23:59:59', '2023-10-28T14:59:59.000Z'],
  ['2024-01-01T00:00:00', '2023-12-31T15:00:00.000Z'],
  ['2023-10-27T10:00', '2023-10-27T01:00:00.000Z'],
  ['2023-10-27 10:00:00', '2023-10-27T01:00:00.000Z'],
  ['2023-10-27T10:00:00.5', '2023-10-27T01:00:00.500Z'],
  ['2023-10-27T10:00:00.123456789', '2023-10-27T01:00:00.123Z'],
  ['2023-10-27T10:00:00Z', '2023-10-27T10:00:00.000Z'],
  ['2023-10-27T10:00:00+09:00', '2023-10-27T01:00:00.000Z'],
  ['2023-10-27T10:00:00-0530', '2023-10-27T15:30:00.000Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ['2023-02-29T00:00:00', null],
  ['2023-02-30T00:00:00Z', null],
  ['2023-13-01T00:00:00', null],
  ['2023-10-27T24:00:00', null],
  ['2023-10-27T10:60:00', null],
  ['2023-10-27T10:00:00+99:00', null],
  ['2023-10-27', null],
  ['10:00:00', null],
  ['2023-10-27T10:00:00 KST', null],
  [' 2023-10-27T10:00:00', null],
  ['', null],
  ['tomorrow', null],
  [1_698_368_400_000, null],
  [[2023, 10, 27, 10, 0], null],
  [null, null],
  [undefined, null],
  [{}, null],
];

test.each(cases)('%j is read as %s', (value, expected) => {
  const ms = timeMsOf(value);
  expect(ms === null ? null : new Date(ms).toISOString()).toBe(expected);
});
