import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { CancelView } from '../../../preload/payment-views.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import {
  cancelAmountOf,
  cancelBlockOf,
  hasReason,
  type PaymentEntry,
} from '../store/payment-store.ts';
import type { Run } from '../store/run.ts';
import type { Stores } from '../store/stores.ts';
import type { ReasonFor, Wished } from '../store/view-store.ts';
import type { TillWords } from '../words.ts';
import { createAsked } from './asked.ts';

/** Giving points back; main asks for a person's yes before each. */
export type CancelActs = {
  /** Asks main to cancel what the form says. */
  sendCancel(): void;
  /** Asks for a reason: to cancel an unknown payment should it turn out paid, or the other paid row. */
  askReason(why: ReasonFor, payment: Wished): void;
  /** The reason was chosen. */
  sendReason(why: ReasonFor, merchantUid: string): void;
  takeBackWish(merchantUid: string): void;
  /** Takes back a cancel that waits for the line. */
  withdraw(merchantUid: string, cancelId: string): void;
};

/** `words` makes the reason that is kept and printed, in the language of the till. */
export function createCancelActs(
  bridge: TillBridge,
  run: Run,
  stores: Stores,
  words: TillWords,
): CancelActs {
  const { view, payment } = stores;
  const asked = createAsked(run, stores);

  async function sendCancel(): Promise<void> {
    const form = payment.store.getState();
    if (form.detail === null || cancelBlockOf(form) !== null) return;
    const { merchantUid } = form.detail.payment;
    const amountWon = cancelAmountOf(form);
    const reason = reasonTextOf(form, words);
    await send(merchantUid, () => bridge.cancel.send({ merchantUid, amountWon, reason }));
  }

  async function send(
    merchantUid: string,
    act: () => Promise<Reply<CancelView, Failure>>,
  ): Promise<void> {
    const reply = await run('cancel', 'cancel', act);
    if (reply?.ok) {
      view.setState({ panel: { at: 'cancelled', merchantUid, cancel: reply.value } });
      await payment.read(merchantUid);
    } else if (reply?.failure.kind === 'not-allowed') {
      // Saying no to the question is not a failure: the form is still there.
      view.setState({ message: null });
    }
  }

  /** The payment is unknown: this act takes nothing, and says nothing about what was taken. */
  function wish(merchantUid: string, reason: string | null): void {
    asked(merchantUid, 'wish', 'other', () => bridge.cancel.ifPaid({ merchantUid, reason }));
  }

  return {
    sendCancel: () => void sendCancel(),
    askReason(why, wished) {
      payment.startCancel();
      view.setState({ overlay: { at: 'reason', why, payment: wished } });
    },
    sendReason(why, merchantUid) {
      const form = payment.store.getState();
      if (!hasReason(form)) return;
      view.setState({ overlay: { at: 'none' } });
      const reason = reasonTextOf(form, words);
      if (why === 'if-paid') wish(merchantUid, reason);
      else void send(merchantUid, () => bridge.cancel.other({ merchantUid, reason }));
    },
    takeBackWish: (merchantUid) => wish(merchantUid, null),
    withdraw: (merchantUid, cancelId) =>
      asked(merchantUid, 'withdraw', 'cancel', () => bridge.cancel.withdraw({ cancelId })),
  };
}

/** The words of the chosen reason, or the person's own. */
export function reasonTextOf({ reason, ownReason }: PaymentEntry, words: TillWords): string {
  return reason === null || reason === 'own' ? ownReason.trim() : words(`reason.${reason}`);
}
