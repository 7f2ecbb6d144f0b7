import type { Account } from '../domain/payment.ts';
import type { PortOne } from '../gateway/portone-port.ts';
import type { ApiKeys } from '../secrets/api-keys.ts';
import type { Core } from '../services/core.ts';

/**
 * Other API accounts of the same mode at the same gateway, whose keys are kept until nothing of theirs is
 * watched any more. They are only ever asked.
 */
export function earlierAccounts(
  { mode, origin }: Account,
  keysOf: (fingerprint: string) => ApiKeys | null,
  portoneWith: (keys: ApiKeys) => PortOne,
): Core['portoneOf'] {
  const known = new Map<string, PortOne>();
  return (other) => {
    if (other.mode !== mode || other.origin !== origin) return null;
    const before = known.get(other.fingerprint);
    if (before) return before;
    const keys = keysOf(other.fingerprint);
    if (!keys) return null;
    const portone = portoneWith(keys);
    known.set(other.fingerprint, portone);
    return portone;
  };
}
