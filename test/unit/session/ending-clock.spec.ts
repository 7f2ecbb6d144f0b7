import { expect, test } from 'vitest';
import { createEndingClock } from '../../../main/session/ending-clock.ts';
import { createVirtualClock } from '../../core/virtual-clock.ts';

test('a timer runs once and in its time, can be stopped, and does not outlive the session', async () => {
  const virtual = createVirtualClock(() => Promise.resolve());
  const clock = createEndingClock(virtual.life());
  const ran: string[] = [];
  clock.after(1_000, () => ran.push('in time'));
  const stop = clock.after(1_000, () => ran.push('stopped'));
  clock.after(3_000, () => ran.push('after the end'));
  stop();
  await virtual.advance(2_000);
  expect([ran, clock.monotonicMs()]).toEqual([['in time'], 2_000]);
  clock.end();
  clock.after(1, () => ran.push('set after the end'))();
  clock.after(1, () => ran.push('set after the end'));
  await virtual.advance(10_000);
  expect(ran).toEqual(['in time']);
});
