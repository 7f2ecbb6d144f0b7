import { expect, test } from 'vitest';
import { newLedgerFile, samplePayment } from './ledger-set-up.ts';

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
