import Database from 'better-sqlite3';
import { better, defineQueue } from 'plainjob';
import { samplePaymentNo } from '../stores/bench-store.ts';
import { say } from './said.ts';

/** Stores that lose what they said was kept; a power cut that does not show it proves nothing. */
export const controls = ['plainjob as shipped', 'SQLite WAL, NORMAL'] as const;
export type Control = (typeof controls)[number];

const quiet = { error() {}, warn() {}, info() {}, debug() {} };
const table: { readonly [C in Control]: string } = {
  'plainjob as shipped': 'plainjob_jobs',
  'SQLite WAL, NORMAL': 'payments',
};

/** Adds `count` rows and tells the number of each when the store says that it is kept. */
export function liveAsControl(
  control: Control,
  file: string,
  { said, count }: { readonly said: number; readonly count: number },
): void {
  const add = control === 'plainjob as shipped' ? addToPlainjob(file) : addToNormal(file);
  for (let n = 0; n < count; n += 1) say(said, { rows: add(samplePaymentNo(n).body) });
}

/** How many rows there are after a cut; 0 when not even the table is. */
export function rowsIn(control: Control, file: string): number {
  const db = new Database(file);
  try {
    return Number(db.prepare(`SELECT count(*) FROM ${table[control]}`).pluck().get());
  } catch {
    return 0;
  } finally {
    db.close();
  }
}

function addToPlainjob(file: string): (body: string) => number {
  const connection = better(new Database(file));
  const queue = defineQueue({ connection, logger: quiet });
  return (body) => queue.add('charge', body).id;
}

function addToNormal(file: string): (body: string) => number {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(
    'CREATE TABLE IF NOT EXISTS payments (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT',
  );
  const insert = db.prepare('INSERT INTO payments (body) VALUES (?)');
  return (body) => Number(insert.run(body).lastInsertRowid);
}
