import { expect, test } from 'vitest';
import { fits, isUid, type Limited, lengthOf, limits } from '../../../main/gateway/limits.ts';

test('the limits are those of the documents', () => {
  expect(limits).toEqual({
    merchantUid: 40,
    itemName: 40,
    buyerName: 16,
    buyerEmail: 64,
    buyerTel: 16,
    buyerAddr: 128,
    buyerPostcode: 8,
    cancelReason: 256,
  });
});

test.each([
  ['abc', 3],
  ['도시락 외 2건', 8],
  ['😀', 1],
  ['', 0],
])('%s counts %d', (text, length) => {
  expect(lengthOf(text)).toBe(length);
});

test.each(Object.keys(limits) as Limited[])(
  '%s takes its limit in Korean, and not one more',
  (field) => {
    expect(fits('가'.repeat(limits[field]), field)).toBe(true);
    expect(fits('😀'.repeat(limits[field]), field)).toBe(true);
    expect(fits('가'.repeat(limits[field] + 1), field)).toBe(false);
  },
);

test('half a letter does not fit anywhere', () => {
  expect(fits('a\ud800', 'itemName')).toBe(false);
});

test.each([
  ['imps_123456789012', true],
  ['주문/1?#', true],
  ['...', true],
  ['', false],
  ['.', false],
  ['..', false],
  ['\ud800', false],
])('«%s» as a payment number: %s', (uid, expected) => {
  expect(isUid(uid)).toBe(expected);
});
