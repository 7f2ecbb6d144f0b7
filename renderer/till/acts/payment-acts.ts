import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import { cancelAmountOf, cancelBlockOf, type PaymentEntry } from '../store/payment-store.ts';
import type { Run } from '../store/run.ts';
import type { Stores } from '../store/stores.ts';
import type { About } from '../store/view-store.ts';
import type { TillWords } from '../words.ts';

/** What may be done with one payment, and the answers main waits for. */
export type PaymentActs = {
  /** Asks main to cancel what the form says; main asks for a person's yes in between. */
  sendCancel(): void;
  showReceipt(merchantUid: string, cancelId?: string): void;
  showLastReceipt(): void;
  check(merchantUid: string): void;
  /** Says that a person has dealt with the payment's alarm. */
  acknowledge(merchantUid: string): void;
  /** Takes back a cancel that waits for the line. */
  withdraw(merchantUid: string, cancelId: string): void;
  /** The person's answer to main's question. */
  answer(id: string, yes: boolean): void;
  /** Asks the keychain again. */
  unlock(): void;
};

/** `words` makes the reason that is kept and printed, in the language of the till. */
export function createPaymentActs(
  bridge: TillBridge,
  run: Run,
  stores: Stores,
  words: TillWords,
): PaymentActs {
  const { view, payment } = stores;

  async function sendCancel(): Promise<void> {
    const form = payment.store.getState();
    if (form.detail === null || cancelBlockOf(form) !== null) return;
    const { merchantUid } = form.detail.payment;
    const amountWon = cancelAmountOf(form);
    const reason = reasonTextOf(form, words);
    const reply = await run('cancel', 'cancel', () =>
      bridge.cancel.send({ merchantUid, amountWon, reason }),
    );
    if (reply?.ok) {
      view.setState({ panel: { at: 'cancelled', merchantUid, cancel: reply.value } });
      await payment.read(merchantUid);
    } else if (reply?.failure.kind === 'not-allowed') {
      // Saying no to the question is not a failure: the form is still there.
      view.setState({ message: null });
    }
  }

  async function showReceipt(merchantUid: string, cancelId?: string): Promise<void> {
    const of = cancelId === undefined ? { merchantUid } : { merchantUid, cancelId };
    const reply = await run('receipt', 'other', () => bridge.receipt.show(of));
    if (reply?.ok) view.setState({ overlay: { at: 'receipt', receipt: reply.value } });
  }

  async function showLastReceipt(): Promise<void> {
    const reply = await run('last', 'other', () => bridge.payments.list({ day: 'today' }));
    if (!reply?.ok) return;
    const last = reply.value.find(({ state }) => state === 'paid');
    if (last !== undefined) await showReceipt(last.merchantUid);
    else view.setState({ message: { kind: 'info', key: 'receipt.none' } });
  }

  /** An act that main asks a yes for; saying no to that is not a failure. */
  async function asked(
    merchantUid: string,
    name: string,
    about: About,
    act: () => Promise<Reply<unknown, Failure>>,
  ): Promise<void> {
    const reply = await run(name, about, act);
    if (reply?.ok) await payment.read(merchantUid);
    else if (reply?.failure.kind === 'not-allowed') view.setState({ message: null });
  }

  return {
    sendCancel: () => void sendCancel(),
    showReceipt: (merchantUid, cancelId) => void showReceipt(merchantUid, cancelId),
    showLastReceipt: () => void showLastReceipt(),
    check: (merchantUid) => void payment.check(merchantUid),
    acknowledge: (merchantUid) =>
      void asked(merchantUid, 'acknowledge', 'other', () =>
        bridge.payments.acknowledge({ merchantUid }),
      ),
    withdraw: (merchantUid, cancelId) =>
      void asked(merchantUid, 'withdraw', 'cancel', () => bridge.cancel.withdraw({ cancelId })),
    answer: (id, yes) => void run('answer', 'other', () => bridge.ask.answer({ id, yes })),
    unlock: () => void run('unlock', 'other', bridge.setup.unlock),
  };
}

/** The words of the chosen reason, or the person's own. */
export function reasonTextOf({ reason, ownReason }: PaymentEntry, words: TillWords): string {
  return reason === null || reason === 'own' ? ownReason.trim() : words(`reason.${reason}`);
}
