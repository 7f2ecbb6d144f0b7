import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merchantUidOf, orderNoOf, tillPrefixOf } from '../../../main/domain/merchant-uid.ts';
import { waitMsFor } from '../../../main/domain/schedule.ts';
import { isWon, minus, plus, won, wonMax, wonSum } from '../../../main/domain/won.ts';
import { fits } from '../../../main/gateway/limits.ts';
import type { Mode } from '../../../preload/views.ts';

const modes: readonly Mode[] = ['training', 'test', 'live'];

describe('the order number', () => {
  test('fits upstream for the longest till and the busiest day, and tells modes and payments apart', () => {
    const made = new Set<string>();
    for (const mode of modes) {
      for (const seq of [1, 9_999, 99_999]) {
        for (const nth of [1, 2, 99]) {
          const numbering = { mode, tillId: 'ABCDEF', businessDay: '20261121', seq };
          const uid = merchantUidOf(numbering, nth, '2345');
          expect(fits(uid, 'merchantUid'), uid).toBe(true);
          expect(uid).toMatch(/^[A-Z0-9-]{1,40}$/);
          expect(uid.startsWith(tillPrefixOf(mode, 'ABCDEF'))).toBe(true);
          made.add(uid);
        }
      }
    }
    expect(made.size).toBe(27);
  });

  test('is read as till, day and number', () => {
    const numbering = { tillId: '02', businessDay: '20261121', seq: 173 };
    expect(modes.map((mode) => orderNoOf({ ...numbering, mode }))).toEqual([
      'TR-02-1121-0173',
      'TE-02-1121-0173',
      '02-1121-0173',
    ]);
  });
});

describe('the wait before the next look-up', () => {
  const seconds = [2, 4, 8, 16, 32, 60, 60, 120, 240, 300, 300];
  test.each(seconds.map((s, tries) => [tries, s]))('after %i tries is %i s', (tries, s) => {
    expect(waitMsFor(tries, 0)).toBe(s * 1_000);
    expect(waitMsFor(tries, 0.5)).toBe(s * 1_100);
  });

  test('is never more than five minutes and a fifth, however often it was tried', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.double({ min: 0, max: 1, noNaN: true }), (tries, unit) => {
        const baseMs = waitMsFor(tries, 0);
        const waitMs = waitMsFor(tries, unit);
        expect(waitMs).toBeGreaterThanOrEqual(baseMs);
        expect(waitMs).toBeLessThanOrEqual(Math.ceil(baseMs * 1.2));
        expect(waitMs).toBeLessThanOrEqual(360_000);
        expect(waitMs).toBeGreaterThanOrEqual(2_000);
      }),
    );
  });
});

describe('won', () => {
  const odd = [-1, 0.5, 1e9, wonMax + 1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -0.1];
  test.each(odd)('%s is none', (value) => {
    expect(isWon(value)).toBe(false);
    expect(() => won(value)).toThrow(RangeError);
  });
  test.each([null, undefined, '100', {}, [], true, 100n])('neither is %s', (value) => {
    expect(isWon(value)).toBe(false);
  });
  test('stays whole and in bounds', () => {
    expect(plus(won(1), won(2))).toBe(3);
    expect(minus(won(3), won(3))).toBe(0);
    expect(() => minus(won(1), won(2))).toThrow(RangeError);
    expect(() => plus(won(wonMax), won(1))).toThrow(RangeError);
    expect(wonSum(wonMax * 1_000)).toBe(wonMax * 1_000);
    expect(() => wonSum(-1)).toThrow(RangeError);
    expect(() => wonSum(0.5)).toThrow(RangeError);
  });
});
