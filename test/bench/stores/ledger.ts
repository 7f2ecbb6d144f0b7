import { join } from 'node:path';
import type { Payment } from '../../../main/domain/payment.ts';
import type { QueueEntry } from '../../../main/domain/queue-entry.ts';
import { workEntry } from '../../../main/queue/work-entry.ts';
import { markSending, record } from '../../../main/services/charge-records.ts';
import type { Core } from '../../../main/services/core.ts';
import type { Deferred } from '../../../main/services/deferred/deferred.ts';
import { recover } from '../../../main/services/recover.ts';
import type { Assembly } from '../../../main/session/assemble.ts';
import type { LedgerTx } from '../../../main/store/ledger.ts';
import type { BenchStore } from './bench-store.ts';
import {
  assembleOn,
  insertNo,
  loseNo,
  openTillLedger,
  paidBy,
  paidRow,
  payNo,
} from './ledger-parts.ts';
import { newPlaces } from './places.ts';

const fillBatch = 500;
const firstPage = { day: null, before: null, limit: 20 };

/** The till's own ledger through the services of the program, with all its checks on. */
export function openOurs(folder: string): BenchStore {
  const file = join(folder, 'ours.db');
  let ledger = openTillLedger(file);
  let assembly = assembleOn(ledger);
  let made = 0;
  const staged = newPlaces<Payment>();
  const sent = newPlaces<Payment>();
  let waiting = newPlaces<QueueEntry>();
  const claimed = newPlaces<QueueEntry>();
  /** The screens hear of a change after the commit; that is not what is timed. */
  const core = (): Core => ({ ...assembly.core, changed: () => {} });

  function add(count: number, then: (tx: LedgerTx, payment: Payment) => void): void {
    for (let done = 0; done < count; done += fillBatch) {
      ledger.write('bench', (tx) => {
        const size = Math.min(fillBatch, count - done);
        for (let n = 0; n < size; n += 1) then(tx, insertNo(tx, made++));
      });
    }
  }
  return {
    name: 'ours',
    fill: (count) => add(count, payNo),
    stage: (count) => add(count, (_tx, payment) => staged.add(payment)),
    send: () => sent.add(markSending(core(), staged.take(), null)),
    complete() {
      const sending = sent.take();
      const outcome = { kind: 'paid', row: paidRow(sending.merchantUid), alarm: null } as const;
      record(core(), sending, { step: 'pay', ...paidBy(sending) }, outcome, []);
    },
    queue: {
      queueUp(count) {
        add(count, loseNo);
        waiting = newPlaces<QueueEntry>();
        for (const entry of ledger.read.queue()) waiting.add(entry);
      },
      steps: {
        claim() {
          const entry = waiting.take();
          ledger.write('queue', (tx) => tx.claimEntry(entry.entryId));
          claimed.add(entry);
        },
        finish: () => finished(assembly.deferred, claimed.take()),
      },
      drain: () => drained(assembly),
    },
    page: () => ledger.read.page(firstPage),
    boot() {
      ledger = openTillLedger(file);
      assembly = assembleOn(ledger);
      recover(assembly.core);
      return [ledger.read.counts(), ledger.read.queue(), ledger.read.page(firstPage)];
    },
    async close() {
      await assembly.stop();
      ledger.end();
    },
  };
}

/** One look-up and what follows from it, as the drain does it. */
async function finished(deferred: Deferred, entry: QueueEntry): Promise<void> {
  await workEntry(deferred, entry, 'due');
  deferred.core.ledger.write('queue', (tx) => tx.finishEntry(entry.entryId));
}

/** Wakes the queue as a start does, and waits until nothing waits. */
async function drained({ core, drain }: Assembly): Promise<void> {
  drain.wake();
  while (core.ledger.read.queue().length > 0) await new Promise((later) => setImmediate(later));
}
