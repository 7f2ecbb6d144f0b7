import type { TillBridge } from '../../../preload/till-contract.ts';
import type { Run } from '../store/run.ts';
import type { Stores } from '../store/stores.ts';
import type { TillWords } from '../words.ts';
import { createAsked } from './asked.ts';
import { type CancelActs, createCancelActs } from './cancel-acts.ts';

/** What may be done with one payment, and the answers main waits for. */
export type PaymentActs = CancelActs & {
  /** Looks the payment up, and after that how its amount is made up. */
  check(merchantUid: string): void;
  askBreakdown(merchantUid: string): void;
  /** Looks at everything that waits; what comes of it is pushed. */
  checkAll(): void;
  /** Says that a person has dealt with the payment's alarm. */
  acknowledge(merchantUid: string): void;
  /** Puts a charge that needs its customer back on the counter. */
  askAgain(merchantUid: string): void;
  /** Takes back a charge that waits; main asks for a yes in between. */
  withdrawCharge(merchantUid: string): void;
  /** The person's answer to main's question. */
  answer(id: string, yes: boolean): void;
  /** Asks the keychain again. */
  unlock(): void;
  /** Opens the ledger again, or tries its disk. */
  tryLedgerAgain(): void;
  checkLedger(): void;
  backUpLedger(): void;
  rereadLedger(): void;
  putLedgerBack(): void;
  stopLedgerWork(): void;
};

/** `words` makes the reason that is kept and printed, in the language of the till. */
export function createPaymentActs(
  bridge: TillBridge,
  run: Run,
  stores: Stores,
  words: TillWords,
): PaymentActs {
  const { payment } = stores;
  const asked = createAsked(run, stores);

  async function checkThrough(merchantUid: string): Promise<void> {
    await payment.check(merchantUid);
    await payment.askBreakdown(merchantUid);
  }

  return {
    ...createCancelActs(bridge, run, stores, words),
    check: (merchantUid) => void checkThrough(merchantUid),
    askBreakdown: (merchantUid) => void payment.askBreakdown(merchantUid),
    checkAll: () => void run('check-all', 'other', bridge.payments.checkAll),
    acknowledge: (merchantUid) =>
      asked(merchantUid, 'acknowledge', 'other', () =>
        bridge.payments.acknowledge({ merchantUid }),
      ),
    askAgain: (merchantUid) =>
      void run('ask-again', 'other', () => bridge.payments.askAgain({ merchantUid })),
    withdrawCharge: (merchantUid) =>
      void asked(merchantUid, 'withdraw', 'other', () => bridge.payments.withdraw({ merchantUid })),
    answer: (id, yes) => void run('answer', 'other', () => bridge.ask.answer({ id, yes })),
    unlock: () => void run('unlock', 'other', bridge.setup.unlock),
    tryLedgerAgain: () => void run('ledger-again', 'other', bridge.ledger.tryAgain),
    checkLedger: () => void run('ledger-work', 'other', bridge.ledger.check),
    backUpLedger: () => void run('ledger-work', 'other', bridge.ledger.backUp),
    rereadLedger: () => void run('ledger-reread', 'other', bridge.ledger.reread),
    putLedgerBack: () => void run('ledger-put-back', 'other', bridge.ledger.putBack),
    stopLedgerWork: () => void run('ledger-stop', 'other', bridge.ledger.stopWork),
  };
}
