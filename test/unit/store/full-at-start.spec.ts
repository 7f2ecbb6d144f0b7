import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../../main/store/open-ledger.ts';
import { newFolder, samplePayment, startMs, store } from './ledger-set-up.ts';

/** A disk of four megabytes, as only root may mount one. */
function smallDisk(): string {
  const folder = newFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
  return folder;
}

test.runIf(process.getuid?.() === 0)(
  'a new ledger on a disk with whatever room is made whole or not at all',
  () => {
    const folder = smallDisk();
    const filler = join(folder, 'filler');
    const outcomes = new Set<string>();
    for (let freeBlocks = 0; freeBlocks <= 120; freeBlocks += 1) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc((bavail - freeBlocks) * bsize));
      const file = join(folder, `ledger-${freeBlocks}.db`);
      const options = { file, macKey: null, nowMs: () => startMs };
      const first = openLedger(options);
      const said = first.ok ? 'open' : first.failure.kind;
      expect(['open', 'full'], `${freeBlocks} blocks free`).toContain(said);
      outcomes.add(said);
      if (first.ok) first.value.close();

      rmSync(filler);
      const again = openLedger(options);
      if (!again.ok) throw new Error(`${freeBlocks} blocks: ${JSON.stringify(again.failure)}`);
      store(again.value, samplePayment());
      expect(again.value.verifyChain()).toEqual({ ok: true });
      again.value.close();
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
    }
    expect([...outcomes]).toEqual(['full', 'open']);
  },
);
