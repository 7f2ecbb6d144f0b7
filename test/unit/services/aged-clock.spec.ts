import { expect, test } from 'vitest';
import { createAgedClock } from '../../../main/services/deferred/aged-clock.ts';

/** Both clocks by hand. */
function byHand(wallMs: number) {
  const at = { wallMs, monotonicMs: 0.25 };
  const clock = {
    wallMs: () => at.wallMs,
    monotonicMs: () => at.monotonicMs,
    after: () => () => undefined,
  };
  return { at, clock };
}

test.each<readonly [string, wall: number, monotonic: number, shows: number]>([
  ['time passes', 500, 500, 1_500],
  ['the wall clock is set back', -800, 500, 1_500],
  ['the wall clock is set forward', 90_000, 500, 91_000],
  ['the machine slept', 60_000, 0, 61_000],
  ['parts of a millisecond', 0, 10.9, 1_010],
])('%s', (_name, wallByMs, monotonicByMs, shows) => {
  const { at, clock } = byHand(1_000);
  const aged = createAgedClock(clock, 0);
  at.wallMs += wallByMs;
  at.monotonicMs += monotonicByMs;
  expect(aged.nowMs()).toBe(shows);
});

test('after a jump forward and back again it goes on from the furthest', () => {
  const { at, clock } = byHand(1_000);
  const aged = createAgedClock(clock, 0);
  at.wallMs = 50_000;
  expect(aged.nowMs()).toBe(50_000);
  at.wallMs = 1_100;
  at.monotonicMs += 100;
  expect(aged.nowMs()).toBe(50_100);
});

test('it begins no earlier than what the ledger knows', () => {
  const { at, clock } = byHand(1_000);
  const aged = createAgedClock(clock, 7_000);
  at.monotonicMs += 1;
  expect(aged.nowMs()).toBe(7_001);
});
