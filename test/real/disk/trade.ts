import { advanceCancel, newCancel } from '../../../main/domain/cancel.ts';
import { newPayment, type Payment, type Step } from '../../../main/domain/payment.ts';
import { advance } from '../../../main/domain/payment-steps.ts';
import { won } from '../../../main/domain/won.ts';
import type { Ledger, LedgerTx } from '../../../main/store/ledger.ts';

/** One write of a till, as its services make it. */
type Act = (tx: LedgerTx) => void;

const startMs = Date.UTC(2026, 10, 21, 1, 0, 0);
const day = '20261121';

/**
 * Sales one after another, each with everything that may be written about one: attempt, lost answer,
 * look-up, a cancel. Yields after every write, which is on the disk then.
 */
export function* trade(ledger: Ledger, sales: number): Generator<void> {
  for (let seq = 1; seq <= sales; seq += 1) {
    for (const act of actsOf(seq)) {
      ledger.write('till', act);
      yield;
    }
  }
}

function actsOf(seq: number): readonly Act[] {
  const created = paymentOf(seq);
  const sending = advance(created, { step: 'send' }, startMs);
  const begin: readonly Act[] = [
    (tx) => {
      const { saleId, orderNo, amountWon } = created;
      tx.insertSale({ saleId, businessDay: day, seq, orderNo, amountWon, createdMs: startMs });
      tx.insertPayment(created);
    },
    (tx) => {
      tx.insertAttempt(attemptOf(created.merchantUid, null));
      tx.savePayment(sending);
    },
  ];
  switch (seq % 4) {
    case 0:
      return [...begin, (tx) => end(tx, sending, { step: 'not-sent' })];
    case 1:
      return [...begin, (tx) => end(tx, sending, paid(seq)), ...cancelActs(sending, seq)];
    case 2:
      // Every second one is still asked about when the day ends.
      return [...begin, ...lostActs(sending, seq).slice(0, seq % 8 === 2 ? undefined : 3)];
    default:
      return [...begin, (tx) => declineAct(tx, sending)];
  }
}

function paymentOf(seq: number): Payment {
  return newPayment({
    merchantUid: `TR-02-${day}-${String(seq).padStart(4, '0')}-1ABCD`,
    saleId: `${day}-${seq}-ABCD`,
    orderNo: `TR-02-1121-${seq}`,
    amountWon: won(10_000 + seq),
    tax: { type: 'taxable', taxFreeWon: won(0) },
    itemName: '도시락 외 2건',
    buyer: {},
    account: { mode: 'training', origin: 'training', fingerprint: 'account-1' },
    adopted: null,
    createdMs: startMs,
  });
}

const attemptOf = (merchantUid: string, outcome: string | null) => ({
  merchantUid,
  number: 1,
  startedMs: startMs,
  endedMs: outcome === null ? null : startMs + 1,
  sent: outcome === null ? null : true,
  outcome,
  code: '',
  message: '',
});

function end(tx: LedgerTx, payment: Payment, step: Step): void {
  tx.finishAttempt(attemptOf(payment.merchantUid, step.step));
  tx.savePayment(advance(payment, step, startMs));
}

function paid(seq: number): Extract<Step, { step: 'pay' }> {
  const impUid = `imps_${String(seq).padStart(12, '0')}`;
  const facts = { impUid, pgTid: 'tid-1', approvalNo: null, receiptUrl: null, paidMs: startMs };
  return { step: 'pay', paid: facts, cancelledWon: won(0) };
}

function declineAct(tx: LedgerTx, sending: Payment): void {
  tx.insertLookUp(lookUpOf(sending.merchantUid, 'after', 'nothing'));
  end(tx, sending, { step: 'decline', reason: 'short', code: 'CC88', message: '잔액 부족' });
}

const lookUpOf = (merchantUid: string, purpose: 'after' | 'resolve', reading: string) => ({
  merchantUid,
  atMs: startMs,
  purpose,
  reading,
  rows: [],
});

/** The answer is lost, two look-ups, and it was paid. */
function lostActs(sending: Payment, seq: number): readonly Act[] {
  const { merchantUid } = sending;
  const unknown = advance(sending, { step: 'lose-sight' }, startMs);
  let entryId = 0;
  return [
    (tx) => {
      end(tx, sending, { step: 'lose-sight' });
      const subject = { about: 'payment', merchantUid } as const;
      entryId = tx.enqueue({ kind: 'resolve', subject, dueMs: startMs + 2_000 });
    },
    (tx) => tx.insertLookUp(lookUpOf(merchantUid, 'resolve', 'no-answer')),
    (tx) => tx.reschedule(entryId, startMs + 6_000, 1),
    (tx) => {
      tx.insertLookUp(lookUpOf(merchantUid, 'resolve', 'paid'));
      tx.savePayment(advance(unknown, paid(seq), startMs));
    },
    (tx) => tx.finishEntry(entryId),
  ];
}

function cancelActs(sending: Payment, seq: number): readonly Act[] {
  const { merchantUid, amountWon } = sending;
  const payment = advance(sending, paid(seq), startMs);
  const created = newCancel({
    cancelId: `C${String(seq).padStart(5, '0')}`,
    merchantUid,
    impUid: paid(seq).paid.impUid,
    amountWon,
    taxFreeWon: null,
    checksumWon: amountWon,
    reason: '고객 변심',
    createdMs: startMs,
  });
  const sent = advanceCancel(created, { step: 'send' }, startMs);
  const finish = { step: 'finish', pgTid: 'tid-2', receiptUrl: null, doneMs: startMs } as const;
  return [
    (tx) => {
      tx.insertCancel(created);
      tx.saveCancel(sent);
    },
    (tx) => {
      tx.saveCancel(advanceCancel(sent, finish, startMs));
      tx.savePayment(advance(payment, { step: 'cancelled', cancelledWon: amountWon }, startMs));
    },
  ];
}
