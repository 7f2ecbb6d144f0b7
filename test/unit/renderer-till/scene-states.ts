import type { Waits } from '../../../preload/waiting-charge.ts';
import type { Notice, TillState } from '../../../preload/window-states.ts';
import { idleState, noonMs, nothingWaits, won } from '../../fakes/till-states.ts';

/** Three things that are wrong at once. */
export const notices: readonly Notice[] = [
  { kind: 'storage', state: 'full' },
  { kind: 'keychain', state: 'locked' },
  { kind: 'unresolved', count: 2 },
];
/** Two payments wait. */
export const waiting = { ...nothingWaits, count: 2, lookUps: 2, oldestMs: noonMs };

/** One charge that needs nobody for half an hour, and one whose customer must type again. */
export const waits: Waits = {
  ...idleState.waits,
  open: true,
  charges: ['P8', 'P9'].map((merchantUid) => ({
    merchantUid,
    orderNo: 'POS02-1121-0174',
    amountWon: won(12_000),
    sinceMs: noonMs,
    isSending: false,
    secretEndsMs: merchantUid === 'P8' ? noonMs + 1_800_000 : null,
    endsMs: noonMs + 86_400_000,
  })),
};

/** A till for practice. */
export const training: TillState = { ...idleState, mode: 'training', keys: 'missing' };
/** A till in test mode over a gateway on this machine. */
export const test: TillState = { ...idleState, mode: 'test', simulated: true };
