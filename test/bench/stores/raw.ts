import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { connect, problemOf } from '../../../main/store/connection.ts';
import { type BenchStore, type SamplePayment, samplePaymentNo } from './bench-store.ts';
import { newPlaces } from './places.ts';
import { type RawEntry, type RawStatements, rawStatements } from './raw-statements.ts';

/** better-sqlite3 with the ledger's own pragmas and a lean schema. */
export function openRaw(folder: string, name: string): BenchStore {
  const file = join(folder, `${name}.db`);
  let { db, sql } = openFile(file);
  let made = 0;
  const staged = newPlaces<SamplePayment>();
  const sent = newPlaces<SamplePayment>();
  const claimed = newPlaces<RawEntry>();
  const byUid = new Map<string, SamplePayment>();

  const write = (act: () => void): void => db.transaction(act).immediate();
  function add(count: number, state: string, then: (payment: SamplePayment) => void): void {
    write(() => {
      for (let n = 0; n < count; n += 1) {
        const payment = samplePaymentNo(made++);
        sql.insert(payment, state);
        then(payment);
      }
    });
  }
  const claim = (): RawEntry | undefined => db.transaction(() => sql.claim()).immediate();
  function finish({ entry_id, subject }: RawEntry): void {
    const payment = byUid.get(subject);
    if (!payment) throw new Error('an entry about a payment that is not there');
    write(() => {
      sql.complete(payment);
      sql.finish(entry_id);
    });
  }
  return {
    name,
    fill: (count) => add(count, 'paid', () => {}),
    stage: (count) => add(count, 'created', staged.add),
    send() {
      const payment = staged.take();
      write(() => sql.send(payment));
      sent.add(payment);
    },
    complete() {
      const payment = sent.take();
      write(() => sql.complete(payment));
    },
    queue: {
      queueUp(count) {
        byUid.clear();
        add(count, 'unknown', (payment) => {
          byUid.set(payment.uid, payment);
          sql.send(payment);
          sql.enqueue(payment.uid);
        });
      },
      steps: {
        claim() {
          const entry = claim();
          if (entry) claimed.add(entry);
        },
        finish: () => finish(claimed.take()),
      },
      // Two transactions an entry: claimed before it is worked, its outcome after.
      drain() {
        for (let entry = claim(); entry; entry = claim()) finish(entry);
      },
    },
    page: () => sql.page(),
    boot() {
      ({ db, sql } = openFile(file));
      return [sql.open(), sql.page()];
    },
    close: () => void db.close(),
  };
}

function openFile(file: string): {
  readonly db: Database.Database;
  readonly sql: RawStatements;
} {
  if (!existsSync(file)) closeSync(openSync(file, 'wx'));
  const db = connect(file);
  const problem = problemOf(db);
  if (problem !== null) throw new Error(problem);
  return { db, sql: rawStatements(db) };
}
