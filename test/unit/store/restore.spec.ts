import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../main/secrets/secret.ts';
import { backUp } from '../../../main/store/back-up.ts';
import { backupFolderIn, backupsIn } from '../../../main/store/backup-files.ts';
import type { Watch } from '../../../main/store/care-task.ts';
import { openLedger } from '../../../main/store/open-ledger.ts';
import { restoreLedger } from '../../../main/store/restore-ledger.ts';
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

/** A closed ledger that went on after its backup was made. */
async function withBackup() {
  const { file, ledger } = newLedgerFile(macKey);
  store(ledger, samplePayment());
  const folder = backupFolderIn(dirname(file));
  const task = { kind: 'back-up', file, folder, mode: 'test', nowMs: startMs } as const;
  expect(await backUp(task, { macKey, watch: unwatched })).toBeNull();
  const headOfBackup = ledger.chainHead();
  ledger.write('test', (tx) => tx.audit('later', 'till', {}));
  const head = ledger.chainHead();
  ledger.close();
  const backup = backupsIn(folder, 'test')[0]?.file ?? '';
  const restore = () => restoreLedger({ file, backup, nowMs: startMs, macKey });
  return { file, backup, headOfBackup, head, restore };
}

describe('a backup put in the place of', () => {
  const damages: readonly [string, (file: string) => void][] = [
    ['a file of zeros', (file) => writeFileSync(file, readFileSync(file).fill(0))],
    ['a file cut in half', (file) => writeFileSync(file, readFileSync(file).subarray(0, 9_000))],
    ['a ledger whose log is left', (file) => writeFileSync(`${file}-wal`, 'a log of before')],
    ['a whole ledger', () => undefined],
  ];
  test.each(damages)(
    '%s opens with its chain, and the other is set aside whole',
    async (_, harm) => {
      const { file, headOfBackup, head, restore } = await withBackup();
      harm(file);
      const before = ['', '-wal'].map((end) => bytesOf(`${file}${end}`));
      const restored = restore();
      if (!restored.ok) throw new Error(JSON.stringify(restored.failure));
      const { aside } = restored.value;
      expect(['', '-wal'].map((end) => bytesOf(`${aside}${end}`))).toEqual(before);

      const ledger = opened(file, macKey);
      expect(ledger.verifyChain()).toEqual({ ok: true });
      expect(ledger.chainHead()).toEqual(headOfBackup);
      expect(ledger.read.payment(samplePayment().merchantUid)).toEqual(samplePayment());
      // What the keychain remembers is not in it: so it is known for an older copy.
      expect(ledger.hashAt(head.seq)).toBeNull();
    },
  );

  test('a ledger that is gone', async () => {
    const { file, backup, restore } = await withBackup();
    const elsewhere = `${dirname(file)}/away.db`;
    writeFileSync(elsewhere, readFileSync(file));
    writeFileSync(file, '');
    expect(restore()).toMatchObject({ ok: true });
    expect(restore()).toMatchObject({ ok: true });
    expect(readdirSync(dirname(file)).filter((name) => name.includes('.aside-'))).toHaveLength(2);
    expect(existsSync(backup)).toBe(true);
  });
});

describe('nothing is put in place of a ledger that', () => {
  const bad: readonly [string, (backup: string) => void, unknown][] = [
    ['is no SQLite file', (backup) => writeFileSync(backup, 'x'.repeat(999)), { kind: 'broken' }],
    [
      'belongs to another program',
      (backup) => rawly(backup, (db) => db.pragma('application_id = 7')),
      { kind: 'not-ours' },
    ],
    [
      'is of a newer program',
      (backup) => rawly(backup, (db) => db.pragma('user_version = 99')),
      { kind: 'newer-version', version: 99 },
    ],
    ['was changed since', tamper, { kind: 'damaged', damage: { part: 'rows' } }],
  ];
  test.each(bad)('when the backup %s', async (_name, harm, failure) => {
    const { file, backup, head, restore } = await withBackup();
    harm(backup);
    const names = readdirSync(dirname(file));
    expect(restore()).toMatchObject({ ok: false, failure });
    expect(readdirSync(dirname(file))).toEqual(names);
    expect(opened(file, macKey).chainHead()).toEqual(head);
  });

  test('when the backup is not there', async () => {
    const { file, head } = await withBackup();
    const gone = { file, backup: '/nowhere.db', nowMs: startMs, macKey };
    expect(() => restoreLedger(gone)).toThrow(expect.objectContaining({ code: 'ENOENT' }));
    expect(opened(file, macKey).chainHead()).toEqual(head);
  });
});

test('a ledger set aside can be opened by itself', async () => {
  const { head, restore } = await withBackup();
  const restored = restore();
  const aside = restored.ok ? restored.value.aside : null;
  const ledger = openLedger({ file: aside ?? '', macKey, nowMs: () => startMs });
  if (!ledger.ok) throw new Error(ledger.failure.kind);
  expect(ledger.value.chainHead()).toEqual(head);
  ledger.value.close();
});

function tamper(backup: string): void {
  rawly(backup, (db) => {
    dropTriggers(db);
    db.exec(`UPDATE sales SET order_no = 'x'`);
  });
}

function bytesOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file).toString('base64') : null;
}
