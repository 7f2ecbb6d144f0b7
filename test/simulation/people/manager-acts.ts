import type { Payment } from '../../../main/domain/payment.ts';
import { adoptPayment } from '../../../main/services/adopt.ts';
import { wishCancel } from '../../../main/services/cancel-if-paid.ts';
import { cancelOther } from '../../../main/services/cancel-other.ts';
import { withdrawCharge } from '../../../main/services/deferred/withdraw.ts';
import { withdrawCancel } from '../../../main/services/queued-cancel.ts';
import { settleByHand } from '../../../main/services/settle-by-hand.ts';
import type { Life } from '../life/life.ts';
import { isMoney } from '../oracle/money.ts';
import type { Minds } from './counter.ts';
import { lookNow } from './later-acts.ts';
import { afterThought } from './thought.ts';

function oneOf<T>({ chance }: Minds, items: readonly T[]): T | null {
  return items.length === 0 ? null : chance.oneOf(items);
}

/** The customer of an unknown payment has left: cancel it if it turns out paid, or rather not. */
export function wishSome(life: Life, minds: Minds): Promise<unknown> | undefined {
  const unknown = [...minds.book.payments.values()].filter(({ state }) => state.at === 'unknown');
  const payment = oneOf(minds, unknown);
  if (!payment) return undefined;
  const { merchantUid } = payment;
  const reason = minds.chance.happens(0.8) ? '고객이 떠남' : null;
  return wishCancel(life.assembly.core, afterThought(life, minds), { merchantUid, reason });
}

/** Takes back a cancel that waits for the line. */
export function withdrawSome(life: Life, minds: Minds): Promise<unknown> | undefined {
  const waiting = [...minds.book.cancels.values()].filter(({ state }) => state === 'created');
  const cancel = oneOf(minds, waiting);
  return cancel
    ? withdrawCancel(life.assembly.core, afterThought(life, minds), cancel.cancelId)
    : undefined;
}

/** Gives back the other of two paid rows. */
export function cancelOtherSome(life: Life, minds: Minds): Promise<unknown> | undefined {
  const doubled = [...minds.book.payments.values()].filter(
    ({ otherImpUid }) => otherImpUid !== null,
  );
  const payment = oneOf(minds, doubled);
  if (!payment) return undefined;
  const { merchantUid } = payment;
  return cancelOther(life.assembly.core, afterThought(life, minds), {
    merchantUid,
    reason: '이중 결제',
  });
}

/** A manager looks into the provider's console and settles what is still unknown by what it shows then. */
export function settleSome(life: Life, minds: Minds): Promise<unknown> | undefined {
  const unknown = [...minds.book.payments.values()].filter(({ state }) => state.at === 'unknown');
  const payment = oneOf(minds, unknown);
  if (!payment) return undefined;
  const { merchantUid } = payment;
  const row = minds.office.rows.find(
    (each) => each.merchantUid === merchantUid && isMoney(minds.book.mode, each),
  );
  const evidence = '관리자 화면에서 확인';
  const said = row
    ? ({ merchantUid, as: 'paid', impUid: row.impUid, evidence } as const)
    : ({ merchantUid, as: 'not-charged', evidence } as const);
  return settleByHand(
    life.assembly.core,
    afterThought(life, minds),
    (uid) => lookNow(life, uid),
    said,
  );
}

/** Somebody brings the receipt of another till. */
export function adoptSome(life: Life, minds: Minds): Promise<unknown> | undefined {
  const row = oneOf(minds, minds.office.rows.slice(0, 3));
  if (!row) return undefined;
  const text = minds.chance.happens(0.5) ? row.merchantUid : row.impUid;
  return adoptPayment(life.assembly.core, text);
}

function waiting({ book }: Minds): readonly Payment[] {
  return [...book.payments.values()].filter(({ state }) => state.at === 'waiting');
}

/** The customer of a charge that waits is back and pays another way, or the cashier was wrong. */
export function withdrawCharged(life: Life, minds: Minds): Promise<unknown> | undefined {
  // The list on the screen is a moment old: what is taken back may be on its way already.
  const sending = [...minds.book.payments.values()].filter(
    ({ state, deferredMs }) => state.at === 'sending' && deferredMs !== null,
  );
  const payment =
    oneOf(minds, sending) ?? (minds.chance.happens(0.2) ? oneOf(minds, waiting(minds)) : null);
  if (!payment) return undefined;
  return withdraw(life, minds, payment.merchantUid);
}

/** As the till's own call: who is asked for it just now is asked no more. */
async function withdraw(life: Life, minds: Minds, merchantUid: string): Promise<void> {
  const yes = afterThought(life, minds);
  const done = await withdrawCharge(life.assembly.deferred, yes, merchantUid);
  const state = life.desk.state();
  if (done.ok && 'sale' in state && state.sale.merchantUid === merchantUid) life.cashier.stop();
}

/** The customer of a charge that waits without ID and password, or was refused, comes back to the counter. */
export function askAgainSome(life: Life, minds: Minds): undefined {
  const needed = [...minds.book.payments.values()].filter(
    ({ state, alarm }) => state.at === 'waiting' || alarm === 'deferred-not-paid',
  );
  const payment = oneOf(minds, needed);
  if (payment) life.cashier.askAgain(payment.merchantUid);
}
