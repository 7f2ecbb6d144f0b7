import type { Waits } from '../../preload/waiting-charge.ts';
import { won, zeroWon } from '../domain/won.ts';
import { rulesOf } from '../services/deferred/put-off.ts';
import { waitingCharges } from '../services/deferred/waiting-charges.ts';
import type { OpenTill } from './open-till.ts';
import { asFarAsReadable } from './readable.ts';

const none: Waits = { open: false, perChargeWon: zeroWon, charges: [] };

/** What waits to be charged, and whether a sale may begin without the provider. */
export function waitsOf(till: OpenTill | null): Waits {
  if (!till) return none;
  const { core, deferred } = till.session;
  const { on, perChargeWon } = rulesOf(deferred);
  return {
    open: on && isKept(till),
    perChargeWon: won(perChargeWon),
    charges: asFarAsReadable(core, () => waitingCharges(deferred), []),
  };
}

/** Without a key from the keychain nobody is recognised, so nothing may wait. */
function isKept({ desk }: OpenTill): boolean {
  return desk.tagOf(Buffer.alloc(0)).kept;
}
