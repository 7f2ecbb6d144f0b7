import type { Payment } from '../../domain/payment.ts';
import { advance } from '../../domain/payment-steps.ts';
import type { Worked } from '../../domain/worked.ts';
import type { Credentials } from '../../gateway/portone-port.ts';
import { chargeSafely } from '../charge-safely.ts';
import { earlierMoney } from '../desk/earlier-payments.ts';
import { saveWithFollowUp } from '../follow-up.ts';
import { ofThisAccount } from '../same-account.ts';
import { takenBeside } from '../taken-beside.ts';
import type { Deferred } from './deferred.ts';
import { ageMsOf, rulesOf } from './put-off.ts';

/** Looked at again though nothing can be done now; the line coming back does not wait for it. */
const idleMs = 300_000;
/** Another charge of the same customer is on its way. */
const busyMs = 2_000;

/**
 * Works the entry of a charge that waits: one charge, if it may go out now. *Open* means that it waits on:
 * for the line, for the customer, or for another charge of the same customer. What the provider refused
 * is closed with an alarm and never sent again by the machine.
 */
export async function workCharge(deferred: Deferred, merchantUid: string): Promise<Worked> {
  const { core, vault, online, tries, underway } = deferred;
  const payment = core.ledger.read.payment(merchantUid);
  // A row that cannot be understood stays somebody's matter.
  if (payment === null || payment.state.at === 'sending') return 'open';
  if (payment.state.at !== 'waiting') {
    vault.forget(merchantUid);
    return 'closed';
  }
  if (!ofThisAccount(core, payment)) return 'open';
  if (isTooOld(deferred, payment)) {
    close(deferred, payment, 'too-old');
    return 'closed';
  }
  const beside = takenBeside(core, payment);
  if (beside) return afterOther(deferred, payment, beside);
  const tag = payment.customerTag ?? merchantUid;
  const who = vault.held(merchantUid);
  if (who === null || !online() || tries.isStopped(tag)) return later(deferred, payment, idleMs);
  if (underway.has(tag)) return later(deferred, payment, busyMs);
  underway.add(tag);
  try {
    return await sendOne(deferred, payment, who);
  } finally {
    underway.delete(tag);
  }
}

/** Nothing was tried; and never past the time when it is too old. */
function later(deferred: Deferred, payment: Payment, waitMs: number): Worked {
  const restMs = rulesOf(deferred).ageMs - ageMsOf(deferred, payment);
  return { nextInMs: Math.min(waitMs, restMs), tries: 0 };
}

async function sendOne(deferred: Deferred, payment: Payment, who: Credentials): Promise<Worked> {
  const { core, vault, tries } = deferred;
  const { merchantUid } = payment;
  const earlier = await earlierMoney(core, payment);
  if (earlier.kind === 'not-sent') return 'open';
  if (earlier.kind === 'taken') return afterOther(deferred, payment, earlier.payment);

  const end = await chargeSafely(core, payment, who, {
    forget: () => vault.forget(merchantUid),
    mayStillSend: (now) => now.state.at === 'waiting' && !isTooOld(deferred, now),
  });
  const { state } = end.payment;
  if (state.at === 'waiting') return 'open';
  vault.forget(merchantUid);
  if (state.at === 'declined' && state.reason === 'credentials' && payment.customerTag !== null) {
    tries.count(payment.customerTag);
  }
  return 'closed';
}

/** Another payment of the same sale took money, or may have: this one must not go out. */
function afterOther(deferred: Deferred, payment: Payment, other: Payment): Worked {
  if (other.state.at !== 'paid') return 'open';
  const now = deferred.core.ledger.read.payment(payment.merchantUid);
  // No alarm of its own: the sale is paid, and the late payment has one.
  if (now?.state.at === 'waiting') close(deferred, now, 'withdrawn');
  return 'closed';
}

function isTooOld(deferred: Deferred, payment: Payment): boolean {
  return ageMsOf(deferred, payment) >= rulesOf(deferred).ageMs;
}

function close({ core, vault }: Deferred, payment: Payment, why: 'too-old' | 'withdrawn'): void {
  const closed = advance(payment, { step: 'close', why }, core.clock.wallMs());
  core.ledger.write('queue', (tx) => saveWithFollowUp(core, tx, closed));
  vault.forget(payment.merchantUid);
  core.changed(payment.merchantUid);
}
