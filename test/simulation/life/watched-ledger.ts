import type { Attempt } from '../../../main/domain/attempt.ts';
import type { Cancel } from '../../../main/domain/cancel.ts';
import type { Payment } from '../../../main/domain/payment.ts';
import type { Ledger, LedgerTx } from '../../../main/store/ledger.ts';
import { Crash, isOver, type Mortal, passOrCrash } from './mortal.ts';
import { type Seen, writeNameOf } from './write-name.ts';

/** Hears what is on the disk, when it is. */
export type LedgerWitness = {
  payment(payment: Payment, life: number): void;
  attempt(attempt: Attempt, life: number): void;
  cancel(cancel: Cancel, life: number): void;
};

/**
 * The production ledger of one life: a process may die before, inside and right after every transaction,
 * and a dead one reads and writes nothing more.
 */
export function watchLedger(ledger: Ledger, life: Mortal, witness: LedgerWitness): Ledger {
  return {
    ...ledger,
    read: mortalReads(ledger.read, life),
    write(actor, act) {
      passOrCrash(life, 'write: before');
      const seen: Seen[] = [];
      const value = ledger.write(actor, (tx) => {
        const result = act(noting(tx, seen));
        passOrCrash(life, `write ${writeNameOf(actor, seen)}: inside`);
        return result;
      });
      tellAll(seen, witness, life.number);
      passOrCrash(life, `write ${writeNameOf(actor, seen)}: on disk`);
      return value;
    },
  };
}

function mortalReads(reads: Ledger['read'], life: Mortal): Ledger['read'] {
  return new Proxy(reads, {
    get(target, name, receiver) {
      if (isOver(life)) throw new Crash('after its death');
      return Reflect.get(target, name, receiver);
    },
  });
}

function noting(tx: LedgerTx, seen: Seen[]): LedgerTx {
  return {
    ...tx,
    insertSale(sale) {
      tx.insertSale(sale);
      seen.push({ what: 'sale' });
    },
    insertPayment(payment) {
      tx.insertPayment(payment);
      seen.push({ what: 'payment', isNew: true, payment });
    },
    savePayment(payment) {
      tx.savePayment(payment);
      seen.push({ what: 'payment', isNew: false, payment });
    },
    insertAttempt(attempt) {
      tx.insertAttempt(attempt);
      seen.push({ what: 'attempt', isNew: true, attempt });
    },
    finishAttempt(attempt) {
      tx.finishAttempt(attempt);
      seen.push({ what: 'attempt', isNew: false, attempt });
    },
    insertLookUp(lookUp) {
      tx.insertLookUp(lookUp);
      seen.push({ what: 'look-up' });
    },
    insertCancel(cancel) {
      tx.insertCancel(cancel);
      seen.push({ what: 'cancel', isNew: true, cancel });
    },
    saveCancel(cancel) {
      tx.saveCancel(cancel);
      seen.push({ what: 'cancel', isNew: false, cancel });
    },
    claimEntry(entryId) {
      seen.push({ what: 'claimed' });
      return tx.claimEntry(entryId);
    },
    reschedule(entryId, dueMs, tries) {
      tx.reschedule(entryId, dueMs, tries);
      seen.push({ what: 'later' });
    },
    finishEntry(entryId) {
      tx.finishEntry(entryId);
      seen.push({ what: 'finished' });
    },
    audit(action, object, detail) {
      tx.audit(action, object, detail);
      seen.push({ what: 'audit', action });
    },
  };
}

/** In the order of the writes; of a row that was written more than once, what it became. */
function tellAll(seen: readonly Seen[], witness: LedgerWitness, life: number): void {
  for (const [index, change] of seen.entries()) {
    if (change.what === 'attempt') witness.attempt(change.attempt, life);
    if (change.what === 'payment') {
      const { merchantUid } = change.payment;
      const isLast = !seen
        .slice(index + 1)
        .some((later) => later.what === 'payment' && later.payment.merchantUid === merchantUid);
      if (isLast) witness.payment(change.payment, life);
    }
    if (change.what === 'cancel') {
      const { cancelId } = change.cancel;
      const isLast = !seen
        .slice(index + 1)
        .some((later) => later.what === 'cancel' && later.cancel.cancelId === cancelId);
      if (isLast) witness.cancel(change.cancel, life);
    }
  }
}
