import { type Payment, remainingWonOf } from '../../../main/domain/payment.ts';
import { won } from '../../../main/domain/won.ts';
import { acknowledgeAlarm } from '../../../main/services/acknowledge.ts';
import { requestCancel } from '../../../main/services/cancel.ts';
import { checkClosed } from '../../../main/services/check-payment.ts';
import type { Life } from '../life/life.ts';
import { saleOf, trailOf } from '../oracle/notebook.ts';
import type { Minds } from './counter.ts';
import { afterThought } from './thought.ts';

function somePayment({ chance, book }: Minds): Payment | null {
  const all = [...book.payments.values()];
  return all.length === 0 ? null : chance.oneOf(all);
}

/** Gives all or a part back, sometimes twice, sometimes of what is not known to be paid. */
export function cancelSome(life: Life, minds: Minds): Promise<unknown> | undefined {
  const payment = somePayment(minds);
  if (!payment) return undefined;
  const { chance, log } = minds;
  const left = remainingWonOf(payment) || payment.amountWon;
  const amountWon = won(chance.happens(0.5) ? left : chance.between(1, left));
  const { merchantUid } = payment;
  log.add({ event: 'cancel-asked', merchantUid, amountWon });
  const request = { merchantUid, amountWon, reason: '고객 변심' };
  return requestCancel(life.assembly.core, afterThought(life, minds), request);
}

/** Asks the provider now, as the till's *check* key does. */
export function checkSome(life: Life, minds: Minds): Promise<unknown> | undefined {
  const payment = somePayment(minds);
  return payment ? check(life, payment) : undefined;
}

/** The day's end: everything is looked at once more. */
export async function checkAll(life: Life, { book }: Minds): Promise<unknown> {
  for (const payment of [...book.payments.values()]) await check(life, payment);
  return null;
}

async function check(life: Life, { merchantUid }: Payment): Promise<unknown> {
  const { core } = life.assembly;
  if (await lookNow(life, merchantUid)) return null;
  const payment = core.ledger.read.payment(merchantUid);
  return payment && checkClosed(core, payment);
}

/** Through the queue where it waits there, so that nobody asks twice; false when it does not. */
export async function lookNow({ assembly }: Life, merchantUid: string): Promise<boolean> {
  const { core, drain } = assembly;
  const entry = core.ledger.read
    .queue()
    .find(
      ({ kind, subject }) =>
        kind === 'resolve' && subject.about === 'payment' && subject.merchantUid === merchantUid,
    );
  if (!entry) return false;
  await drain.workNow(entry.entryId);
  return true;
}

/** Somebody looks at an alarm and says that it is dealt with. */
export function acknowledgeSome(life: Life, minds: Minds): Promise<unknown> | undefined {
  const { chance, book } = minds;
  const alarmed = [...book.payments.values()].filter(({ alarm }) => alarm !== null);
  if (alarmed.length === 0) return undefined;
  return acknowledgeAlarm(
    life.assembly.core,
    afterThought(life, minds),
    chance.oneOf(alarmed).merchantUid,
  );
}

/** The customer of a sale that was told *not charged* some time ago pays in cash. */
export function settleInCash(_life: Life, minds: Minds): undefined {
  const payment = somePayment(minds);
  if (payment) payAnotherWay(minds, payment.merchantUid);
}

/** Only after a word that nothing was taken; a person who pays twice knowingly is no matter of ours. */
export function payAnotherWay({ book, log }: Minds, merchantUid: string): void {
  const payment = book.payments.get(merchantUid);
  const trail = trailOf(book, merchantUid);
  if (!payment?.maybeSent || !trail) return;
  const { at } = payment.state;
  if (at !== 'declined' && at !== 'not-charged') return;
  const { paidAnotherWay, isSending } = saleOf(book, trail.saleId);
  if (paidAnotherWay || isSending) return;
  log.add({ event: 'paid-another-way', merchantUid, instead: null });
}
