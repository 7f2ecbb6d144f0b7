import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test, vi } from 'vitest';
import type { Ledger } from '../../../main/store/ledger.ts';
import { LedgerStopped } from '../../../main/store/ledger-failure.ts';
import {
  newFolder,
  newLedgerFile,
  opened,
  rawly,
  samplePayment,
  sampleSale,
  store,
} from './ledger-set-up.ts';

const uid = samplePayment().merchantUid;

/** A ledger with one payment, and the connection it has to its file. */
function withConnection(): { readonly ledger: Ledger; readonly db: Database.Database } {
  const connections = new Set<Database.Database>();
  const pragma = vi.spyOn(Database.prototype, 'pragma');
  const { ledger } = newLedgerFile();
  for (const db of pragma.mock.contexts) connections.add(db as Database.Database);
  pragma.mockRestore();
  store(ledger, samplePayment());
  const db = [...connections].find((one) => one.open);
  if (!db) throw new Error('the ledger has no connection');
  return { ledger, db };
}

function note(ledger: Ledger, text = ''): void {
  ledger.write('test', (tx) => tx.audit('note', 'till', { text }));
}

/** What `act` was stopped for; null when it went through. */
function stopOf(act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof LedgerStopped) return error.kind;
    throw error;
  }
}

test('a full disk stops writing and says so, keeps what there is readable, and ends when there is room', () => {
  const { ledger, db } = withConnection();
  const head = ledger.chainHead();
  const pages = Number(db.pragma('page_count', { simple: true }));
  db.pragma(`max_page_count = ${pages}`);
  const fill = () => stopOf(() => note(ledger, 'x'.repeat(100_000)));
  expect(fill()).toBe('full');
  expect(ledger.stopped()).toEqual({ kind: 'full' });
  expect(ledger.chainHead()).toEqual(head);
  expect(ledger.read.payment(uid)).toEqual(samplePayment());
  expect(ledger.verifyChain()).toEqual({ ok: true });
  expect(fill()).toBe('full');

  db.pragma(`max_page_count = ${pages + 1_000}`);
  expect(fill()).toBeNull();
  expect(ledger.stopped()).toBeNull();
  expect(ledger.verifyChain()).toEqual({ ok: true });
});

test('a disk that turns read-only stops writing until it takes writes again', () => {
  const { ledger, db } = withConnection();
  db.pragma('query_only = ON');
  expect(stopOf(() => note(ledger))).toBe('read-only');
  expect(ledger.stopped()).toEqual({ kind: 'read-only' });
  expect(ledger.read.payment(uid)).toEqual(samplePayment());
  db.pragma('query_only = OFF');
  expect(stopOf(() => note(ledger))).toBeNull();
  expect(ledger.stopped()).toBeNull();
});

test('a ledger that another program holds is broken only as long as it does', () => {
  const { ledger, db } = withConnection();
  const other = new Database(db.name);
  other.exec('BEGIN IMMEDIATE');
  db.pragma('busy_timeout = 20');
  expect(stopOf(() => note(ledger))).toBe('broken');
  expect(ledger.stopped()).toEqual({ kind: 'broken' });
  other.exec('ROLLBACK');
  other.close();
  expect(stopOf(() => note(ledger))).toBeNull();
  expect(ledger.stopped()).toBeNull();
});

test('a bug in a write is thrown as it is and stops nothing', () => {
  const { ledger } = withConnection();
  const twice = () => ledger.write('test', (tx) => tx.insertSale(sampleSale({ seq: 2 })));
  expect(twice).toThrow('inserted once');
  expect(ledger.stopped()).toBeNull();
});

/** A closed ledger with one payment, whose page of payments is overwritten. */
function damagedLedger(): string {
  const { file, ledger } = newLedgerFile();
  store(ledger, samplePayment());
  ledger.close();
  const page = rawly(file, (db) =>
    Number(db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'payments'`).pluck().get()),
  );
  writeFileSync(file, readFileSync(file).fill(0xff, (page - 1) * 4_096, page * 4_096));
  return file;
}

test('damage inside the file is met when it is read; then it is held, and what is whole goes on', () => {
  const damaged = opened(damagedLedger());
  expect(damaged.stopped()).toBeNull();
  expect(stopOf(() => void damaged.read.payment(uid))).toBe('damaged');
  expect(stopOf(() => void damaged.read.page({ day: null, before: null, limit: 5 }))).toBe(
    'damaged',
  );
  expect(damaged.stopped()).toEqual({ kind: 'damaged' });
  expect(stopOf(() => damaged.refuseIfHeld())).toBe('damaged');
  expect(damaged.read.sale('sale-1')).toEqual(sampleSale());
  expect(stopOf(() => note(damaged))).toBeNull();
  expect(damaged.stopped()).toEqual({ kind: 'damaged' });
});

test('a held ledger takes every write, and refuses only when it is asked about a new money act', () => {
  const { ledger } = newLedgerFile();
  ledger.refuseIfHeld();
  ledger.hold('older-copy');
  expect(stopOf(() => ledger.refuseIfHeld())).toBe('older-copy');
  expect(stopOf(() => note(ledger))).toBeNull();
  expect(ledger.stopped()).toEqual({ kind: 'older-copy' });
  ledger.hold('damaged');
  expect(ledger.stopped()).toEqual({ kind: 'damaged' });
  ledger.release('damaged');
  expect(stopOf(() => ledger.refuseIfHeld())).toBe('older-copy');
  ledger.release('older-copy');
  ledger.refuseIfHeld();
  expect(ledger.stopped()).toBeNull();
});

test('what the last check found is kept in the file', () => {
  const { file, ledger } = newLedgerFile();
  expect(ledger.lastCheck()).toBeNull();
  ledger.keepCheck({ atMs: 5, damaged: true });
  ledger.close();
  const again = opened(file);
  expect(again.lastCheck()).toEqual({ atMs: 5, damaged: true });
  again.keepCheck({ atMs: 6, damaged: false });
  expect(again.lastCheck()).toEqual({ atMs: 6, damaged: false });
  rawly(file, (db) => db.exec(`UPDATE meta SET value = 'x' WHERE key = 'check'`));
  expect(again.lastCheck()).toBeNull();
});

/** How opening went in a process that is not root, so that permissions hold for it. */
function openedByChild(file: string): unknown {
  const child = join(import.meta.dirname, 'ledger-child.ts');
  const run = spawnSync(process.execPath, [child, 'open', file], { encoding: 'utf8' });
  if (run.stdout === '') throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

/** A closed ledger of the child's, in a folder of the child's. */
function childsLedger(): string {
  const folder = newFolder();
  if (process.getuid?.() === 0) chownSync(folder, 65_534, 65_534);
  const file = join(folder, 'ledger.db');
  expect(openedByChild(file)).toBe('opened');
  return file;
}

describe.runIf(process.platform !== 'win32')('opening fails as read-only when', () => {
  test.each<[string, (file: string) => void]>([
    ['the file may not be written', (file) => chmodSync(file, 0o400)],
    ['everybody may read it and nobody write', (file) => chmodSync(file, 0o444)],
    ['the file may not even be read', (file) => chmodSync(file, 0o000)],
    ['nothing may be made in its folder', (file) => chmodSync(dirname(file), 0o500)],
  ])('%s', (_name, forbid) => {
    const file = childsLedger();
    const before = readFileSync(file);
    forbid(file);
    expect(openedByChild(file)).toEqual({ kind: 'read-only' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('a new one may not be made', () => {
    const file = childsLedger();
    chmodSync(dirname(file), 0o500);
    expect(openedByChild(join(dirname(file), 'live.db'))).toEqual({ kind: 'read-only' });
    expect(openedByChild(join(dirname(file), 'live', 'ledger.db'))).toEqual({ kind: 'read-only' });
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o500);
  });
});
