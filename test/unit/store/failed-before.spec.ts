import { expect, test } from 'vitest';
import type { LookUp } from '../../../main/domain/attempt.ts';
import { newLedgerFile, samplePayment, startMs, store } from './ledger-set-up.ts';

const uid = samplePayment().merchantUid;
const running = { merchantUid: uid, startedMs: startMs, endedMs: null, sent: null, outcome: null };

function lookUp(over: Partial<LookUp>, ...failed: string[]): LookUp {
  const row = { status: 'failed', amountWon: 12_500, cancelAmountWon: 0, currency: 'KRW' };
  const rows = failed.map((impUid) => ({ impUid, ...row }));
  return { merchantUid: uid, atMs: startMs, purpose: 'before', reading: 'failed', rows, ...over };
}

test('failed rows are old when the last answered look-up before the latest attempt had them', () => {
  const { ledger } = newLedgerFile();
  store(ledger, samplePayment());
  const attempt = { ...running, code: '', message: '' };
  const failedBefore = () => [...ledger.read.failedBefore(uid)];
  expect(failedBefore()).toEqual([]);
  ledger.write('test', (tx) => tx.insertAttempt({ ...attempt, number: 1 }));
  expect(failedBefore()).toEqual([]);
  // Made by attempt 1, so new as long as there is no attempt 2.
  ledger.write('test', (tx) => tx.insertLookUp(lookUp({ purpose: 'after' }, 'imp_1')));
  expect(failedBefore()).toEqual([]);
  ledger.write('test', (tx) => {
    const paid = lookUp({}, 'imp_9').rows.map((row) => ({ ...row, status: 'paid' }));
    tx.insertLookUp(lookUp({ rows: [...lookUp({}, 'imp_1', 'imp_2').rows, ...paid] }));
    tx.insertLookUp(lookUp({ reading: 'no-answer', rows: [] }));
    tx.insertLookUp(lookUp({ purpose: 'cancel', reading: 'paid', rows: [] }));
    tx.insertLookUp(lookUp({ merchantUid: 'another' }, 'imp_7'));
    // The clock was set back; the order in the books decides all the same.
    tx.insertAttempt({ ...attempt, number: 2, startedMs: 0 });
    tx.insertLookUp(lookUp({ purpose: 'after' }, 'imp_1', 'imp_2', 'imp_3'));
  });
  expect(failedBefore()).toEqual(['imp_1', 'imp_2']);
  expect(ledger.read.lastLookUp(uid)?.rows).toHaveLength(3);
  expect(ledger.read.lookUps(uid)).toHaveLength(5);
});
