import { expect, test } from 'vitest';
import { businessDayStartMs } from '../../../main/domain/business-day.ts';
import { printCountsOf, printsToSee, seenOnPaper } from '../../../main/services/prints-to-see.ts';
import { newLedgerFile, samplePayment } from '../store/ledger-set-up.ts';

const sale = { about: 'payment', merchantUid: samplePayment().merchantUid } as const;
const cancel = { about: 'cancel', cancelId: 'C7F3K2' } as const;
const nobody = new Set<number>();

function books() {
  const { ledger } = newLedgerFile();
  const queue = (subject: typeof sale | typeof cancel) =>
    ledger.write('test', (tx) => tx.enqueue({ kind: 'print', subject, dueMs: 1 }));
  const end = (entryId: number, how: 'printed' | 'unsure') =>
    ledger.write('test', (tx) => tx.finishPrint(entryId, how, 1));
  const nowMs = () => ledger.read.lastPrint(sale)?.atMs ?? 0;
  const toSee = (seen: ReadonlySet<number> = nobody, atMs = nowMs()) =>
    printsToSee(ledger.read, atMs, seen).map(({ at, subject }) => [at, subject.about]);
  return { ledger, queue, end, toSee, nowMs };
}

test('a receipt that waits and one that may not be on paper are to be seen to, oldest first', () => {
  const { queue, end, toSee } = books();
  end(queue(sale), 'unsure');
  queue(cancel);
  expect(toSee()).toEqual([
    ['unsure', 'payment'],
    ['waiting', 'cancel'],
  ]);
  const all = [{ at: 'unsure' }, { at: 'waiting' }, { at: 'waiting' }] as const;
  const counted = all.map(({ at }, entryId) => ({ entryId, at, subject: sale }));
  expect(printCountsOf(counted)).toEqual({ waiting: 2, unsure: 1 });
});

test('a receipt that was handed over, and look-ups that wait, are not', () => {
  const { ledger, queue, end, toSee } = books();
  end(queue(sale), 'printed');
  ledger.write('test', (tx) => tx.enqueue({ kind: 'resolve', subject: sale, dueMs: 1 }));
  expect(toSee()).toEqual([]);
});

test('one that is asked for again is no longer unsure, however that ends', () => {
  const { queue, end, toSee } = books();
  end(queue(sale), 'unsure');
  const again = queue(sale);
  expect(toSee()).toEqual([['waiting', 'payment']]);
  end(again, 'printed');
  expect(toSee()).toEqual([]);
});

test('one whose further copy was taken back is as unsure as before', () => {
  const { ledger, queue, end, toSee } = books();
  end(queue(sale), 'unsure');
  const again = queue(sale);
  ledger.write('test', (tx) => tx.finishEntry(again));
  expect(toSee()).toEqual([['unsure', 'payment']]);
});

test('what was unsure yesterday is not asked about today', () => {
  const { queue, end, toSee, nowMs } = books();
  end(queue(sale), 'unsure');
  expect(toSee(nobody, nowMs() + 86_400_000)).toEqual([]);
});

test('a person who has it on paper takes it off, once, and the audit has it', () => {
  const { ledger, queue, end, toSee } = books();
  end(queue(sale), 'unsure');
  const seen = new Set<number>();
  const changed: string[] = [];
  const core = { ledger, changed: (uid: string) => void changed.push(uid) };
  seenOnPaper(core, seen, sale);
  seenOnPaper(core, seen, sale);
  expect(toSee(seen)).toEqual([]);
  expect(changed).toEqual([sale.merchantUid]);
  end(queue(sale), 'unsure');
  expect(toSee(seen)).toEqual([['unsure', 'payment']]);
});

test.each([
  ['2026-11-21T00:00:00+09:00', '2026-11-21T00:00:00+09:00'],
  ['2026-11-21T23:59:59+09:00', '2026-11-21T00:00:00+09:00'],
  ['2026-11-22T00:00:00+09:00', '2026-11-22T00:00:00+09:00'],
])('the day of %s began at %s', (now, start) => {
  expect(businessDayStartMs(Date.parse(now))).toBe(Date.parse(start));
});
