import type { Payment } from '../domain/payment.ts';
import type { Core } from './core.ts';

/** Whether a payment was made under the mode, gateway and API account that are in force now. */
export function ofThisAccount(core: Core, payment: Payment): boolean {
  const { mode, origin, fingerprint } = payment.account;
  const now = core.account;
  return mode === now.mode && origin === now.origin && fingerprint === now.fingerprint;
}

/**
 * The core as it asks about this payment: under the account it was made with. Null where that one cannot
 * be asked any more.
 */
export function askingFor(core: Core, payment: Payment): Core | null {
  if (ofThisAccount(core, payment)) return core;
  const portone = core.portoneOf(payment.account);
  return portone && { ...core, portone };
}
