import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { newLedgerFile, rawly } from './ledger-set-up.ts';

/** Indexes that hold open or alarming rows only: walking one whole is what is asked for. */
const smallIndexes = [
  'payments_open',
  'payments_alarmed',
  'cancels_open',
  'queue_due',
  'issuances_live',
];

/** Every SELECT and UPDATE that an open ledger has at hand. */
function statementsOf(): { readonly file: string; readonly statements: readonly string[] } {
  const prepare = vi.spyOn(Database.prototype, 'prepare');
  const { file } = newLedgerFile();
  const statements = prepare.mock.calls.map(([sql]) => sql);
  return { file, statements: statements.filter((sql) => /^\s*(SELECT|UPDATE)/.test(sql)) };
}

function scansOf(db: Database.Database, sql: string): readonly string[] {
  const names = [...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]);
  const values = [...sql.matchAll(/\?/g)].map(() => null);
  const plan = db.prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  return plan
    .all(...(names.length > 0 ? [Object.fromEntries(names)] : values))
    .map(({ detail }) => detail)
    .filter((detail) => /^SCAN|TEMP B-TREE/.test(detail))
    .filter((detail) => !smallIndexes.some((index) => detail.endsWith(`INDEX ${index}`)));
}

test('no statement of the ledger scans a table or sorts', () => {
  const { file, statements } = statementsOf();
  expect(statements.length).toBeGreaterThan(25);
  rawly(file, (db) => {
    expect(statements.flatMap((sql) => scansOf(db, sql))).toEqual([]);
  });
});

test('a scan would be noticed', () => {
  const { file } = newLedgerFile();
  rawly(file, (db) => {
    expect(scansOf(db, 'SELECT * FROM payments WHERE item_name = ?')).toEqual(['SCAN payments']);
    expect(scansOf(db, 'SELECT * FROM payments WHERE order_no = ? ORDER BY item_name')).toEqual([
      'USE TEMP B-TREE FOR ORDER BY',
    ]);
  });
});
