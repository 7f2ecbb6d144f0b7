import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { advance } from '../../../main/domain/payment-steps.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import {
  dropTriggers,
  newLedgerFile,
  opened,
  paidPayment,
  rawly,
  sampleCancel,
  samplePayment,
  sampleSale,
  startMs,
} from './ledger-set-up.ts';

const key = new Secret('a key of the keychain');
const uid = samplePayment().merchantUid;

/** One of everything, ten audit rows. */
function written(macKey: Secret | null): string {
  const { file, ledger } = newLedgerFile(macKey);
  const open = { endedMs: null, sent: null, outcome: null, code: '', message: '' };
  const attempt = { merchantUid: uid, number: 1, startedMs: startMs, ...open };
  ledger.write('till', (tx) => {
    tx.insertSale(sampleSale());
    tx.insertPayment(samplePayment());
  });
  const sending = advance(samplePayment(), { step: 'send' }, startMs);
  const { state } = paidPayment();
  ledger.write('till', (tx) => {
    tx.insertAttempt(attempt);
    tx.savePayment(sending);
  });
  ledger.write('till', (tx) => {
    tx.finishAttempt({ ...attempt, endedMs: startMs, sent: true, outcome: 'paid' });
    tx.savePayment({ ...sending, state, maybeSent: true, version: 3 });
    tx.insertLookUp({ merchantUid: uid, atMs: 1, purpose: 'after', reading: 'paid', rows: [] });
  });
  ledger.write('manager', (tx) => {
    tx.insertCancel(sampleCancel());
    tx.saveCancel({ ...sampleCancel(), state: 'sending', version: 2 });
    tx.audit('export', 'history', { rows: 12, table: 'payments', row: 'x' });
  });
  ledger.close();
  return file;
}

test('every act has its row: who, what, of which payment or cancel', () => {
  const rows = rawly(written(key), (db) =>
    db.prepare('SELECT seq, actor, action, object FROM audit ORDER BY seq').raw().all(),
  );
  expect(rows).toEqual([
    [1, 'till', 'sale', 'sale-1'],
    [2, 'till', 'created', uid],
    [3, 'till', 'attempt-begun', uid],
    [4, 'till', 'sending', uid],
    [5, 'till', 'attempt-ended', uid],
    [6, 'till', 'paid', uid],
    [7, 'till', 'look-up', uid],
    [8, 'manager', 'created', 'C7F3K2'],
    [9, 'manager', 'sending', 'C7F3K2'],
    [10, 'manager', 'export', 'history'],
  ]);
});

test('no customer is in the audit, nor what the provider said', () => {
  const { file, ledger } = newLedgerFile();
  const declined = { at: 'declined', reason: 'other', code: '9999', provedMs: 1 } as const;
  ledger.write('till', (tx) => {
    tx.insertSale(sampleSale());
    const state = { ...declined, message: '김민지 님의 카드' };
    const customer = { customerMask: 'be***1', customerTag: 'tag-of-customer' };
    tx.insertPayment({ ...samplePayment(), state, maybeSent: true, ...customer });
  });
  const details = rawly(file, (db) => db.prepare('SELECT detail FROM audit').pluck().all());
  expect(details.join()).not.toMatch(/김민지|04524|be\*|tag-of-customer/);
  expect(details.join()).toContain('"code":"9999"');
});

test.each([
  ['with a key', key],
  ['without one', null],
])('an untouched chain %s verifies, whole and in part', (_name, macKey) => {
  const ledger = opened(written(macKey), macKey);
  for (const lastRows of [undefined, 0, 1, 5, 10, 99]) {
    expect(ledger.verifyChain(lastRows)).toEqual({ ok: true });
  }
});

test('an empty chain verifies and its head is nothing', () => {
  const { ledger } = newLedgerFile();
  expect(ledger.verifyChain()).toEqual({ ok: true });
  expect(ledger.chainHead()).toEqual({ seq: 0, hash: '0'.repeat(64) });
});

test('the head is the hash of the last row, and shows rows cut off the end', () => {
  const file = written(key);
  const head = opened(file, key).chainHead();
  expect(head).toEqual({ seq: 10, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  tamper(file, `DELETE FROM audit WHERE seq > 9`);
  expect(opened(file, key).chainHead()).not.toEqual(head);
});

test('rows of a run without the keychain go on in the same chain', () => {
  const file = written(key);
  const without = opened(file, null);
  without.write('till', (tx) => tx.audit('start', 'till', {}));
  expect(without.verifyChain()).toEqual({ ok: true });
  without.close();
  const again = opened(file, key);
  again.write('till', (tx) => tx.audit('start', 'till', {}));
  expect(again.verifyChain()).toEqual({ ok: true });
  const keyed = rawly(file, (db) => db.prepare('SELECT keyed FROM audit').pluck().all());
  expect(keyed).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1]);
});

test('a chain made with another key does not verify', () => {
  const file = written(new Secret('another key'));
  expect(opened(file, key).verifyChain()).toEqual({ ok: false, seq: 1 });
});

function tamper(file: string, sql: string): void {
  rawly(file, (db: Database.Database) => {
    db.pragma('foreign_keys = OFF');
    dropTriggers(db);
    db.exec(sql);
  });
}

describe('noticed in the chain:', () => {
  test.each([
    ['a changed actor', `UPDATE audit SET actor = 'manager' WHERE seq = 4`, 4],
    ['a changed time', `UPDATE audit SET at_ms = at_ms + 1 WHERE seq = 5`, 5],
    [
      'a changed figure',
      `UPDATE audit SET detail = replace(detail, '12500', '2500') WHERE seq = 2`,
      2,
    ],
    ['a changed action', `UPDATE audit SET action = 'declined' WHERE seq = 6`, 6],
    ['a changed object', `UPDATE audit SET object = 'x' WHERE seq = 10`, 10],
    ['a changed hash', `UPDATE audit SET hash = '${'b'.repeat(64)}' WHERE seq = 3`, 3],
    ['a row said to be without a key', `UPDATE audit SET keyed = 0 WHERE seq = 7`, 7],
    ['a row taken out', `DELETE FROM audit WHERE seq = 5`, 5],
    ['a first row taken out', `DELETE FROM audit WHERE seq = 1`, 1],
    [
      'rows taken out and the rest moved up',
      `DELETE FROM audit WHERE seq = 5; UPDATE audit SET seq = seq - 1 WHERE seq > 5`,
      5,
    ],
    [
      'two rows in each other’s place',
      `UPDATE audit SET seq = 100 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 6; UPDATE audit SET seq = 6 WHERE seq = 100`,
      4,
    ],
  ])('%s', (_name, sql, seq) => {
    const file = written(key);
    tamper(file, sql);
    const ledger = opened(file, key);
    expect(ledger.verifyChain()).toEqual({ ok: false, seq });
    // The last rows are enough when the wrong one is among them.
    expect(ledger.verifyChain(11 - seq)).toEqual({ ok: false, seq });
  });
});

describe('noticed in the books:', () => {
  test.each([
    ['a changed amount', `UPDATE payments SET amount_won = 2500`, 6],
    ['a changed sale', `UPDATE sales SET amount_won = 2500`, 1],
    [
      'a payment set back',
      `UPDATE payments SET state = 'sending', version = 2, imp_uid = NULL, pg_tid = NULL, approval_no = NULL, receipt_url = NULL, paid_ms = NULL, cancelled_won = NULL`,
      6,
    ],
    ['an attempt that never was sent', `UPDATE attempts SET sent = 0`, 5],
    ['a changed look-up', `UPDATE look_ups SET reading = 'nothing'`, 7],
    ['a cancel made larger', `UPDATE cancels SET amount_won = 600`, 9],
    ['a cancel taken away', `DELETE FROM cancels`, 9],
    ['a payment taken away', `DELETE FROM payments`, 6],
    [
      'a sale that nobody made',
      `INSERT INTO sales SELECT 'sale-2', business_day, 2, order_no, amount_won, created_ms FROM sales`,
      0,
    ],
  ])('%s', (_name, sql, seq) => {
    const file = written(key);
    tamper(file, sql);
    const ledger = opened(file, key);
    expect(ledger.verifyChain()).toEqual({ ok: false, seq });
    expect(ledger.verifyChain(10)).toEqual({ ok: true });
  });
});
