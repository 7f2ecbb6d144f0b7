import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../../main/store/migrate.ts';
import { migrations } from '../../../main/store/migrations/migrations.ts';
import { newLedgerFile, opened, samplePayment } from './ledger-set-up.ts';

const uid = samplePayment().merchantUid;

test('an entry that is queued again is brought forward, never put back, and stays one', () => {
  const { ledger } = newLedgerFile();
  const subject = { about: 'payment', merchantUid: uid } as const;
  const enqueue = (dueMs: number) =>
    ledger.write('test', (tx) => tx.enqueue({ kind: 'resolve', subject, dueMs }));
  const id = enqueue(500);
  const dues = () => ledger.read.queue().map(({ dueMs }) => dueMs);
  expect(enqueue(900)).toBe(id);
  expect(dues()).toEqual([500]);
  expect(enqueue(100)).toBe(id);
  expect(dues()).toEqual([100]);
});

test('a finished entry stays finished, and the next one for its subject is new', () => {
  const { ledger } = newLedgerFile();
  const subject = { about: 'cancel', cancelId: 'C7F3K2' } as const;
  const enqueue = () =>
    ledger.write('test', (tx) => tx.enqueue({ kind: 'resolve', subject, dueMs: 1 }));
  const first = enqueue();
  ledger.write('test', (tx) => tx.reschedule(first, 77, 3));
  expect(ledger.read.queue()).toMatchObject([{ entryId: first, dueMs: 77, tries: 3 }]);
  ledger.write('test', (tx) => tx.finishEntry(first));
  ledger.write('test', (tx) => {
    tx.finishEntry(first);
    tx.reschedule(first, 5, 1);
  });
  expect(ledger.read.queue()).toEqual([]);
  const second = enqueue();
  expect(second).not.toBe(first);
  expect(ledger.read.queue().map(({ entryId }) => entryId)).toEqual([second]);
});

test('how a print ended stays with its entry; one that was taken back is no copy', () => {
  const { ledger, file } = newLedgerFile();
  const subject = { about: 'payment', merchantUid: uid } as const;
  const enqueue = () =>
    ledger.write('test', (tx) => tx.enqueue({ kind: 'print', subject, dueMs: 1 }));
  expect([ledger.read.printsOf(subject), ledger.read.lastPrint(subject)]).toEqual([0, null]);
  const first = enqueue();
  ledger.write('test', (tx) => tx.finishPrint(first, 'printed', 1));
  expect(ledger.read.lastPrint(subject)).toMatchObject({ how: 'printed' });
  const taken = enqueue();
  ledger.write('test', (tx) => {
    tx.reschedule(taken, 5, 2);
    tx.finishEntry(taken);
  });
  expect(ledger.read.printsOf(subject)).toBe(1);
  const last = enqueue();
  ledger.write('test', (tx) => tx.finishPrint(last, 'unsure', 1));
  expect([ledger.read.printsOf(subject), ledger.read.lastPrint(subject)?.how]).toEqual([
    2,
    'unsure',
  ]);
  ledger.close();
  const again = opened(file);
  expect([again.read.printsOf(subject), again.read.lastPrint(subject)?.how]).toEqual([2, 'unsure']);
});

test('books of before prints were told apart are brought up with what waits in them', () => {
  const db = new Database(':memory:');
  onTestFinished(() => void db.close());
  migrate(db, migrations.slice(0, 1));
  db.exec(`INSERT INTO queue (kind, about, subject, due_ms, tries, created_ms)
    VALUES ('resolve', 'payment', '${uid}', 1, 0, 1)`);
  migrate(db);
  expect(db.prepare('SELECT subject, printed FROM queue').all()).toEqual([
    { subject: uid, printed: null },
  ]);
});
