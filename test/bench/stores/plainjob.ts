import { join } from 'node:path';
import Database from 'better-sqlite3';
import { better, defineQueue, type Queue } from 'plainjob';
import { type BenchStore, samplePaymentNo } from './bench-store.ts';
import { newPlaces } from './places.ts';

const type = 'charge';
const never = 2 ** 31 - 1;
const quiet = { error() {}, warn() {}, info() {}, debug() {} };

/** plainjob with `synchronous=FULL`: as shipped it loses acknowledged jobs in a power cut. */
export function openPlainjob(folder: string): BenchStore {
  const file = join(folder, 'plainjob.db');
  let { db, queue } = openFile(file);
  let made = 0;
  const staged = newPlaces<string>();
  const sent = newPlaces<number>();
  const claimed = newPlaces<number>();
  const waiting = `SELECT id FROM plainjob_jobs WHERE status < 2`;
  const newest = 'SELECT * FROM plainjob_jobs ORDER BY id DESC LIMIT 20';
  let page = db.prepare(newest);

  /** plainjob itself can only add jobs that are still to be done. */
  function fill(count: number): void {
    const insert =
      db.prepare(`INSERT INTO plainjob_jobs (type, data, status, created_at, next_run_at)
        VALUES (?, ?, 2, ?, ?)`);
    const all = db.transaction(() => {
      for (let n = 0; n < count; n += 1) {
        const { createdMs, body } = samplePaymentNo(made++);
        insert.run(type, body, createdMs, createdMs);
      }
    });
    all.immediate();
  }
  const claim = (): { readonly id: number } | undefined => queue.getAndMarkJobAsProcessing(type);
  return {
    name: 'plainjob, FULL',
    fill,
    stage(count) {
      for (let n = 0; n < count; n += 1) staged.add(samplePaymentNo(made++).body);
    },
    send: () => sent.add(queue.add(type, staged.take()).id),
    complete: () => queue.markJobAsDone(sent.take()),
    queue: {
      queueUp(count) {
        const bodies = Array.from({ length: count }, () => samplePaymentNo(made++).body);
        queue.addMany(type, bodies);
      },
      steps: {
        claim() {
          const job = claim();
          if (job) claimed.add(job.id);
        },
        finish: () => queue.markJobAsDone(claimed.take()),
      },
      drain() {
        for (let job = claim(); job; job = claim()) queue.markJobAsDone(job.id);
      },
    },
    page: () => page.all(),
    boot() {
      ({ db, queue } = openFile(file));
      page = db.prepare(newest);
      return [db.prepare(waiting).all(), page.all()];
    },
    close: () => queue.close(),
  };
}

function openFile(file: string): { readonly db: Database.Database; readonly queue: Queue } {
  const db = new Database(file);
  const serializer = (data: unknown): string => String(data);
  const connection = better(db);
  const queue = defineQueue({ connection, logger: quiet, maintenanceInterval: never, serializer });
  // It sets NORMAL itself, so this must come after.
  db.pragma('synchronous = FULL');
  const reads: unknown = db.pragma('synchronous', { simple: true });
  if (reads !== 2) throw new Error(`plainjob runs with synchronous ${String(reads)}`);
  return { db, queue };
}
