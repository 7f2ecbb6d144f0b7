import type Database from 'better-sqlite3';
import {
  newLedgerFile,
  paidPayment,
  rawly,
  sampleBreakdown,
  sampleCancel,
  samplePayment,
  sampleSale,
} from './ledger-set-up.ts';

/** A ledger with one row in every table: payment m-1 created, m-2 paid with a cancel. */
export function filled(): string {
  const { file, ledger } = newLedgerFile();
  const open = { endedMs: null, sent: null, outcome: null, code: '', message: '' };
  ledger.write('test', (tx) => {
    tx.insertSale(sampleSale());
    tx.insertPayment(samplePayment({ merchantUid: 'm-1' }));
    tx.insertPayment({ ...paidPayment({ merchantUid: 'm-2' }, 500), attempts: 1 });
    tx.insertLookUp({
      merchantUid: 'm-1',
      atMs: 1,
      purpose: 'before',
      reading: 'nothing',
      rows: [],
    });
    tx.keepTold('m-2', [{ impUid: 'imp_m-2', facts: { status: 'paid' }, cancels: [] }]);
    tx.insertAttempt({ merchantUid: 'm-1', number: 1, startedMs: 1, ...open });
    tx.insertAttempt({ merchantUid: 'm-2', number: 1, startedMs: 1, ...open });
    tx.finishAttempt({
      merchantUid: 'm-2',
      number: 1,
      startedMs: 1,
      ...open,
      endedMs: 2,
      sent: true,
      outcome: 'paid',
    });
    tx.insertCancel(sampleCancel({ merchantUid: 'm-2', impUid: 'imp_m-2' }));
    tx.insertCancel(
      sampleCancel({
        cancelId: 'DONE99',
        merchantUid: 'm-2',
        impUid: 'imp_x',
        state: 'done',
        doneMs: 4,
      }),
    );
    tx.insertBreakdown(sampleBreakdown({ merchantUid: 'm-2', impUid: 'imp_m-2' }));
    tx.finishEntry(
      tx.enqueue({ kind: 'print', subject: { about: 'cancel', cancelId: 'DONE99' }, dueMs: 1 }),
    );
    tx.enqueue({ kind: 'resolve', subject: { about: 'payment', merchantUid: 'm-1' }, dueMs: 1 });
  });
  ledger.close();
  return file;
}

/** Runs `sql` behind the ledger's back on a copy of the filled books. */
export function attempt(
  sql: string,
  before: (db: Database.Database) => void = () => {},
): () => void {
  const file = filled();
  return () =>
    rawly(file, (db) => {
      before(db);
      db.exec(sql);
    });
}
