import type { TillState } from '../../../preload/window-states.ts';
import type { Entry } from '../store/entry-store.ts';
import { amountOf } from './digits.ts';

/** Why the customer cannot be asked now; each has a sentence under the button. */
export type Block =
  | 'empty'
  | 'over-limit'
  | 'tax-free'
  | 'offline'
  | 'over-wait'
  | 'starting'
  | 'asking-keychain'
  | 'keychain'
  | 'keys'
  | 'storage'
  | 'gateway-closed';

type Typed = Pick<Entry, 'digits' | 'taxFreeWon'>;

/** The first reason against the sale that was typed, or null when nothing is in the way. */
export function blockOf(state: TillState, { digits, taxFreeWon }: Typed): Block | null {
  const machine = machineBlockOf(state);
  if (machine !== null) return machine;
  if (digits === '') return 'empty';
  const amountWon = amountOf(digits);
  if (amountWon > state.maxWon) return 'over-limit';
  // Nothing this large may be charged later, and now it cannot be sent.
  if (!state.online && amountWon > state.waits.perChargeWon) return 'over-wait';
  return state.taxType === 'mixed' && (taxFreeWon ?? 0) > amountWon ? 'tax-free' : null;
}

/** What is wrong with the till itself, whatever the amount. */
function machineBlockOf(state: TillState): Block | null {
  const noticed = (kind: string) => state.notices.some((notice) => notice.kind === kind);
  if (noticed('storage')) return 'storage';
  if (noticed('real-gateway-closed')) return 'gateway-closed';
  return (
    startBlockOf(state) ??
    keysBlockOf(state) ??
    (state.online || state.waits.open ? null : 'offline')
  );
}

/** Its ledger is being opened: after a start, an unlocked keychain, other settings. */
function startBlockOf({ ledger, keychain }: TillState): Block | null {
  return ledger === null && keychain !== 'asking' ? 'starting' : null;
}

/** Practice needs no keys, so a locked keychain does not matter there. */
function keysBlockOf({ mode, keys, keychain }: TillState): Block | null {
  if (mode === 'training' || keys !== 'missing') return null;
  if (keychain === 'asking') return 'asking-keychain';
  return keychain === 'ready' ? 'keys' : 'keychain';
}
