import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { giveSignOfLife, isHeldElsewhere } from '../../../main/session/sign-of-life.ts';
import { LedgerStopped } from '../../../main/store/ledger-failure.ts';
import { createVirtualClock } from '../../core/virtual-clock.ts';
import { newFolder, opened, rawly, sampleSale } from '../store/ledger-set-up.ts';

const newFile = () => join(newFolder(), 'ledger.db');
const sale = (seq: number) => sampleSale({ saleId: `sale-${seq}`, seq });

test('an earlier holder writes nothing once another process has opened the ledger', () => {
  const file = newFile();
  const first = opened(file);
  first.write('till', (tx) => tx.insertSale(sale(1)));
  const second = opened(file);
  expect([first.isOurs(), second.isOurs()]).toEqual([false, true]);
  expect(() => first.write('till', (tx) => tx.insertSale(sale(2)))).toThrow(LedgerStopped);
  expect(first.stopped()).toEqual({ kind: 'in-use' });
  expect(first.read.sale('sale-2')).toBeNull();
  second.write('till', (tx) => tx.insertSale(sale(2)));
  expect(first.read.sale('sale-2')).not.toBeNull();
});

test('of two who claim an entry one gets it; a later holder takes over what an earlier one had', () => {
  const file = newFile();
  const first = opened(file);
  const subject = { about: 'payment', merchantUid: 'm-1' } as const;
  const entryId = first.write('till', (tx) => tx.enqueue({ kind: 'resolve', subject, dueMs: 1 }));
  const claims = [1, 2].map(() => first.write('queue', (tx) => tx.claimEntry(entryId)));
  expect(claims).toEqual([true, false]);
  const second = opened(file);
  expect(second.write('queue', (tx) => tx.claimEntry(entryId))).toBe(true);
  second.write('queue', (tx) => tx.reschedule(entryId, 2, 1));
  expect(second.write('queue', (tx) => tx.claimEntry(entryId))).toBe(true);
  second.write('queue', (tx) => tx.finishEntry(entryId));
  expect(second.write('queue', (tx) => tx.claimEntry(entryId))).toBe(false);
});

test('even the fence itself never falls', () => {
  const file = newFile();
  opened(file);
  opened(file);
  const fall = () => rawly(file, (db) => db.exec('UPDATE lease SET fence = 1'));
  expect(fall).toThrow('the fence never falls');
});

test('an earlier holder that never noticed marks nothing as ended or checked', () => {
  const file = newFile();
  const first = opened(file);
  const second = opened(file);
  expect(() => first.keepCheck({ atMs: 1, damaged: true })).toThrow(LedgerStopped);
  first.end();
  expect(second.lastCheck()).toBeNull();
  second.close();
  expect(opened(file).endedWell).toBe(false);
});

test('an earlier holder that wakes up leaves the sign of life of the later one alone', async () => {
  const file = newFile();
  const clock = createVirtualClock(() => Promise.resolve());
  let owner = 1;
  const give = (pid: number) =>
    giveSignOfLife(file, { clock: clock.life(), pid, isOurs: () => owner === pid });
  const first = give(1);
  owner = 2;
  const second = give(2);
  const sign = () => readFileSync(`${file}-alive`, 'utf8');
  for (let beats = 0; beats < 3; beats += 1) {
    await clock.advance(2_000);
    expect(sign()).toMatch(/^2 /);
  }
  first.stop();
  expect(sign()).toMatch(/^2 /);
  second.stop();
  expect(sign).toThrow('ENOENT');
});

type Holder = 'nobody' | 'myself' | 'gone' | 'alive' | 'frozen' | 'leaves';

test.each<readonly [Holder, boolean, number]>([
  ['nobody', false, 0],
  ['myself', false, 0],
  ['gone', false, 0],
  ['alive', true, 2_500],
  ['frozen', false, 7_000],
  ['leaves', false, 500],
])(
  'a ledger whose holder is %s: held elsewhere %s, known within %i ms',
  async (holder, held, ms) => {
    const file = newFile();
    const clock = createVirtualClock(() => Promise.resolve());
    const life = clock.life();
    const sign =
      holder === 'nobody'
        ? null
        : giveSignOfLife(file, {
            clock: life,
            pid: holder === 'myself' ? 1 : 2,
            isOurs: () => true,
          });
    onTestFinished(() => sign?.stop());
    if (holder === 'frozen' || holder === 'gone') life.end();
    const mine = clock.life();
    const asked = isHeldElsewhere(file, {
      clock: mine,
      pid: 1,
      isRunning: () => holder !== 'gone',
    });
    let answer: boolean | null = null;
    void asked.then((is) => (answer = is));
    if (holder === 'leaves') sign?.stop();
    for (let passed = 0; passed < ms; passed += 500) {
      await clock.advance(500);
      await Promise.resolve();
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(answer).toBe(held);
  },
);
