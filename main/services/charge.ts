import type { LookUp } from '../domain/attempt.ts';
import { type NotSentWhy, type Outcome, outcomeOf } from '../domain/charge-outcome.ts';
import type { Reading } from '../domain/look-up-reading.ts';
import type { Payment, Step } from '../domain/payment.ts';
import { advance } from '../domain/payment-steps.ts';
import type { Credentials } from '../gateway/portone-port.ts';
import { chargeAnswerOf, notSentWhyOf } from './charge-answer.ts';
import { keep, markSending, record } from './charge-records.ts';
import type { Core } from './core.ts';
import { enqueueResolve } from './enqueue.ts';
import { judgePaid, paidStepOf } from './judge-paid.ts';
import { lookUp } from './look-up.ts';

/** How a charge ended. `why` is there when nothing left this machine. */
export type ChargeEnd = { readonly payment: Payment; readonly why: NotSentWhy | null };

/** What the provider gets beside the payment's own facts. */
export type ChargeExtras = { readonly customData: Readonly<Record<string, string>> | null };

/**
 * One attempt to charge one payment. On disk: `sending` before the first byte, the outcome after.
 * Only a request proven unsent, or one turned away at the door, is posted again, and only here.
 */
export async function charge(
  core: Core,
  payment: Payment,
  who: Credentials,
  extras: ChargeExtras,
): Promise<ChargeEnd> {
  const signedIn = await core.portone.signIn();
  if (!signedIn.ok) return { payment, why: heardNotSent(core, signedIn.failure) };

  const before = payment.maybeSent ? await lookUp(core, payment, 'before') : null;
  if (before && before.reading === null) return { payment, why: 'offline' };
  if (before?.reading?.kind === 'paid' || before?.reading?.kind === 'open') {
    const next = await takeWhatIsThere(core, payment, before.record, before.reading);
    return { payment: next, why: null };
  }

  // Asking took time: what was typed may have been wiped meanwhile (locked screen, sleep).
  if (isWiped(who)) return { payment, why: 'offline' };
  const sending = markSending(core, payment, before?.record ?? null);
  const outcome = await post(core, sending, who, extras);
  if (outcome.kind === 'not-sent') {
    return { payment: record(core, sending, { step: 'not-sent' }, outcome, []), why: outcome.why };
  }
  return { payment: await settle(core, sending, outcome), why: null };
}

/** Two posts at the most: the second only after a complete 401 and a look-up that shows nothing. */
async function post(
  core: Core,
  sending: Payment,
  who: Credentials,
  extras: ChargeExtras,
): Promise<Outcome> {
  const first = await postOnce(core, sending, who, extras);
  if (first.kind !== 'at-door') return first;

  core.portone.dropToken();
  const signedIn = await core.portone.signIn();
  if (!signedIn.ok) return { kind: 'at-door' };
  const after = await lookUp(core, sending, 'after');
  keep(core, after.record);
  if (after.reading?.kind !== 'nothing') return { kind: 'unknown', alarm: null };
  if (isWiped(who)) return { kind: 'at-door' };
  return postAgain(await postOnce(core, sending, who, extras));
}

/** Zero-filled Buffers must never be posted as somebody's password. */
function isWiped({ user }: Credentials): boolean {
  return user.every((byte) => byte === 0);
}

/** The first post reached the door, so a second one that was not sent is still no proof of silence. */
function postAgain(second: Outcome): Outcome {
  return second.kind === 'not-sent' ? { kind: 'at-door' } : second;
}

async function postOnce(
  core: Core,
  { merchantUid, amountWon, itemName, buyer }: Payment,
  who: Credentials,
  { customData }: ChargeExtras,
): Promise<Outcome> {
  core.settling.restart(merchantUid);
  const reply = await core.portone.charge(who, {
    merchantUid,
    amountWon,
    itemName,
    buyer,
    customData,
  });
  core.settling.restart(merchantUid);
  core.heard(reply.ok || reply.failure.sent);
  const expected = { merchantUid, amountWon, mode: core.account.mode };
  return outcomeOf(chargeAnswerOf(reply), expected);
}

/** Turns an outcome into what is written down, asking once more where the rules say so. */
async function settle(core: Core, sending: Payment, outcome: Outcome): Promise<Payment> {
  switch (outcome.kind) {
    case 'paid':
      return record(core, sending, paidStepOf(outcome), outcome, []);
    case 'ask-if-test': {
      const judged = await judgePaid(core, outcome.row);
      return settle(core, sending, judged);
    }
    case 'test-payment':
      return record(core, sending, testPaymentStep, outcome, []);
    case 'refused':
    case 'at-door':
      return settleRefusal(core, sending, outcome);
    case 'unknown':
    case 'not-sent':
      return record(core, sending, loseSight(outcome), outcome, []);
  }
}

const testPaymentStep: Step = { step: 'close', why: 'test-payment', alarm: 'test-payment-in-live' };

function loseSight(outcome: Outcome): Step {
  const alarm = outcome.kind === 'unknown' ? outcome.alarm : null;
  return { step: 'lose-sight', ...(alarm ? { alarm } : {}) };
}

/** A no is shown only when the provider's own list shows nothing that is, or may become, money. */
async function settleRefusal(
  core: Core,
  sending: Payment,
  outcome: Extract<Outcome, { kind: 'refused' | 'at-door' }>,
): Promise<Payment> {
  const { reading, record: seen } = await lookUp(core, sending, 'after');
  if (reading?.kind === 'nothing' || reading?.kind === 'failed') {
    const step: Step =
      outcome.kind === 'refused'
        ? { step: 'decline', reason: outcome.reason, code: outcome.code, message: outcome.message }
        : { step: 'close', why: 'at-door' };
    return record(core, sending, step, outcome, [seen]);
  }
  if (reading?.kind === 'paid') {
    const judged = await judgePaid(core, reading.first);
    keep(core, seen);
    return settle(core, sending, judged);
  }
  const alarm = reading?.kind === 'open' ? reading.alarm : null;
  return record(core, sending, loseSight({ kind: 'unknown', alarm }), outcome, [seen]);
}

/** The look-up before another attempt found money or what may become it: no post. */
async function takeWhatIsThere(
  core: Core,
  payment: Payment,
  seen: LookUp,
  reading: Extract<Reading, { kind: 'paid' | 'open' }>,
): Promise<Payment> {
  const judged = reading.kind === 'paid' ? await judgePaid(core, reading.first) : null;
  const alarm = reading.kind === 'open' ? reading.alarm : 'mismatch';
  const step: Step = judged?.kind === 'paid' ? paidStepOf(judged) : { step: 'lose-sight', alarm };
  const next = advance(payment, step, core.clock.wallMs());
  core.ledger.write('till', (tx) => {
    tx.insertLookUp(seen);
    tx.savePayment(next);
    if (next.state.at === 'unknown') enqueueResolve(core, tx, next.merchantUid);
  });
  core.changed(next.merchantUid);
  return next;
}

function heardNotSent(core: Core, failure: Parameters<typeof notSentWhyOf>[0]): NotSentWhy {
  const why = notSentWhyOf(failure);
  core.heard(why !== 'offline');
  return why;
}
