import { describe, expect, test } from 'vitest';
import { settleMs, spacedMs } from '../../../main/domain/schedule.ts';
import { createSettling } from '../../../main/services/settling.ts';
import { createVirtualClock } from '../../core/virtual-clock.ts';

function start() {
  const clock = createVirtualClock(() => Promise.resolve());
  return { clock, settling: createSettling(clock.life()) };
}

describe('nothing is the answer', () => {
  test('at the second look that shows it, spaced, after the settle time', () => {
    const { clock, settling } = start();
    settling.restart('a');
    clock.advanceNow(settleMs - 1);
    expect(settling.sawNothing('a')).toBe(false);
    clock.advanceNow(1);
    expect(settling.sawNothing('a')).toBe(false);
    clock.advanceNow(spacedMs - 1);
    expect(settling.sawNothing('a')).toBe(false);
    clock.advanceNow(1);
    expect(settling.sawNothing('a')).toBe(true);
  });

  test('not when something was seen in between', () => {
    const { clock, settling } = start();
    settling.restart('a');
    clock.advanceNow(settleMs);
    settling.sawNothing('a');
    clock.advanceNow(spacedMs);
    settling.sawSomething('a');
    expect(settling.sawNothing('a')).toBe(false);
    clock.advanceNow(spacedMs);
    expect(settling.sawNothing('a')).toBe(true);
  });

  test('not when it was sent once more in between', () => {
    const { clock, settling } = start();
    settling.restart('a');
    clock.advanceNow(settleMs);
    settling.sawNothing('a');
    settling.restart('a');
    clock.advanceNow(spacedMs);
    expect(settling.sawNothing('a')).toBe(false);
    clock.advanceNow(settleMs);
    expect(settling.sawNothing('a')).toBe(false);
  });

  test('for one matter says nothing about another', () => {
    const { clock, settling } = start();
    clock.advanceNow(settleMs);
    settling.restart('b');
    settling.sawNothing('a');
    clock.advanceNow(spacedMs);
    expect(settling.sawNothing('a')).toBe(true);
    expect(settling.sawNothing('b')).toBe(false);
  });

  test('counts from the start of the process for what an earlier one sent', () => {
    const { clock, settling } = start();
    clock.jumpWall(48 * 3_600_000);
    clock.advanceNow(settleMs - spacedMs);
    expect(settling.sawNothing('a')).toBe(false);
    clock.advanceNow(spacedMs);
    expect(settling.sawNothing('a')).toBe(false);
    clock.advanceNow(spacedMs);
    expect(settling.sawNothing('a')).toBe(true);
    settling.forget('a');
    expect(settling.sawNothing('a')).toBe(false);
  });
});
