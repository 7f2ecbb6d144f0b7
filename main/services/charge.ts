import { type NotSentWhy, type Outcome, outcomeOf } from '../domain/charge-outcome.ts';
import { isNumberUsed, type Payment } from '../domain/payment.ts';
import { mayStep } from '../domain/payment-steps.ts';
import { fail } from '../domain/result.ts';
import type { CallFailure } from '../gateway/call-failure.ts';
import type { Credentials } from '../gateway/portone-port.ts';
import { LedgerStopped } from '../store/ledger-failure.ts';
import { chargeAnswerOf, notSentWhyOf } from './charge-answer.ts';
import { keep, markSending, record } from './charge-records.ts';
import { settle, takeWhatIsThere } from './charge-settle.ts';
import type { Core } from './core.ts';
import { hear } from './hear.ts';
import { lookUp } from './look-up.ts';
import { stillMine } from './still-mine.ts';
import { takenBeside } from './taken-beside.ts';
import { isWiped } from './wiped.ts';

/**
 * How a charge ended. `why` is there when nothing left this machine; `wiped`: what the customer typed
 * went meanwhile (locked screen, sleep, ten minutes).
 */
export type ChargeEnd = { readonly payment: Payment; readonly why: NotSentWhy | 'wiped' | null };

/** What the provider gets beside the payment's own facts. */
export type ChargeExtras = {
  readonly customData: Readonly<Record<string, string>> | null;
  /** Called when what the customer typed is needed no more: before anything else is asked or written. */
  readonly forget?: () => void;
  /** Asked at the last moment before `sending` is written: false, and nothing is sent. */
  readonly mayStillSend?: (payment: Payment) => boolean;
};

/**
 * One attempt to charge one payment. On disk: `sending` before the first byte, the outcome after.
 * Only a request proven unsent, or one turned away at the door, is posted again, and only here.
 */
export async function charge(
  core: Core,
  asked: Payment,
  who: Credentials,
  extras: ChargeExtras,
): Promise<ChargeEnd> {
  const signedIn = await core.portone.signIn();
  if (!signedIn.ok) return { payment: asked, why: heardNotSent(core, signedIn.failure) };

  const before = asked.maybeSent ? await lookUp(core, asked, 'before') : null;
  // A person who looked meanwhile may have found more than was known.
  const payment = core.ledger.read.payment(asked.merchantUid) ?? asked;
  if (!mayStep(payment.state.at, 'send') || isNumberUsed(payment)) return { payment, why: null };
  if (before?.failure) return { payment, why: notSentWhyOf(before.failure) };
  if (before?.reading?.kind === 'paid' || before?.reading?.kind === 'open') {
    const next = await takeWhatIsThere(core, payment, before.record, before.reading);
    return { payment: next, why: null };
  }
  if (isWiped(who)) return { payment, why: 'wiped' };
  if (extras.mayStillSend?.(payment) === false) return { payment, why: null };
  // Asked in the turn that writes `sending`: of two payments of a sale only one can be on its way.
  if (takenBeside(core, payment)) return { payment, why: null };
  const mayStart = stillMine(core);
  const sending = markSending(core, payment, before?.record ?? null);
  return whateverHappens(core, sending, () => send(core, sending, who, { ...extras, mayStart }));
}

type Sending = ChargeExtras & { readonly mayStart: () => boolean };

async function send(
  core: Core,
  sending: Payment,
  who: Credentials,
  extras: Sending,
): Promise<ChargeEnd> {
  const outcome = await post(core, sending, who, extras);
  if (outcome.kind !== 'not-sent') extras.forget?.();
  if (outcome.kind === 'not-sent') {
    return { payment: record(core, sending, { step: 'not-sent' }, outcome, []), why: outcome.why };
  }
  return { payment: await settle(core, sending, outcome), why: null };
}

/** Not even a bug may leave a payment on *sending*: then it is unknown, and looked up. */
async function whateverHappens(
  core: Core,
  sending: Payment,
  act: () => Promise<ChargeEnd>,
): Promise<ChargeEnd> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof LedgerStopped) throw error;
    core.reportBug(error, 'charge');
    const now = core.ledger.read.payment(sending.merchantUid) ?? sending;
    if (now.state.at !== 'sending') return { payment: now, why: null };
    const outcome: Outcome = { kind: 'unknown', alarm: null };
    return { payment: record(core, now, { step: 'lose-sight' }, outcome, []), why: null };
  }
}

/** Two posts at the most: the second only after a complete 401 and a look-up that shows nothing. */
async function post(
  core: Core,
  sending: Payment,
  who: Credentials,
  extras: Sending,
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
  const again = { ...extras, mayStart: stillMine(core) };
  return postAgain(await postOnce(core, sending, who, again));
}

/** The first post reached the door, so a second one that was not sent is still no proof of silence. */
function postAgain(second: Outcome): Outcome {
  return second.kind === 'not-sent' ? { kind: 'at-door' } : second;
}

async function postOnce(
  core: Core,
  { merchantUid, amountWon, itemName, buyer }: Payment,
  who: Credentials,
  { customData, mayStart }: Sending,
): Promise<Outcome> {
  core.settling.restart(merchantUid);
  const reply = await core.portone.charge(who, {
    merchantUid,
    amountWon,
    itemName,
    buyer,
    customData,
    mayStart,
  });
  core.settling.restart(merchantUid);
  hear(core, reply);
  const expected = { merchantUid, amountWon, mode: core.account.mode };
  return outcomeOf(chargeAnswerOf(reply), expected);
}

function heardNotSent(core: Core, failure: CallFailure): NotSentWhy {
  hear(core, fail(failure));
  return notSentWhyOf(failure);
}
