import type { BreakdownView } from '../../preload/breakdown-view.ts';
import { figuresOf, type KeptBreakdown } from '../domain/breakdown.ts';
import type { Payment } from '../domain/payment.ts';
import type { Core } from './core.ts';

export type PaidPayment = Payment & { readonly state: Extract<Payment['state'], { at: 'paid' }> };

/** What came of the last question about one payment's parts. */
export type LastAnswer = {
  readonly answer: NonNullable<BreakdownView['answer']>;
  readonly impUid: string;
  /** What was provided last: kept here too, in case the disk refused it. */
  readonly kept: KeptBreakdown | null;
};

/** The last answers of this run, over what the ledger has of earlier ones. */
export type BreakdownMemory = {
  remember(merchantUid: string, last: LastAnswer): void;
  /** What was provided last about the row the payment stands for. */
  kept(payment: PaidPayment): KeptBreakdown | null;
  /** Null when it never was asked. */
  view(payment: PaidPayment): BreakdownView | null;
};

/** Payments whose last answer is remembered; of older ones the ledger has what was provided. */
const answersMax = 500;

export function createBreakdownMemory({ ledger }: Pick<Core, 'ledger'>): BreakdownMemory {
  const answers = new Map<string, LastAnswer>();

  function lastOf({ merchantUid, state }: PaidPayment): LastAnswer | null {
    const last = answers.get(merchantUid);
    return last?.impUid === state.paid.impUid ? last : null;
  }

  function kept(payment: PaidPayment): KeptBreakdown | null {
    const { merchantUid, state } = payment;
    return lastOf(payment)?.kept ?? ledger.read.lastBreakdown(merchantUid, state.paid.impUid);
  }

  return {
    kept,
    remember(merchantUid, last) {
      answers.delete(merchantUid);
      answers.set(merchantUid, last);
      const [oldest] = answers.keys();
      if (answers.size > answersMax && oldest !== undefined) answers.delete(oldest);
    },
    view(payment) {
      const answer = lastOf(payment)?.answer ?? null;
      const known = kept(payment);
      if (answer === null && known === null) return null;
      const { amountWon, state } = payment;
      const now = { amountWon, cancelledWon: state.cancelledWon };
      return { answer, figures: known && figuresOf(known, now) };
    },
  };
}

/** The payment with this number where it is paid, else null. */
export function paidPaymentOf({ ledger }: Pick<Core, 'ledger'>, uid: string): PaidPayment | null {
  const payment = ledger.read.payment(uid);
  return payment && isPaid(payment) ? payment : null;
}

function isPaid(payment: Payment): payment is PaidPayment {
  return payment.state.at === 'paid';
}
