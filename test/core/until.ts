import { setTimeout as pause } from 'node:timers/promises';
import type { RouteName } from '../../main/training/portone/routes.ts';
import type { TestCore } from './test-core.ts';

/** Waits in real time until something is so; a test that waits in vain fails by its own limit. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(1);
}

/** Waits until the gateway has seen this many calls of one kind. */
export function untilSeen(till: TestCore, route: RouteName, times = 1): Promise<void> {
  return until(() => till.gateway.seen.filter((seen) => seen.route === route).length >= times);
}
