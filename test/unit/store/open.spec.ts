import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { connect, problemOf } from '../../../main/store/connection.ts';
import type { LedgerFailure } from '../../../main/store/ledger-failure.ts';
import { newestVersion } from '../../../main/store/migrate.ts';
import { openLedger } from '../../../main/store/open-ledger.ts';
import {
  newFolder,
  newLedgerFile,
  opened,
  rawly,
  samplePayment,
  sampleSale,
  startMs,
  store,
} from './ledger-set-up.ts';

function failureOf(file: string): LedgerFailure | 'opened' {
  const ledger = openLedger({ file, macKey: null, nowMs: () => startMs });
  if (!ledger.ok) return ledger.failure;
  ledger.value.close();
  return 'opened';
}

/** A closed ledger with one payment, in one file. */
function closedLedger(): string {
  const { file, ledger } = newLedgerFile();
  store(ledger, samplePayment());
  ledger.close();
  return file;
}

/** The file and its log, byte for byte. */
function bytesOf(file: string): readonly string[] {
  return ['', '-wal'].map((end) => {
    const there = statSync(`${file}${end}`, { throwIfNoEntry: false });
    return there ? readFileSync(`${file}${end}`).toString('base64') : '';
  });
}

test('a new ledger and its new folder are for their owner only', () => {
  const folder = join(newFolder(), 'till', 'data');
  const file = join(folder, 'ledger.db');
  opened(file);
  const modes = [folder, file, `${file}-wal`].map((path) => statSync(path).mode & 0o777);
  expect(modes).toEqual([0o700, 0o600, 0o600]);
});

test('a ledger that others may read is closed to them', () => {
  const file = closedLedger();
  chmodSync(file, 0o644);
  opened(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file says what it is and how new', () => {
  rawly(closedLedger(), (db) => {
    expect(db.pragma('application_id', { simple: true })).toBe(0x42504f53);
    expect(db.pragma('user_version', { simple: true })).toBe(newestVersion);
    const loose = db.prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%' AND strict = 0`,
    );
    expect(loose.all()).toEqual([]);
  });
});

test('SQLite is new enough to mend a log that was cut while it was reset', () => {
  const { file } = newLedgerFile();
  const version = rawly(file, (db) => String(db.prepare('SELECT sqlite_version()').pluck().get()));
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003);
});

describe('a connection is refused when', () => {
  test.each([
    ['journal_mode', 'DELETE'],
    ['synchronous', 'NORMAL'],
    ['fullfsync', 'OFF'],
    ['checkpoint_fullfsync', 'OFF'],
    ['foreign_keys', 'OFF'],
    ['recursive_triggers', 'OFF'],
    ['trusted_schema', 'ON'],
    ['secure_delete', 'FAST'],
    ['cell_size_check', 'OFF'],
    ['busy_timeout', '0'],
  ])('%s is %s', (name, value) => {
    const db = connect(closedLedger());
    expect(problemOf(db)).toBeNull();
    db.pragma(`${name} = ${value}`);
    expect(problemOf(db)).toContain(`${name} is`);
    db.close();
  });
});

test('the schema itself cannot be written through a connection', () => {
  const db = connect(closedLedger());
  db.pragma('writable_schema = ON');
  expect(() => db.exec(`DELETE FROM sqlite_schema WHERE type = 'trigger'`)).toThrow(/may not be/);
  db.close();
});

describe('left byte for byte as it was:', () => {
  const isNewer = `PRAGMA user_version = ${newestVersion + 1}`;
  test.each<[string, string, LedgerFailure]>([
    ['a newer ledger', isNewer, { kind: 'newer-version', version: newestVersion + 1 }],
    ['another program’s file', 'PRAGMA application_id = 77', { kind: 'not-ours' }],
    ['a file of nobody', 'PRAGMA application_id = 0', { kind: 'not-ours' }],
  ])('%s', (_name, sql, failure) => {
    const file = closedLedger();
    rawly(file, (db) => db.exec(sql));
    const before = bytesOf(file);
    expect(failureOf(file)).toEqual(failure);
    expect(bytesOf(file)).toEqual(before);
  });

  test('a newer ledger of a program that was killed, whose log alone says that it is newer', () => {
    const file = closedLedger();
    const copy = join(newFolder(), 'ledger.db');
    rawly(file, (db) => {
      db.exec(isNewer);
      for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${copy}${end}`);
    });
    const before = bytesOf(copy);
    expect(before[1]).not.toBe('');
    expect(failureOf(copy)).toEqual({ kind: 'newer-version', version: newestVersion + 1 });
    expect(bytesOf(copy)).toEqual(before);
  });
});

describe('never taken for a new ledger:', () => {
  const damages: readonly [string, (file: string) => void][] = [
    ['an empty file', (file) => writeFileSync(file, '')],
    ['a file cut within its header', (file) => cut(file, 50)],
    ['a file cut after its header', (file) => cut(file, 100)],
    ['a file cut in half', (file) => cut(file, statSync(file).size / 2)],
    ['a text file', (file) => writeFileSync(file, 'x'.repeat(9_000))],
    ['a first page of zeros', (file) => overwrite(file, 0, 4_096, 0)],
    ['a damaged first page', (file) => overwrite(file, 100, 4_000, 0xff)],
    ['a folder', (file) => replaceByFolder(file)],
  ];
  test.each(damages)('%s', (_name, damage) => {
    const file = closedLedger();
    damage(file);
    expect(failureOf(file)).toMatchObject({ kind: 'broken', detail: expect.any(String) });
  });

  test('a log whose file was taken away', () => {
    const { file, ledger } = newLedgerFile();
    store(ledger, samplePayment());
    rmSync(file);
    expect(failureOf(file)).toMatchObject({ kind: 'broken' });
  });
});

function cut(file: string, size: number): void {
  writeFileSync(file, readFileSync(file).subarray(0, size));
}

function overwrite(file: string, from: number, to: number, byte: number): void {
  writeFileSync(file, readFileSync(file).fill(byte, from, to));
}

function replaceByFolder(file: string): void {
  rmSync(file);
  mkdirSync(file);
}

test('what a killed program left while it made the ledger does not stand in the way', () => {
  const file = join(newFolder(), 'ledger.db');
  writeFileSync(`${file}.${process.pid}.new`, 'half');
  const ledger = opened(file);
  ledger.write('test', (tx) => tx.insertSale(sampleSale()));
  expect(ledger.read.sale('sale-1')).toEqual(sampleSale());
});

test('opening again changes nothing but the marks of opening', () => {
  const file = closedLedger();
  const rows = (db: Database.Database) =>
    ['sales', 'payments', 'audit'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
  const before = rawly(file, rows);
  expect(failureOf(file)).toBe('opened');
  expect(rawly(file, rows)).toEqual(before);
  const meta = rawly(file, (db) => db.prepare('SELECT key, value FROM meta').raw().all());
  expect(meta).toEqual([
    ['ended', '0'],
    ['ledger_id', expect.stringMatching(/^[0-9a-f]{16}$/)],
    ['opened_ms', String(startMs)],
  ]);
});

test('a ledger says whether the run before it came to its end, and which one it is', () => {
  const { file, ledger } = newLedgerFile();
  expect(ledger.endedWell).toBe(true);
  ledger.close();
  const afterKill = opened(file);
  expect(afterKill).toMatchObject({ endedWell: false, id: ledger.id });
  afterKill.end();
  const afterEnd = opened(file);
  expect(afterEnd).toMatchObject({ endedWell: true, id: ledger.id });
  expect(newLedgerFile().ledger.id).not.toBe(ledger.id);
});
