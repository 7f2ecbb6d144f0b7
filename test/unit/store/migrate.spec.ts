import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, newestVersion, versionOf } from '../../../main/store/migrate.ts';

const first = 'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1)';
const second = 'ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1';

function emptyBooks(): Database.Database {
  const db = new Database(':memory:');
  onTestFinished(() => void db.close());
  return db;
}

test('steps are taken once each, in order, and rows of older books are kept', () => {
  const db = emptyBooks();
  migrate(db, [first]);
  expect(versionOf(db)).toBe(1);
  migrate(db, [first, second]);
  migrate(db, [first, second]);
  expect(versionOf(db)).toBe(2);
  expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: 1, y: 2 }]);
});

test('a step that fails half-way leaves the books as the step before left them', () => {
  const db = emptyBooks();
  const failing = `${second}; INSERT INTO nowhere VALUES (1)`;
  expect(() => migrate(db, [first, failing])).toThrow('nowhere');
  expect(versionOf(db)).toBe(1);
  expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: 1 }]);
  migrate(db, [first, second]);
  expect(versionOf(db)).toBe(2);
});

test('books that are newer are left alone', () => {
  const db = emptyBooks();
  db.pragma('user_version = 7');
  migrate(db, [first, second]);
  expect(versionOf(db)).toBe(7);
  expect(db.prepare('SELECT name FROM sqlite_schema').all()).toEqual([]);
});

test('this program’s own steps lead to the newest version', () => {
  const db = emptyBooks();
  migrate(db);
  expect(versionOf(db)).toBe(newestVersion);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
});
