import type { TraceLine } from '../host/trace.ts';
import type { WindowName } from './start-till.ts';

/** What main told one window: the payload of every message to it. */
export function toldTo(trace: readonly TraceLine[], window: WindowName): readonly unknown[] {
  return trace.flatMap((line) =>
    line.direction === 'to-page' && line.window === window ? [line.payload] : [],
  );
}

/** Every number in what main told one window, however deep. */
export function numbersIn(trace: readonly TraceLine[], window: WindowName): readonly number[] {
  return toldTo(trace, window).flatMap(numbersOf);
}

function numbersOf(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersOf);
}
