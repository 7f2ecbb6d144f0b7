import type { Notice, TillState } from '../../../preload/window-states.ts';
import { idleState, noonMs, nothingWaits } from '../../fakes/till-states.ts';

/** Three things that are wrong at once. */
export const notices: readonly Notice[] = [
  { kind: 'storage', state: 'full' },
  { kind: 'keychain', state: 'locked' },
  { kind: 'unresolved', count: 2 },
];
/** Two payments wait. */
export const waiting = { ...nothingWaits, count: 2, lookUps: 2, oldestMs: noonMs };

/** A till for practice. */
export const training: TillState = { ...idleState, mode: 'training', keys: 'missing' };
/** A till in test mode over a gateway on this machine. */
export const test: TillState = { ...idleState, mode: 'test', simulated: true };
