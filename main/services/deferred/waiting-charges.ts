import type { WaitingCharge } from '../../../preload/waiting-charge.ts';
import { isPutOff } from '../../domain/deferral.ts';
import type { Payment } from '../../domain/payment.ts';
import type { Deferred } from './deferred.ts';
import { rulesOf } from './put-off.ts';

/** What waits to be charged, oldest first, with times as the wall clock shows them. */
export function waitingCharges(deferred: Deferred): readonly WaitingCharge[] {
  const all = deferred.core.ledger.read.open();
  return all
    .filter((each) => isPutOff(each) && each.state.at !== 'unknown')
    .map((each) => viewOf(deferred, each));
}

function viewOf(deferred: Deferred, payment: Payment): WaitingCharge {
  const { core, aged, vault } = deferred;
  const { merchantUid, orderNo, amountWon, state } = payment;
  const sinceMs = payment.deferredMs ?? payment.createdMs;
  const behindMs = aged.nowMs() - core.clock.wallMs();
  const secretEndsMs = vault.endsMs(merchantUid);
  return {
    merchantUid,
    orderNo,
    amountWon,
    sinceMs,
    isSending: state.at === 'sending',
    secretEndsMs: secretEndsMs === null ? null : secretEndsMs - behindMs,
    endsMs: sinceMs + rulesOf(deferred).ageMs - behindMs,
  };
}
