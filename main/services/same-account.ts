import type { Payment } from '../domain/payment.ts';
import type { Core } from './core.ts';

/** Whether a payment was made under the mode, gateway and API account that are in force now. */
export function ofThisAccount(core: Core, payment: Payment): boolean {
  const { mode, origin, fingerprint } = payment.account;
  const now = core.account;
  return mode === now.mode && origin === now.origin && fingerprint === now.fingerprint;
}
