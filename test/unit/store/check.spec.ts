import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../main/secrets/secret.ts';
import {
  CareStopped,
  type CheckDepth,
  type Damage,
  type Watch,
} from '../../../main/store/care-task.ts';
import { chainEndRows, damageIn } from '../../../main/store/check-ledger.ts';
import {
  dropTriggers,
  newFolder,
  newLedgerFile,
  opened,
  rawly,
  samplePayment,
  store,
} from './ledger-set-up.ts';

const macKey = new Secret('a key of the keychain');
const unwatched: Watch = { refuseIfStopped: () => undefined, progress: () => undefined };

function found(file: string, depth: CheckDepth): Damage['part'] | 'nothing' {
  return damageIn(file, depth, { macKey, watch: unwatched })?.part ?? 'nothing';
}

/** A closed ledger: one payment, and more audit rows than a start reads again. */
function written(): string {
  const { file, ledger } = newLedgerFile(macKey);
  store(ledger, samplePayment());
  ledger.write('test', (tx) => {
    for (let n = 0; n < chainEndRows; n += 1) tx.audit('note', 'till', { n });
  });
  ledger.close();
  return file;
}

/** Writes behind the books' back. */
function tampered(sql: string): string {
  const file = written();
  rawly(file, (db) => {
    const guards = db.prepare(`SELECT sql FROM sqlite_schema WHERE type = 'trigger'`).pluck().all();
    dropTriggers(db);
    db.exec(sql);
    for (const guard of guards) db.exec(String(guard));
  });
  return file;
}

/** Overwrites the middle of the first page of a table. */
function withBadPage(table: string): string {
  const file = written();
  const page = rawly(file, (db) =>
    Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table)),
  );
  const at = (page - 1) * 4_096;
  writeFileSync(file, readFileSync(file).fill(0xff, at, at + 4_096));
  return file;
}

describe('what each depth of a check finds:', () => {
  const changedSale = 'UPDATE sales SET order_no = order_no || 1';
  const changedEnd = `UPDATE audit SET actor = 'x' WHERE seq = ${chainEndRows}`;
  const changedStart = `UPDATE audit SET actor = 'x' WHERE seq = 1`;
  test.each<[string, () => string, readonly [string, string, string]]>([
    ['nothing in a whole file', written, ['nothing', 'nothing', 'nothing']],
    ['an audit row near the end', () => tampered(changedEnd), ['chain', 'chain', 'chain']],
    ['an audit row long ago', () => tampered(changedStart), ['nothing', 'nothing', 'chain']],
    ['a changed row of the books', () => tampered(changedSale), ['nothing', 'nothing', 'rows']],
    ['a bad page of the books', () => withBadPage('sales'), ['nothing', 'pages', 'pages']],
    ['a bad page of the audit', () => withBadPage('audit'), ['pages', 'pages', 'pages']],
  ])('%s', (_name, make, [end, pages, all]) => {
    const file = make();
    const before = readFileSync(file);
    expect([found(file, 'chain-end'), found(file, 'pages'), found(file, 'all')]).toEqual([
      end,
      pages,
      all,
    ]);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('an index that does not agree with its table', () => {
    const file = written();
    rawly(file, (db) => {
      db.unsafeMode(true);
      db.pragma('writable_schema = ON');
      db.exec(`UPDATE sqlite_schema SET sql = replace(sql, 'created_ms, merchant_uid', 'amount_won, merchant_uid')
        WHERE name = 'payments_newest'`);
    });
    expect([found(file, 'chain-end'), found(file, 'pages'), found(file, 'all')]).toEqual([
      'rules',
      'rules',
      'pages',
    ]);
  });

  test.each([
    ['a guard that guards something else', 'trigger', 'old.version + 1', 'old.version + 3'],
    ['a check that allows more', 'table', 'length(merchant_uid) BETWEEN 1 AND 40', '1'],
  ])('%s, which is still whole as SQL', (_name, type, from, to) => {
    const file = written();
    const changed = rawly(file, (db) => {
      db.unsafeMode(true);
      db.pragma('writable_schema = ON');
      const change = `UPDATE sqlite_schema SET sql = replace(sql, ?, ?)
        WHERE type = ? AND instr(sql, ?) > 0`;
      return db.prepare(change).run(from, to, type, from).changes;
    });
    expect(changed).toBeGreaterThan(0);
    expect([found(file, 'chain-end'), found(file, 'all')]).toEqual(['rules', 'rules']);
  });
});

test('a ledger in use is checked as of one moment, its log included', () => {
  const { file, ledger } = newLedgerFile(macKey);
  store(ledger, samplePayment());
  expect(found(file, 'all')).toBe('nothing');
  const copy = join(newFolder(), 'ledger.db');
  for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${copy}${end}`);
  const cutAt = statSync(`${copy}-wal`).size - 4_096;
  writeFileSync(`${copy}-wal`, readFileSync(`${copy}-wal`).subarray(0, cutAt));
  // A torn end of the log is no damage: it was never acknowledged.
  expect(found(copy, 'all')).toBe('nothing');
});

test('without the key the order of the rows is checked, and nothing is taken for damage', () => {
  const file = written();
  expect(damageIn(file, 'all', { macKey: null, watch: unwatched })).toBeNull();
});

test('a file that is not there is no finding', () => {
  const file = join(newFolder(), 'none.db');
  expect(() => found(file, 'all')).toThrow(expect.objectContaining({ code: 'SQLITE_CANTOPEN' }));
});

test('a check tells how far it is, and ends when it is stopped', () => {
  const file = written();
  const shares: number[] = [];
  const watch = { refuseIfStopped: () => undefined, progress: (done: number) => shares.push(done) };
  damageIn(file, 'all', { macKey, watch });
  expect(shares.length).toBeGreaterThan(0);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);

  let looks = 0;
  const refuseIfStopped = () => {
    looks += 1;
    if (looks === 2) throw new CareStopped();
  };
  expect(() =>
    damageIn(file, 'all', { macKey, watch: { refuseIfStopped, progress: () => undefined } }),
  ).toThrow(CareStopped);
  expect(opened(file, macKey).verifyChain()).toEqual({ ok: true });
});
