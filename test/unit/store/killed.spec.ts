import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import type { Ledger } from '../../../main/store/ledger.ts';
import { openLedger } from '../../../main/store/open-ledger.ts';
import { day, newFolder, newLedgerFile, opened, sampleSale, startMs } from './ledger-set-up.ts';

const kills = 20;

/** A till that sells until it is killed. */
function seller(file: string): ChildProcess {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'ledger-child.ts'), 'sell', file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Kills the till right after it said that `count` sales are written; the last number it said. */
async function killAfter(file: string, count: number): Promise<number> {
  const child = seller(file);
  if (!child.stdout) throw new Error('the child has no output');
  const exit = once(child, 'exit');
  let last = 0;
  let seen = 0;
  for await (const line of createInterface(child.stdout)) {
    last = Number(line);
    seen += 1;
    if (seen === count) child.kill('SIGKILL');
  }
  const [, signal] = await exit;
  expect(signal).toBe('SIGKILL');
  return last;
}

function salesOf(ledger: Ledger): number {
  return ledger.write('test', (tx) => tx.nextSeq(day)) - 1;
}

test(`what a write returned for is there after ${kills} kills of the process that wrote it`, async () => {
  const file = join(newFolder(tmpdir()), 'ledger.db');
  for (let kill = 0; kill < kills; kill += 1) {
    const said = await killAfter(file, 1 + (kill % 5));
    const ledger = opened(file);
    const kept = salesOf(ledger);
    // One more may have been written and not said.
    expect(kept - said).toBeGreaterThanOrEqual(0);
    expect(kept - said).toBeLessThanOrEqual(1);
    expect(ledger.verifyChain()).toEqual({ ok: true });
    ledger.close();
  }
}, 60_000);

test('a log torn at any place leaves whole writes only, and the chain whole', () => {
  const { file, ledger } = newLedgerFile();
  for (let seq = 1; seq <= 12; seq += 1) {
    ledger.write('test', (tx) => tx.insertSale(sampleSale({ saleId: `sale-${seq}`, seq })));
  }
  const torn = join(newFolder(), 'ledger.db');
  const log = readFileSync(`${file}-wal`);
  const kept: number[] = [];
  for (let size = 0; size <= log.length; size += Math.ceil(log.length / 40)) {
    for (const end of ['-wal', '-shm']) rmSync(`${torn}${end}`, { force: true });
    copyFileSync(file, torn);
    writeFileSync(`${torn}-wal`, log.subarray(0, size));
    const after = opened(torn);
    expect(after.verifyChain()).toEqual({ ok: true });
    kept.push(salesOf(after));
    after.close();
  }
  expect(kept).toEqual(kept.toSorted((a, b) => a - b));
  expect(kept[0]).toBe(0);
  expect(new Set(kept).size).toBeGreaterThan(6);
});

test('a log with a damaged place is believed up to there', () => {
  const { file, ledger } = newLedgerFile();
  for (let seq = 1; seq <= 4; seq += 1) {
    ledger.write('test', (tx) => tx.insertSale(sampleSale({ saleId: `sale-${seq}`, seq })));
  }
  const copy = join(newFolder(), 'ledger.db');
  copyFileSync(file, copy);
  const log = readFileSync(`${file}-wal`);
  writeFileSync(`${copy}-wal`, log.fill(0xff, log.length - 5_000, log.length - 4_900));
  const after = openLedger({ file: copy, macKey: null, nowMs: () => startMs });
  if (!after.ok) throw new Error(after.failure.kind);
  expect(after.value.verifyChain()).toEqual({ ok: true });
  expect(salesOf(after.value)).toBe(3);
  after.value.close();
});
