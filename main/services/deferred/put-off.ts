import {
  type DeferralFault,
  type DeferralRules,
  deferralFaultOf,
  deferralRulesOf,
  isPutOff,
} from '../../domain/deferral.ts';
import { maskOf } from '../../domain/mask.ts';
import type { Payment } from '../../domain/payment.ts';
import { advance } from '../../domain/payment-steps.ts';
import type { Credentials } from '../../gateway/portone-port.ts';
import { saveWithFollowUp } from '../follow-up.ts';
import type { Deferred } from './deferred.ts';

/** Who agreed. `kept`: the tag comes from a keychain key and outlives this run. */
export type Tagged = { readonly tag: string; readonly kept: boolean };

/** The rules as the settings say now. */
export function rulesOf({ core }: Deferred): DeferralRules {
  return deferralRulesOf(core.settings());
}

/** How long a payment has waited; 0 for one that does not. */
export function ageMsOf({ aged }: Deferred, { deferredMs }: Payment): number {
  return deferredMs === null ? 0 : aged.nowMs() - deferredMs;
}

/** Why this charge may not be put off for this customer; null when it may. */
export function putOffFault(
  deferred: Deferred,
  payment: Payment,
  { tag, kept }: Tagged,
): DeferralFault | null {
  const { merchantUid } = payment;
  const others = deferred.core.ledger.read
    .open()
    .filter((each) => isPutOff(each) && each.merchantUid !== merchantUid);
  return deferralFaultOf(rulesOf(deferred), {
    payment,
    tagKept: kept,
    ageMs: ageMsOf(deferred, payment),
    waiting: others,
    leftWon: deferred.seen.leftWon(tag, merchantUid),
  });
}

/**
 * The payment waits from now on, with its entry in the queue, in one transaction; then what the customer
 * typed is taken over until its end. A payment that waits already only gets them anew. Throws
 * `LedgerStopped`.
 */
export function putOff(deferred: Deferred, payment: Payment, who: Credentials, tag: string): void {
  const { core, aged, vault } = deferred;
  const step = { step: 'know-customer', mask: maskOf(who.user.toString()), tag } as const;
  const known = advance(payment, step, core.clock.wallMs());
  const waits =
    known.state.at === 'waiting' ? known : advance(known, { step: 'wait' }, aged.nowMs());
  core.ledger.refuseIfHeld();
  core.ledger.write('till', (tx) => {
    if (waits !== known) tx.savePayment(known);
    saveWithFollowUp(core, tx, waits);
  });
  const { ageMs, secretMs } = rulesOf(deferred);
  const nowMs = aged.nowMs();
  const tooOldMs = (waits.deferredMs ?? nowMs) + ageMs;
  vault.keep(waits.merchantUid, who, Math.min(nowMs + secretMs, tooOldMs));
  core.changed(waits.merchantUid);
}
