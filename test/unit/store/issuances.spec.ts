import { describe, expect, test } from 'vitest';
import { advanceIssuance, type IssuanceStep } from '../../../main/domain/points/issuance-steps.ts';
import type { Issuance } from '../../../main/domain/points/shop-issuance.ts';
import type { Ledger } from '../../../main/store/ledger.ts';
import { pointsAccount, saidReady, sampleIssuance } from '../../core/points-samples.ts';
import { dropTriggers, newLedgerFile, opened, rawly, startMs } from './ledger-set-up.ts';

const bare = saidReady({ account: null, createdMs: null, modifiedMs: null });
const parts = { bankName: null, accountNumber: null, holderName: '번개장터', dueMs: null };

/** Every way a request can go, step by step. */
const ways: readonly (readonly [name: string, steps: readonly IssuanceStep[]])[] = [
  ['on its way', []],
  ['asked', [{ step: 'answer', said: saidReady() }]],
  ['asked, nothing of an account yet', [{ step: 'answer', said: bare }]],
  ['asked, half an account', [{ step: 'answer', said: saidReady({ account: parts }) }]],
  [
    'cancelled',
    [
      { step: 'answer', said: saidReady() },
      { step: 'cancel' },
      { step: 'see', said: saidReady({ status: 'cancelled', statusText: 'CANCELLED' }) },
    ],
  ],
  [
    'not cancelled',
    [{ step: 'answer', said: saidReady() }, { step: 'cancel' }, { step: 'cancel-over' }],
  ],
  [
    'a status of tomorrow',
    [{ step: 'answer', said: saidReady({ status: 'other', statusText: 'HELD' }) }],
  ],
  ['refused', [{ step: 'refuse', code: 'BAD_REQUEST', reason: '이미 있습니다.' }]],
  ['not sent', [{ step: 'not-sent', code: 'offline' }]],
  ['lost', [{ step: 'lose-sight', code: 'UNKWOWN_ERROR', reason: '' }]],
  [
    'settled as a number',
    [
      { step: 'lose-sight', code: '', reason: '' },
      { step: 'settle-as', said: saidReady(), evidence: '화면에서 확인' },
    ],
  ],
  [
    'settled as none',
    [
      { step: 'lose-sight', code: '', reason: '' },
      { step: 'settle-none', evidence: '화면에 없음' },
    ],
  ],
];

/** Writes every step down; the issuance as it ends. */
function walk(ledger: Ledger, steps: readonly IssuanceStep[], first = sampleIssuance()): Issuance {
  ledger.write('test', (tx) => tx.insertIssuance(first));
  return steps.reduce((before, step) => {
    const next = advanceIssuance(before, step, startMs + 9);
    ledger.write('test', (tx) => tx.saveIssuance(next));
    return next;
  }, first);
}

describe('an issuance is read back as it was written:', () => {
  test.each(ways)('%s', (_, steps) => {
    const { file, ledger } = newLedgerFile();
    const last = walk(ledger, steps);
    ledger.close();
    const again = opened(file);
    expect(again.read.issuance(last.requestId)).toEqual(last);
    expect(again.read.issuances(50)).toEqual([last]);
    expect(again.verifyChain()).toEqual({ ok: true });
    expect(again.read.unreadable()).toEqual([]);
  });
});

test('live are those on their way, lost, not at an end, or being cancelled; of every account', () => {
  const { ledger } = newLedgerFile();
  const live = ways.flatMap(([name, steps], at) => {
    const account = { ...pointsAccount, fingerprint: `points-${at}` };
    const requestedMs = startMs + at;
    walk(ledger, steps, sampleIssuance({ requestId: name, account, requestedMs }));
    return ['cancelled', 'refused', 'not sent', 'settled as none'].includes(name) ? [] : [name];
  });
  expect(ledger.read.liveIssuances().map(({ requestId }) => requestId)).toEqual(live);
  expect(ledger.read.issuances(3)).toHaveLength(3);
  expect(ledger.read.issuances(1)[0]?.requestId).toBe('settled as none');
});

test('found by number under its own account only', () => {
  const { ledger } = newLedgerFile();
  const asked = walk(ledger, [{ step: 'answer', said: saidReady() }]);
  expect(ledger.read.issuanceByNumber(pointsAccount, '132')).toEqual(asked);
  expect(ledger.read.issuanceByNumber(pointsAccount, '133')).toBeNull();
  const elsewhere = { ...pointsAccount, fingerprint: 'points-2' };
  expect(ledger.read.issuanceByNumber(elsewhere, '132')).toBeNull();
});

describe('a second request of one account', () => {
  const second = sampleIssuance({ requestId: 'P22222' });
  const blocking = ['on its way', 'asked', 'lost', 'settled as a number', 'not cancelled'];
  test.each(ways)('while the first is %s', (name, steps) => {
    const { ledger } = newLedgerFile();
    walk(ledger, steps);
    const ask = () => ledger.write('test', (tx) => tx.insertIssuance(second));
    if (blocking.includes(name) || name.startsWith('asked')) {
      expect(ask).toThrow(/one open issuance per account/);
    } else ask();
    const account = { ...pointsAccount, fingerprint: 'points-2' };
    const elsewhere = { ...second, requestId: 'P33333', account };
    ledger.write('test', (tx) => tx.insertIssuance(elsewhere));
  });
});

describe('whoever writes, the books refuse', () => {
  const asked = [{ step: 'answer', said: saidReady() }] as const;
  test.each([
    ['a deleted issuance', asked, 'DELETE FROM issuances', /nothing is ever deleted/],
    [
      'a replaced one',
      asked,
      'INSERT OR REPLACE INTO issuances SELECT * FROM issuances',
      /one|once/,
    ],
    [
      'another amount',
      asked,
      'UPDATE issuances SET amount_won = 1, version = 3',
      /facts are fixed/,
    ],
    ['another account', asked, `UPDATE issuances SET fingerprint = 'x', version = 3`, /fixed/],
    [
      'another number',
      asked,
      `UPDATE issuances SET issuance_id = '9', version = 3`,
      /number stays/,
    ],
    ['a version left out', asked, 'UPDATE issuances SET version = 7', /one version at a time/],
    [
      'a settled one that goes on',
      [
        { step: 'lose-sight', code: '', reason: '' },
        { step: 'settle-none', evidence: '화면에 없음' },
      ] as const,
      `UPDATE issuances SET state = 'sending', version = 4`,
      /what is over stays over/,
    ],
    ['a deleted balance', [], 'DELETE FROM point_balances', /nothing is ever deleted/],
    ['a changed balance', [], 'UPDATE point_balances SET balance_won = 1', /never changes/],
    [
      'a replaced balance',
      [],
      'INSERT OR REPLACE INTO point_balances SELECT * FROM point_balances',
      /inserted once/,
    ],
  ])('%s', (_, steps, sql, words) => {
    const { file, ledger } = newLedgerFile();
    walk(ledger, steps);
    const balance = { balanceWon: 7, expiringWon: 0, atMs: 1, account: pointsAccount };
    ledger.write('test', (tx) => tx.insertBalance(balance));
    ledger.close();
    expect(() => rawly(file, (db) => db.exec(sql))).toThrow(words);
  });
});

test('a row changed from outside is found by the audit, and one that makes no sense is set apart', () => {
  const { file, ledger } = newLedgerFile();
  walk(ledger, [{ step: 'answer', said: saidReady() }]);
  ledger.close();
  rawly(file, (db) => {
    dropTriggers(db);
    db.exec(`UPDATE issuances SET deposit = '{"bankName":7}'`);
  });
  const again = opened(file);
  expect(again.verifyChain()).toMatchObject({ ok: false });
  expect(again.read.issuance('P7F3K2')).toBeNull();
  expect(again.read.unreadable()).toEqual([
    { table: 'issuances', key: 'P7F3K2', problem: 'bankName' },
  ]);
});

test('balances come back oldest first, the newest of one account only', () => {
  const { ledger } = newLedgerFile();
  const elsewhere = { ...pointsAccount, fingerprint: 'points-2' };
  ledger.write('test', (tx) => {
    for (let at = 1; at <= 5; at += 1) {
      tx.insertBalance({ balanceWon: at, expiringWon: 0, atMs: at, account: pointsAccount });
      tx.insertBalance({ balanceWon: -at, expiringWon: 0, atMs: at, account: elsewhere });
    }
  });
  const seen = ledger.read.balances(pointsAccount, 3).map(({ balanceWon }) => balanceWon);
  expect(seen).toEqual([3, 4, 5]);
  expect(ledger.verifyChain()).toEqual({ ok: true });
});

test('where to pay in is in the row, and nowhere in the audit', () => {
  const { file, ledger } = newLedgerFile();
  walk(ledger, [{ step: 'answer', said: saidReady() }]);
  const audit = rawly(file, (db) => db.prepare('SELECT detail FROM audit').pluck().all());
  expect(audit.join()).toContain('132');
  expect(audit.join()).not.toContain('900000000132');
});
