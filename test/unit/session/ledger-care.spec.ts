import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Secret } from '../../../main/secrets/secret.ts';
import { createLedgerCare, type LedgerCare } from '../../../main/session/ledger-care.ts';
import { backupFolderIn, backupsIn } from '../../../main/store/backup-files.ts';
import type { Ledger } from '../../../main/store/ledger.ts';
import { restoreLedger } from '../../../main/store/restore-ledger.ts';
import { until } from '../../core/until.ts';
import { createVirtualClock, type VirtualClock } from '../../core/virtual-clock.ts';
import {
  dropTriggers,
  newLedgerFile,
  opened,
  rawly,
  samplePayment,
  store,
} from '../store/ledger-set-up.ts';

const macKey = new Secret('a key of the keychain');
const hourMs = 3_600_000;

type Cared = {
  readonly file: string;
  readonly folder: string;
  readonly ledger: Ledger;
  readonly care: LedgerCare;
  readonly clock: VirtualClock;
  /** What went to the log. */
  readonly found: readonly string[];
  /** Resolves when nothing is being done. */
  readonly rest: () => Promise<void>;
};

/** A run of the till on the ledger at `file`. */
function cared(file: string, ledger: Ledger, clock?: VirtualClock): Cared {
  const found: string[] = [];
  const resting = (): Promise<void> => until(() => care.view().work === null);
  const time = clock ?? createVirtualClock(resting);
  const folder = backupFolderIn(dirname(file));
  const care = createLedgerCare({
    ledger,
    file,
    mode: 'test',
    backupFolder: folder,
    heads: null,
    macKey,
    clock: time.life(),
    reportBug: (error) => {
      throw error;
    },
    found: (state, code) => found.push(`${state}: ${code}`),
    changed: () => undefined,
  });
  let closed = false;
  const close = async (): Promise<void> => {
    if (!closed) await care.close();
    closed = true;
  };
  onTestFinished(close);
  return { file, folder, ledger, care: { ...care, close }, clock: time, found, rest: resting };
}

/** A till with one payment. */
function till(): Cared {
  const { file, ledger } = newLedgerFile(macKey);
  store(ledger, samplePayment());
  return cared(file, ledger);
}

/** The next run, after one that was killed or that ended, with the file in hands between. */
async function nextRun(
  before: Cared,
  { ended, harm }: { readonly ended: boolean; readonly harm: (file: string) => void },
): Promise<Cared> {
  await before.care.close();
  if (ended) before.ledger.end();
  else before.ledger.close();
  harm(before.file);
  return cared(before.file, opened(before.file, macKey));
}

function overwritePage(file: string, table: string): void {
  const page = rawly(file, (db) =>
    Number(db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table)),
  );
  const at = (page - 1) * 4_096;
  writeFileSync(file, readFileSync(file).fill(0xff, at, at + 4_096));
}

function changeSale(file: string): void {
  rawly(file, (db) => {
    dropTriggers(db);
    db.exec(`UPDATE sales SET order_no = 'x'`);
  });
}

async function begun(run: Cared): Promise<Cared> {
  await run.care.begin();
  run.care.start();
  await run.rest();
  return run;
}

describe('a start', () => {
  test('after a kill reads every page, holds a damaged ledger, and the next start holds it too', async () => {
    const harm = (file: string) => overwritePage(file, 'sales');
    const run = await begun(await nextRun(till(), { ended: false, harm }));
    expect(run.ledger.stopped()).toEqual({ kind: 'damaged' });
    expect(run.found).toEqual([expect.stringMatching(/^damaged: check pages /)]);
    expect(run.care.view().check).toMatchObject({ damaged: true });

    const again = await nextRun(run, { ended: true, harm: () => undefined });
    await again.care.begin();
    expect(again.ledger.stopped()).toEqual({ kind: 'damaged' });
  });

  test('after a clean end reads the end of the chain only', async () => {
    const pages = await nextRun(till(), {
      ended: true,
      harm: (file) => overwritePage(file, 'sales'),
    });
    expect((await begun(pages)).ledger.stopped()).toBeNull();
    const harm = (file: string) =>
      rawly(file, (db) => {
        dropTriggers(db);
        db.exec(`UPDATE audit SET actor = 'x' WHERE seq = 2`);
      });
    const chain = await begun(await nextRun(till(), { ended: true, harm }));
    expect(chain.ledger.stopped()).toEqual({ kind: 'damaged' });
    expect(chain.found).toEqual(['damaged: check chain audit row 2']);
  });
});

describe('every day', () => {
  test('everything is checked and a backup is made, and not more often', async () => {
    const run = await begun(till());
    expect(run.care.view()).toMatchObject({ check: null, backupMs: null, backups: 0 });
    await run.clock.advance(hourMs);
    const view = run.care.view();
    expect(view).toMatchObject({ check: { damaged: false }, backups: 1, failed: null });
    expect(view.backupMs).not.toBeNull();
    await run.clock.advance(22 * hourMs);
    expect(run.care.view()).toEqual(view);
    await run.clock.advance(2 * hourMs);
    expect(run.care.view()).toMatchObject({ backups: 2 });
    expect(run.care.view().check?.atMs).toBeGreaterThan(view.check?.atMs ?? 0);
  });

  test('what was changed behind the program’s back is found, and the ledger held', async () => {
    const run = await begun(till());
    changeSale(run.file);
    await run.clock.advance(hourMs);
    expect(run.ledger.stopped()).toEqual({ kind: 'damaged' });
    expect(run.found).toContain('damaged: check rows audit row 1');
    // The copies of a damaged ledger do not verify, and none is kept.
    expect(run.care.view()).toMatchObject({
      backups: 0,
      failed: { kind: 'back-up', why: 'damaged' },
    });
  });

  test('a clock that is set back by years makes no backup after backup', async () => {
    const run = await begun(till());
    await run.clock.advance(hourMs);
    run.clock.jumpWall(-50 * 365 * 24 * hourMs);
    await run.clock.advance(12 * hourMs);
    expect(run.care.view().backups).toBe(2);
  });
});

describe('a person may', () => {
  test('have everything checked; a ledger that is whole again is let go on', async () => {
    const run = await begun(till());
    run.ledger.hold('damaged');
    expect(run.care.check()).toBe(true);
    expect(run.care.view().work).toMatchObject({ kind: 'check' });
    expect([run.care.check(), run.care.backUp()]).toEqual([false, false]);
    await run.rest();
    expect(run.care.view().check).toMatchObject({ damaged: false });
    expect(run.ledger.stopped()).toBeNull();
  });

  test('make a backup, and stop it', async () => {
    const run = await begun(till());
    expect(run.care.backUp()).toBe(true);
    run.care.stopWork();
    await run.rest();
    expect(run.care.view()).toMatchObject({ backups: 0, failed: null });
    expect(run.care.backUp()).toBe(true);
    await run.rest();
    expect(run.care.view()).toMatchObject({ backups: 1, failed: null });
  });

  test('see that a backup failed, until one succeeds; the till goes on', async () => {
    const run = await begun(till());
    writeFileSync(run.folder, 'a file where the folder should be');
    run.care.backUp();
    await run.rest();
    expect(run.care.view().failed).toEqual({ kind: 'back-up', why: 'broken' });
    expect(run.found).toEqual([expect.stringMatching(/^broken: back-up E/)]);
    run.ledger.write('test', (tx) => tx.audit('sale', 'goes on', {}));
    expect(run.ledger.stopped()).toBeNull();
    rmSync(run.folder);
    run.care.backUp();
    await run.rest();
    expect(run.care.view()).toMatchObject({ backups: 1, failed: null });
  });
});

describe('a close', () => {
  test('makes the backup of the day, once', async () => {
    const run = await begun(till());
    await run.care.close();
    expect(readdirSync(run.folder)).toHaveLength(1);
    const again = cared(run.file, run.ledger, run.clock);
    await again.care.close();
    expect(readdirSync(run.folder)).toHaveLength(1);
  });

  test('of a till that never wrote anything makes none', async () => {
    const { file, ledger } = newLedgerFile(macKey);
    const run = await begun(cared(file, ledger));
    await run.care.close();
    expect(readdirSync(dirname(file))).not.toContain('backups');
  });
});

test('a backup that was put back is held without any keychain, until a manager vouches', async () => {
  const first = till();
  expect(first.care.backUp()).toBe(true);
  await first.rest();
  const putBack = (file: string): void => {
    const [backup] = backupsIn(first.folder, 'test');
    const restored = restoreLedger({ file, backup: backup?.file ?? '', nowMs: 1, macKey });
    expect(restored).toMatchObject({ ok: true });
  };
  const leave = () => undefined;
  const second = await begun(await nextRun(first, { ended: true, harm: putBack }));
  expect(second.ledger.stopped()).toEqual({ kind: 'older-copy' });
  const third = await begun(await nextRun(second, { ended: true, harm: leave }));
  expect(third.ledger.stopped()).toEqual({ kind: 'older-copy' });
  expect(await third.care.vouch()).toEqual({ ok: true, value: null });
  expect(third.ledger.stopped()).toBeNull();
  const fourth = await begun(await nextRun(third, { ended: true, harm: leave }));
  expect(fourth.ledger.stopped()).toBeNull();
});
