import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../main/secrets/secret.ts';
import { backUp } from '../../../main/store/back-up.ts';
import { backupFolderIn, backupNameOf, backupsIn } from '../../../main/store/backup-files.ts';
import { CareStopped, type Watch } from '../../../main/store/care-task.ts';
import { runCare } from '../../../main/store/run-care.ts';
import {
  dropTriggers,
  newLedgerFile,
  opened,
  rawly,
  samplePayment,
  startMs,
  store,
} from './ledger-set-up.ts';

const macKey = new Secret('a key of the keychain');
const unwatched: Watch = { refuseIfStopped: () => undefined, progress: () => undefined };
const dayMs = 86_400_000;

/** A ledger in use, and a place for its backups. */
function inUse() {
  const { file, ledger } = newLedgerFile(macKey);
  store(ledger, samplePayment());
  const folder = backupFolderIn(dirname(file));
  const backUpAt = (nowMs: number, watch = unwatched) =>
    backUp({ kind: 'back-up', file, folder, mode: 'test', nowMs }, { macKey, watch });
  return { file, ledger, folder, backUpAt };
}

describe('a backup', () => {
  test('of a ledger in use is one file that opens with everything in it', async () => {
    const { ledger, folder, backUpAt } = inUse();
    expect(await backUpAt(startMs)).toBeNull();
    expect(readdirSync(folder)).toEqual(['ledger-test-20261121T000000Z.db']);
    const [made] = backupsIn(folder, 'test');
    expect(made?.atMs).toBe(startMs);
    const copy = opened(made?.file ?? '', macKey);
    expect(copy.read.payment(samplePayment().merchantUid)).toEqual(samplePayment());
    expect(copy.verifyChain()).toEqual({ ok: true });
    expect(copy.chainHead()).toEqual(ledger.chainHead());
    expect(copy.id).toBe(ledger.id);
  });

  test('is for its owner only', async () => {
    const { folder, backUpAt } = inUse();
    mkdirSync(folder, { mode: 0o755 });
    await backUpAt(startMs);
    const [made] = backupsIn(folder, 'test');
    expect([folder, made?.file ?? ''].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o700, 0o600,
    ]);
  });

  test('shows one moment, whatever is written while it is made', async () => {
    const { ledger, folder, backUpAt } = inUse();
    ledger.write('test', (tx) => {
      for (let n = 0; n < 3_000; n += 1) tx.audit('note', 'till', { text: 'x'.repeat(400) });
    });
    const head = ledger.chainHead();
    let steps = 0;
    const progress = () => {
      steps += 1;
      ledger.write('test', (tx) => tx.audit('meanwhile', 'till', {}));
    };
    expect(await backUpAt(startMs, { ...unwatched, progress })).toBeNull();
    expect(steps).toBeGreaterThan(1);
    expect(opened(backupsIn(folder, 'test')[0]?.file ?? '', macKey).chainHead()).toEqual(head);
    expect(ledger.chainHead().seq).toBe(head.seq + steps);
  });

  test('of a ledger that was tampered with is not kept, and costs no good one', async () => {
    const { file, folder, backUpAt } = inUse();
    await backUpAt(startMs);
    rawly(file, (db) => {
      dropTriggers(db);
      db.exec(`UPDATE sales SET order_no = 'x'`);
    });
    expect(await backUpAt(startMs + dayMs)).toMatchObject({ part: 'rows' });
    expect(readdirSync(folder)).toEqual(['ledger-test-20261121T000000Z.db']);
  });

  test('that is stopped leaves nothing behind, and neither did one that was killed', async () => {
    const { folder, backUpAt } = inUse();
    mkdirSync(folder);
    writeFileSync(join(folder, 'ledger-test-20261120T000000Z.db.part'), 'half');
    writeFileSync(join(folder, 'ledger-test-20261120T000000Z.db.part-journal'), 'half');
    const refuseIfStopped = () => {
      throw new CareStopped();
    };
    await expect(backUpAt(startMs, { ...unwatched, refuseIfStopped })).rejects.toThrow(CareStopped);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('of the backups', () => {
  test('the newest fourteen of each mode are kept, and other files are left alone', async () => {
    const { folder, backUpAt } = inUse();
    mkdirSync(folder);
    const names = Array.from({ length: 20 }, (_, n) => backupNameOf('test', startMs - n * dayMs));
    const others = [backupNameOf('live', 0), 'notes.txt', 'ledger-test-2026.db'];
    for (const name of [...names, ...others]) writeFileSync(join(folder, name), name);
    await backUpAt(startMs + dayMs);
    const kept = [backupNameOf('test', startMs + dayMs), ...names.slice(0, 13)];
    expect(backupsIn(folder, 'test').map(({ file }) => file)).toEqual(
      kept.map((name) => join(folder, name)),
    );
    for (const name of others) expect(existsSync(join(folder, name)), name).toBe(true);
  });

  test('the one just made is kept though a clock set back makes it the oldest', async () => {
    const { folder, backUpAt } = inUse();
    mkdirSync(folder);
    for (let n = 0; n < 20; n += 1) {
      writeFileSync(join(folder, backupNameOf('test', startMs + n * dayMs)), 'later');
    }
    await backUpAt(0);
    const files = backupsIn(folder, 'test');
    expect(files).toHaveLength(14);
    expect(files.at(-1)).toEqual({ file: join(folder, backupNameOf('test', 0)), atMs: 0 });
    expect(readFileSync(files.at(-1)?.file ?? '', 'latin1')).toMatch(/^SQLite format 3/);
  });

  test('there are none where there is no folder', () => {
    expect(backupsIn(join(dirname(inUse().file), 'nowhere'), 'test')).toEqual([]);
  });
});

describe('a thread of its own', () => {
  test('makes a backup and tells how far it is', async () => {
    const { file, folder } = inUse();
    const shares: number[] = [];
    const task = { kind: 'back-up', file, folder, mode: 'test', nowMs: startMs } as const;
    const run = runCare(task, macKey, (done) => shares.push(done));
    expect(await run.end).toEqual({ kind: 'good' });
    expect(shares.length).toBeGreaterThan(0);
    expect(backupsIn(folder, 'test')).toHaveLength(1);
  });

  test('finds damage', async () => {
    const { file } = inUse();
    rawly(file, (db) => {
      dropTriggers(db);
      db.exec(`UPDATE sales SET order_no = 'x'`);
    });
    const { end } = runCare({ kind: 'check', file, depth: 'all' }, macKey, () => undefined);
    expect(await end).toMatchObject({ kind: 'damaged', damage: { part: 'rows' } });
  });

  test('can be stopped', async () => {
    const { file } = inUse();
    const run = runCare({ kind: 'check', file, depth: 'all' }, macKey, () => undefined);
    run.stop();
    expect(await run.end).toEqual({ kind: 'stopped' });
  });

  test('that cannot open the file fails', async () => {
    const task = { kind: 'check', file: '/nowhere/ledger.db', depth: 'all' } as const;
    const { end } = runCare(task, null, () => undefined);
    expect(await end).toMatchObject({ kind: 'failed', why: 'broken' });
  });
});
