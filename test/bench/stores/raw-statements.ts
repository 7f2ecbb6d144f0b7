import type Database from 'better-sqlite3';
import type { SamplePayment } from './bench-store.ts';

/** The least that can be asked: the same rows as the ledger's, nothing checked, nothing chained. */
const schema = `
CREATE TABLE IF NOT EXISTS payments (
  merchant_uid TEXT PRIMARY KEY NOT NULL,
  created_ms INTEGER NOT NULL,
  state TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS payments_newest ON payments (created_ms, merchant_uid);
CREATE INDEX IF NOT EXISTS payments_open ON payments (created_ms) WHERE state <> 'paid';
CREATE TABLE IF NOT EXISTS attempts (
  merchant_uid TEXT NOT NULL,
  number INTEGER NOT NULL,
  started_ms INTEGER NOT NULL,
  ended_ms INTEGER,
  PRIMARY KEY (merchant_uid, number)
) STRICT;
CREATE TABLE IF NOT EXISTS audit (
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS queue (
  entry_id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  due_ms INTEGER NOT NULL,
  leased_ms INTEGER,
  finished_ms INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS queue_due ON queue (due_ms, entry_id)
  WHERE finished_ms IS NULL AND leased_ms IS NULL;`;

/** An entry as it was claimed. */
export type RawEntry = { readonly entry_id: number; readonly subject: string };

/** What one till writes and reads, prepared once. */
export type RawStatements = {
  insert(payment: SamplePayment, state: string): void;
  /** The payment's row, its attempt, and one audit row for the act. */
  send(payment: SamplePayment): void;
  complete(payment: SamplePayment): void;
  enqueue(uid: string): void;
  claim(): RawEntry | undefined;
  finish(entryId: number): void;
  page(): readonly unknown[];
  open(): readonly unknown[];
};

/** Makes the tables where they are not there yet. */
export function rawStatements(db: Database.Database): RawStatements {
  db.exec(schema);
  const insert = db.prepare('INSERT INTO payments VALUES (?, ?, ?, ?)');
  const save = db.prepare('UPDATE payments SET state = ?, body = ? WHERE merchant_uid = ?');
  const begin = db.prepare('INSERT INTO attempts VALUES (?, 1, ?, NULL)');
  const end = db.prepare('UPDATE attempts SET ended_ms = ? WHERE merchant_uid = ? AND number = 1');
  const audit = db.prepare('INSERT INTO audit (at_ms, action, object) VALUES (?, ?, ?)');
  const enqueue = db.prepare('INSERT INTO queue (subject, due_ms) VALUES (?, 0)');
  const claim = db.prepare<[number], RawEntry>(`UPDATE queue SET leased_ms = ? WHERE entry_id = (
      SELECT entry_id FROM queue WHERE finished_ms IS NULL AND leased_ms IS NULL
      ORDER BY due_ms, entry_id LIMIT 1) RETURNING entry_id, subject`);
  const finish = db.prepare('UPDATE queue SET finished_ms = ? WHERE entry_id = ?');
  const page = db.prepare(
    'SELECT * FROM payments ORDER BY created_ms DESC, merchant_uid DESC LIMIT 20',
  );
  const open = db.prepare(`SELECT * FROM payments WHERE state <> 'paid'`);
  return {
    insert: ({ uid, createdMs, body }, state) => void insert.run(uid, createdMs, state, body),
    send({ uid, body }) {
      begin.run(uid, Date.now());
      save.run('sending', body, uid);
      audit.run(Date.now(), 'sending', uid);
    },
    complete({ uid, body }) {
      end.run(Date.now(), uid);
      save.run('paid', body, uid);
      audit.run(Date.now(), 'paid', uid);
    },
    enqueue: (uid) => void enqueue.run(uid),
    claim: () => claim.get(Date.now()),
    finish: (entryId) => void finish.run(Date.now(), entryId),
    page: () => page.all(),
    open: () => open.all(),
  };
}
