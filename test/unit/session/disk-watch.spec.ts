import { describe, expect, test } from 'vitest';
import { type DiskWatch, watchDisk } from '../../../main/session/disk-watch.ts';
import { LedgerStopped } from '../../../main/store/ledger-failure.ts';
import { holdDisk, type TestDisk } from '../../core/disk.ts';
import { createVirtualClock, type VirtualClock } from '../../core/virtual-clock.ts';
import { newLedgerFile, rawly } from '../store/ledger-set-up.ts';

type Watched = {
  readonly file: string;
  readonly watch: DiskWatch;
  readonly disk: TestDisk;
  readonly clock: VirtualClock;
  /** How often the windows would have been told. */
  readonly changes: () => number;
  readonly bugs: readonly unknown[];
  /** A write of the till; why it was refused, or null. */
  readonly note: (text: string) => string | null;
};

async function watched(): Promise<Watched> {
  const { opened, disk } = await holdDisk(() => Promise.resolve(newLedgerFile()));
  const clock = createVirtualClock(() => Promise.resolve());
  let changes = 0;
  const bugs: unknown[] = [];
  const watch = watchDisk(opened.ledger, {
    clock: clock.life(),
    changed: () => {
      changes += 1;
    },
    reportBug(error) {
      bugs.push(error);
      return 'TICKET';
    },
  });
  return {
    file: opened.file,
    watch,
    disk,
    clock,
    changes: () => changes,
    bugs,
    note(text) {
      try {
        watch.ledger.write('test', (tx) => tx.audit(text, 'till', {}));
        return null;
      } catch (error) {
        if (error instanceof LedgerStopped) return error.kind;
        throw error;
      }
    },
  };
}

/** What the audit says, oldest first. */
function auditOf({ file }: Watched): readonly unknown[] {
  return rawly(file, (db) => db.prepare('SELECT action FROM audit ORDER BY seq').pluck().all());
}

describe('a disk that refuses', () => {
  test('is told at once, and that it takes writes again within five seconds, by nobody’s doing', async () => {
    const all = await watched();
    expect(all.note('before')).toBeNull();
    all.disk.refuse();
    expect([all.note('lost'), all.changes()]).toEqual(['read-only', 1]);
    await all.clock.advance(12_000);
    expect([all.watch.ledger.stopped(), all.changes()]).toEqual([{ kind: 'read-only' }, 1]);
    all.disk.take();
    await all.clock.advance(5_000);
    expect([all.watch.ledger.stopped(), all.changes()]).toEqual([null, 2]);
    expect(auditOf(all)).toEqual(['before', 'disk-again']);
    await all.clock.advance(60_000);
    expect([all.changes(), auditOf(all).length]).toEqual([2, 2]);
  });

  test('is tried once every five seconds, however many writes it refused', async () => {
    const all = await watched();
    all.disk.refuse();
    for (const text of ['a', 'b', 'c']) expect(all.note(text)).toBe('read-only');
    all.disk.take();
    await all.clock.advance(5_000);
    expect(auditOf(all)).toEqual(['disk-again']);
  });

  test('is tried no more once something else was written', async () => {
    const all = await watched();
    all.disk.refuse();
    all.note('lost');
    all.disk.take();
    expect(all.note('kept')).toBeNull();
    await all.clock.advance(5_000);
    expect(auditOf(all)).toEqual(['kept']);
    expect(all.watch.ledger.stopped()).toBeNull();
  });

  test('is watched anew the next time it refuses', async () => {
    const all = await watched();
    for (const round of [1, 2]) {
      all.disk.refuse();
      expect(all.note('lost')).toBe('read-only');
      all.disk.take();
      await all.clock.advance(5_000);
      expect(auditOf(all)).toHaveLength(round);
    }
    expect(all.bugs).toEqual([]);
  });
});

describe('a person who presses *try again*', () => {
  test('does not wait for the next try', async () => {
    const all = await watched();
    all.disk.refuse();
    all.note('lost');
    all.watch.tryNow();
    expect(all.watch.ledger.stopped()).toEqual({ kind: 'read-only' });
    all.disk.take();
    all.watch.tryNow();
    expect(all.watch.ledger.stopped()).toBeNull();
    await all.clock.advance(60_000);
    expect(auditOf(all)).toEqual(['disk-again']);
  });

  test('writes nothing where nothing is wrong, or where the ledger is only held', async () => {
    const all = await watched();
    all.watch.tryNow();
    all.watch.ledger.hold('older-copy');
    all.watch.tryNow();
    await all.clock.advance(60_000);
    expect(auditOf(all)).toEqual([]);
  });
});

test('nothing is tried once the till is closed', async () => {
  const all = await watched();
  all.disk.refuse();
  all.note('lost');
  all.watch.stop();
  all.disk.take();
  await all.clock.advance(60_000);
  expect(auditOf(all)).toEqual([]);
});

test('a bug in a write is thrown on and starts no tries', async () => {
  const all = await watched();
  const bug = (): unknown =>
    all.watch.ledger.write('test', () => {
      throw new Error('a bug');
    });
  expect(bug).toThrow('a bug');
  await all.clock.advance(60_000);
  expect([auditOf(all), all.changes()]).toEqual([[], 0]);
});
