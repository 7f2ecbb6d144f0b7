import { describe, expect, test } from 'vitest';
import type { LedgerReads } from '../../../main/store/ledger.ts';
import {
  dropTriggers,
  newLedgerFile,
  opened,
  paidPayment,
  rawly,
  sampleBreakdown,
  sampleCancel,
  samplePayment,
  sampleSale,
  startMs,
} from './ledger-set-up.ts';

const uids = ['m-1', 'm-2', 'm-3', 'm-4'];

/** Four created payments, a declined and a paid one with a cancel, an attempt, look-ups and entries. */
function written(): string {
  const { file, ledger } = newLedgerFile();
  const lookUp = { merchantUid: 'm-1', atMs: 1, purpose: 'before', reading: 'open' } as const;
  const row = { impUid: 'i', status: 'ready', amountWon: 1, cancelAmountWon: 0, currency: 'KRW' };
  const open = { endedMs: null, sent: null, outcome: null, code: '', message: '' };
  const declined = { at: 'declined', reason: 'short', code: '', message: '', provedMs: 1 } as const;
  ledger.write('test', (tx) => {
    tx.insertSale(sampleSale());
    for (const [index, merchantUid] of uids.entries()) {
      tx.insertPayment(samplePayment({ merchantUid, createdMs: startMs + index }));
    }
    const closed = samplePayment({ merchantUid: 'declined' });
    tx.insertPayment({ ...closed, maybeSent: true, state: declined });
    tx.insertPayment(paidPayment({ merchantUid: 'paid' }));
    tx.insertCancel(sampleCancel({ merchantUid: 'paid' }));
    tx.insertBreakdown(sampleBreakdown({ merchantUid: 'paid' }));
    tx.insertLookUp({ ...lookUp, rows: [row] });
    tx.keepTold('m-1', [{ impUid: 'i', facts: { status: 'ready', escrow: false }, cancels: [] }]);
    tx.insertAttempt({ merchantUid: 'm-1', number: 1, startedMs: 1, ...open });
    tx.enqueue({ kind: 'resolve', subject: { about: 'payment', merchantUid: 'm-1' }, dueMs: 1 });
  });
  ledger.close();
  return file;
}

/** Writes what no ledger would let in. */
function damage(file: string, table: string, set: string, where: string): void {
  rawly(file, (db) => {
    dropTriggers(db);
    db.pragma('ignore_check_constraints = ON');
    db.exec(`UPDATE ${table} SET ${set} WHERE ${where}`);
  });
}

test('lists leave out what cannot be understood, pages stay full, and the row stays', () => {
  const file = written();
  damage(file, 'payments', `alarm = 'a-word-of-tomorrow'`, `merchant_uid = 'm-2'`);
  damage(file, 'payments', `state = 'unknown'`, `merchant_uid = 'm-3'`);
  const { read, chainHead } = opened(file);
  const page = read.page({ day: null, before: null, limit: 2 });
  expect(page.map(({ merchantUid }) => merchantUid)).toEqual(['m-4', 'paid']);
  expect(read.open().map(({ merchantUid }) => merchantUid)).toEqual(['m-1', 'm-4']);
  expect(read.counts().open).toBe(4);
  expect(read.unreadable()).toEqual([
    { table: 'payments', key: 'm-3', problem: 'since_ms' },
    { table: 'payments', key: 'm-2', problem: 'alarm' },
  ]);
  expect(chainHead().seq).toBeGreaterThan(0);
  const count = rawly(file, (db) => db.prepare('SELECT count(*) FROM payments').pluck().get());
  expect(count).toBe(6);
});

type Ask = (read: LedgerReads) => unknown;
const m1 = `merchant_uid = 'm-1'`;
const paid = `merchant_uid = 'paid'`;
const payment: Ask = (read) => read.payment('m-1');
const paidOne: Ask = (read) => read.payment('paid');
const declinedOne: Ask = (read) => read.payment('declined');
const lookUp: Ask = (read) => read.lastLookUp('m-1');
const oneTold: Ask = (read) => read.told('m-1').at(0) ?? null;
const breakdown: Ask = (read) => read.lastBreakdown('paid', 'imp_1');
const cancel: Ask = (read) => read.cancel('C7F3K2');
const oneEntry: Ask = (read) => read.queue().at(0) ?? null;
const oneAttempt: Ask = (read) => read.attempts('m-1').at(0) ?? null;

describe('unreadable, and said to be so by its column:', () => {
  test.each<[string, string, string, Ask]>([
    ['payments', `mode = 'prod'`, m1, payment],
    ['payments', `state = 'charged'`, m1, payment],
    ['payments', `maybe_sent = 2`, m1, payment],
    ['payments', `amount_won = 100000000`, m1, payment],
    ['payments', `amount_won = -5`, m1, payment],
    ['payments', `buyer = '{"card":"1"}'`, m1, payment],
    ['payments', `buyer = '{"name":1}'`, m1, payment],
    ['payments', `buyer = '[]'`, m1, payment],
    ['payments', `created_ms = 9007199254740993`, m1, payment],
    ['payments', `imp_uid = NULL`, paid, paidOne],
    ['payments', `cancelled_won = 12501`, paid, paidOne],
    ['payments', `paid_ms = NULL`, paid, paidOne],
    ['payments', `reason = 'because'`, `state = 'declined'`, declinedOne],
    ['sales', `amount_won = -1`, '1', (read) => read.sale('sale-1')],
    ['attempts', `sent = 3`, '1', oneAttempt],
    ['look_ups', `rows = '[{"impUid":1}]'`, '1', lookUp],
    ['look_ups', `rows = '{}'`, '1', lookUp],
    ['look_ups', `purpose = 'fun'`, '1', lookUp],
    ['told', `facts = '{"status":1}'`, '1', oneTold],
    ['told', `facts = '{"colour":"red"}'`, '1', oneTold],
    ['told', `facts = '{"status":null}'`, '1', oneTold],
    ['told', `cancels = '{}'`, '1', oneTold],
    ['breakdowns', `means = '[]'`, '1', breakdown],
    ['breakdowns', `histories = '{}'`, '1', breakdown],
    ['cancels', `state = 'undone'`, '1', cancel],
    ['cancels', `declined = 'because'`, '1', cancel],
    ['queue', `kind = 'email'`, '1', oneEntry],
    ['queue', `about = 'sale'`, '1', oneEntry],
  ])('%s with %s', (table, set, where, ask) => {
    const file = written();
    expect(ask(opened(file).read)).not.toBeNull();
    damage(file, table, set, where);
    const { read } = opened(file);
    expect(ask(read)).toBeNull();
    const [column = ''] = set.split(' ');
    const problem = column === 'rows' && set.includes('impUid') ? 'impUid' : column;
    expect(read.unreadable()).toEqual([{ table, key: expect.any(String), problem }]);
  });
});
