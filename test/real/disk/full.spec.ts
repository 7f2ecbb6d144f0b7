import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Payment } from '../../../main/domain/payment.ts';
import type { Ledger } from '../../../main/store/ledger.ts';
import { LedgerStopped } from '../../../main/store/ledger-failure.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { holdDisk, type TestDisk } from '../../core/disk.ts';
import { cancelOf, cancelPosts } from '../../core/test-cancel.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paidSale, postsOf } from '../../core/test-sale.ts';
import { mustOpen } from './folder.ts';
import { trade } from './trade.ts';

/** How much of the last pages is in use when the disk is full differs from one to the next. */
const fillings = 48;

/** Where a till was stopped by the full disk; null when it was not. */
type Stop = 'sale' | 'sending' | 'outcome' | 'cancel row' | 'cancel outcome';

/** One day on a disk that fills up. */
type Day = {
  readonly till: TestCore;
  readonly disk: TestDisk;
  /** Paid before the disk was full. */
  readonly paid: Payment;
  /** Payments that the till was told are written down. */
  readonly told: Set<string>;
};

async function sell({ till, told }: Day): Promise<Stop | null> {
  const begun: Payment[] = [];
  const failed = await isStopped(async () => begun.push(newSale(till.core())));
  const [payment] = begun;
  if (failed || !payment) return 'sale';
  told.add(payment.merchantUid);
  if (!(await isStopped(() => chargeOnce(till.core(), payment)))) return null;
  return postsOf(till, payment.merchantUid) === 0 ? 'sending' : 'outcome';
}

async function giveBack({ till, paid }: Day): Promise<Stop | null> {
  const posts = cancelPosts(till);
  if (!(await isStopped(() => cancelOf(till, paid, 1_000)))) return null;
  return cancelPosts(till) > posts ? 'cancel outcome' : 'cancel row';
}

/** Anything else than *full* is a defect. */
async function isStopped(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return false;
  } catch (error) {
    if (error instanceof LedgerStopped && error.kind === 'full') return true;
    throw error;
  }
}

async function dayOnFullDisk(filling: number): Promise<readonly Stop[]> {
  const { opened: till, disk } = await holdDisk(() => createTestCore({ queue: false }));
  const paid = await paidSale(till.core());
  const { ledger } = till.core();
  ledger.write('test', (tx) => tx.audit('note', 'till', { text: 'x'.repeat(filling * 90) }));
  const day: Day = { till, disk, paid, told: new Set([paid.merchantUid]) };
  const stops = await actWhileFull(day, filling);
  expect(ledger.verifyChain()).toEqual({ ok: true });
  for (const merchantUid of day.told) expect(ledger.read.payment(merchantUid)).not.toBeNull();
  await goOn(till);
  return stops;
}

/** Sales and cancels in turn until one was stopped, and a few more. */
async function actWhileFull(day: Day, filling: number): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  day.disk.fill();
  for (let turn = 0; turn < 6; turn += 1) {
    const stop = await ((turn + filling) % 2 === 0 ? sell(day) : giveBack(day));
    if (stop !== null) stops.push(stop);
  }
  day.disk.empty();
  return stops;
}

/** What became of what was sent is found out by the next start; the next sale is as any other. */
async function goOn(till: TestCore): Promise<void> {
  const { core, drain } = await till.restart();
  for (const waitMs of [200_000, 10_000]) {
    await till.clock.advance(waitMs);
    for (const { entryId } of core.ledger.read.queue()) await drain.workNow(entryId);
  }
  await paidSale(core);
  expectBooksAgree(till);
  expect(till.bugs).toEqual([]);
}

test(`a disk that is full at any step of a sale or a cancel loses nothing: ${fillings} fillings`, async () => {
  const where = new Set<Stop>();
  for (let filling = 0; filling < fillings; filling += 1) {
    for (const step of await dayOnFullDisk(filling)) where.add(step);
  }
  expect([...where].sort()).toEqual(['cancel outcome', 'cancel row', 'outcome', 'sale', 'sending']);
}, 120_000);

/** A ledger with little room, and how it gets more. */
type Cramped = { readonly ledger: Ledger; readonly file: string; giveRoom(): void };

/** On a disk of its own in memory; where none may be mounted, the file itself may not grow. */
async function crampedLedger(): Promise<Cramped> {
  const folder = mkdtempSync(join(tmpdir(), 'benepia-small-'));
  const file = join(folder, 'ledger.db');
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=800k', 'tmpfs', folder]);
  const isMounted = mounted.status === 0;
  onTestFinished(() => {
    if (isMounted) execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  if (isMounted) {
    const giveRoom = () => void execFileSync('mount', ['-o', 'remount,size=4m', folder]);
    return { ledger: mustOpen(file), file, giveRoom };
  }
  const { opened: ledger, disk } = await holdDisk(async () => mustOpen(file));
  disk.fill(20);
  return { ledger, file, giveRoom: disk.empty };
}

function tradeUntilFull(ledger: Ledger): { writes: number; stoppedBy: unknown } {
  let writes = 0;
  try {
    for (const _ of trade(ledger, 10_000)) writes += 1;
  } catch (error) {
    return { writes, stoppedBy: error };
  }
  return { writes, stoppedBy: null };
}

test('a disk without room: what was written stays, and with room the writing goes on', async () => {
  const { ledger, file, giveRoom } = await crampedLedger();
  const { writes, stoppedBy } = tradeUntilFull(ledger);
  expect(stoppedBy).toMatchObject({ kind: 'full' });
  expect(writes).toBeGreaterThan(5);
  expect(ledger.stopped()).toEqual({ kind: 'full' });
  const head = ledger.chainHead();
  expect(ledger.verifyChain()).toEqual({ ok: true });

  giveRoom();
  ledger.write('test', (tx) => tx.audit('note', 'till', {}));
  expect([ledger.stopped(), ledger.chainHead().seq]).toEqual([null, head.seq + 1]);
  ledger.close();
  const again = mustOpen(file);
  onTestFinished(again.close);
  expect(again.hashAt(head.seq)).toBe(head.hash);
  expect(again.verifyChain()).toEqual({ ok: true });
});
