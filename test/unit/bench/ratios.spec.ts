import { expect, test } from 'vitest';
import type { Contender } from '../../bench/abba.ts';
import { timeTogether } from '../../bench/abba.ts';
import { linesOf } from '../../bench/compare.ts';
import { controlsOf } from '../../bench/control.ts';
import { logSlope, median, quantile, ratioOf } from '../../bench/ratios.ts';
import { seededRandom } from '../../core/seeded-random.ts';

/** `count` values around `middle`, up to a fifth off. */
function around(middle: number, count: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => middle * (0.8 + random.unit() * 0.4));
}

/** A timing of blocks, as the harness makes them. */
function timing(blocks: readonly number[]) {
  return { blocks, p50Us: median(blocks), p99Us: quantile(blocks, 0.99), perAct: null };
}

test.each([
  { values: [3], is: 3 },
  { values: [4, 1], is: 2.5 },
  { values: [9, 1, 5], is: 5 },
  { values: [4, 3, 2, 1], is: 2.5 },
])('the median of $values is $is', ({ values, is }) => {
  expect(median(values)).toBe(is);
});

test('a quantile is a value that was measured', () => {
  const values = Array.from({ length: 100 }, (_, at) => at + 1);
  expect(quantile(values, 0.99)).toBe(99);
  expect(quantile(values, 0)).toBe(1);
  expect(() => quantile([], 0.5)).toThrow();
});

test('a ratio lies between its bounds, and the truth does too', () => {
  const found = ratioOf(around(300, 60, 1), around(200, 60, 2));
  expect(found.low).toBeLessThan(found.ratio);
  expect(found.high).toBeGreaterThan(found.ratio);
  expect(found.low).toBeLessThanOrEqual(1.5);
  expect(found.high).toBeGreaterThanOrEqual(1.5);
});

test('the bounds hold the truth in about 95 of 100 repeats', () => {
  const holding = Array.from({ length: 40 }, (_, at) => {
    const { low, high } = ratioOf(around(100, 40, 2 * at), around(100, 40, 2 * at + 1), at);
    return low <= 1 && 1 <= high;
  });
  const count = holding.filter(Boolean).length;
  expect(count).toBeGreaterThanOrEqual(34);
});

test('a slow minute of the machine that hits both sides moves no ratio', () => {
  const calm = around(100, 20, 3);
  const disturbed = [...calm, ...calm.map((value) => value * 30)];
  const twice = disturbed.map((value) => value * 2);
  expect(ratioOf(twice, disturbed)).toEqual({ ratio: 2, low: 2, high: 2 });
});

test('blocks that are not side by side are refused', () => {
  expect(() => ratioOf([1, 2], [1])).toThrow();
});

test.each([
  { name: 'flat', power: 0 },
  { name: 'as the root', power: 0.5 },
  { name: 'in step', power: 1 },
])('the slope of what grows $name is $power', ({ power }) => {
  const points = [1e3, 1e4, 1e5].map((x) => [x, 7 * x ** power] as const);
  expect(logSlope(points)).toBeCloseTo(power, 10);
});

test('contenders take turns forwards and backwards, and warming up is not kept', async () => {
  const turns: string[] = [];
  const contender = (name: string): Contender => ({
    name,
    prepare: (count) => turns.push(`${name}${count}`),
    acts: { send: () => turns.push('.') },
  });
  const pace = { rounds: 2, perBlock: 3 };
  const timings = await timeTogether([contender('a'), contender('b')], pace, null);
  expect(turns.join('')).toBe('a3...b3...b3...a3...'.repeat(3));
  expect(timings.get('a')?.get('send')?.blocks).toHaveLength(4);
});

test('ours is compared with every other store, and a store apart from itself is noticed', () => {
  const timings = new Map(
    Object.entries({ ours: 220, raw: 200, 'raw again': 212 }).map(([name, us]) => [
      name,
      new Map([['send', timing(Array.from({ length: 10 }, () => us))]]),
    ]),
  );
  const lines = linesOf(timings, 'ours');
  expect(lines.map(({ store, ratio }) => [store, ratio?.ratio ?? null])).toEqual([
    ['ours', null],
    ['raw', 1.1],
    ['raw again', 220 / 212],
  ]);
  expect(controlsOf(timings)).toMatchObject([{ act: 'send', holds: false }]);
});
