import { expect, test, vi } from 'vitest';
import type { Payment } from '../../../main/domain/payment.ts';
import { settleMs } from '../../../main/domain/schedule.ts';
import { Drain } from '../../../main/queue/drain.ts';
import { workEntry } from '../../../main/queue/work-entry.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paymentOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

const hourMs = 3_600_000;

/** Charges whose answers were lost; every one was paid. */
async function unknownSales(till: TestCore, count: number): Promise<readonly Payment[]> {
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' }, count);
  const payments: Payment[] = [];
  for (let n = 0; n < count; n += 1) {
    payments.push((await chargeOnce(till.core(), newSale(till.core()))).payment);
  }
  expect(payments.map(statusOf)).toEqual(payments.map(() => 'unknown'));
  return payments;
}

const lookUpsSeen = (till: TestCore): number =>
  till.gateway.seen.filter(({ route }) => route === 'find-all').length;

test('an unknown payment is looked up after two seconds, then ever more seldom', async () => {
  const till = await createTestCore();
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  till.gateway.faults.down.add('charge');
  const row = till.gateway.addPayment({
    merchantUid: payment.merchantUid,
    amountWon: 12_500,
    status: 'ready',
  });
  const times: number[] = [];
  for (let seen = 0; times.length < 11; ) {
    await till.clock.advance(1_000);
    if (lookUpsSeen(till) > seen) times.push(till.clock.gateway.nowMs());
    seen = lookUpsSeen(till);
  }
  const gaps = times.slice(1).map((atMs, n) => Math.round((atMs - (times[n] ?? 0)) / 1_000));
  const steps = [4, 8, 16, 32, 60, 60, 120, 240, 300, 300];
  gaps.forEach((gap, n) => {
    expect(gap, `gap ${n}`).toBeGreaterThanOrEqual((steps[n] ?? 0) - 1);
    expect(gap, `gap ${n}`).toBeLessThanOrEqual((steps[n] ?? 0) * 1.2 + 1);
  });
  row.status = 'paid';
  row.paidAtS = row.startedAtS;
  await till.clock.advance(hourMs);
  expectBooksAgree(till);
});

test('one stuck payment does not keep another waiting', async () => {
  const till = await createTestCore({ queue: false });
  const [stuck, other] = await unknownSales(till, 2);
  let release = (): void => undefined;
  const drain = new Drain(till.core(), async (entry, why) => {
    const isStuck =
      entry.subject.about === 'payment' && entry.subject.merchantUid === stuck?.merchantUid;
    if (isStuck) await new Promise<void>((resolve) => (release = resolve));
    return workEntry(till.life().deferred, entry, why);
  });
  drain.wake();
  await till.clock.advance(hourMs);
  expect(statusOf(paymentOf(till.core(), stuck?.merchantUid ?? ''))).toBe('unknown');
  expect(statusOf(paymentOf(till.core(), other?.merchantUid ?? ''))).toBe('paid');
  release();
  await till.rest();
  expectBooksAgree(till);
  await drain.stop();
});

test('at most four are asked about at once, and none is left out', async () => {
  const till = await createTestCore({ queue: false });
  await unknownSales(till, 11);
  let abreast = 0;
  let most = 0;
  const drain = new Drain(till.core(), async (entry, why) => {
    abreast += 1;
    most = Math.max(most, abreast);
    const resolved = await workEntry(till.life().deferred, entry, why);
    abreast -= 1;
    return resolved;
  });
  await till.clock.advance(10_000);
  drain.wake();
  await till.clock.advance(10_000);
  expect(most).toBe(4);
  expect(till.core().ledger.read.queue()).toEqual([]);
  expectBooksAgree(till);
  await drain.stop();
});

test('what an earlier process left is looked at as soon as the next one starts', async () => {
  const till = await createTestCore();
  till.gateway.faults.down.add('look-ups');
  const [payment] = await unknownSales(till, 1);
  await till.clock.advance(hourMs);
  till.gateway.faults.clear();
  till.clock.jumpWall(-48 * hourMs);
  await till.restart();
  expect(statusOf(paymentOf(till.core(), payment?.merchantUid ?? ''))).toBe('paid');
  expectBooksAgree(till);
});

test('receipts that hang in the printer keep no look-up waiting, and no more than four begin', async () => {
  const till = await createTestCore({ queue: false });
  const begun: string[] = [];
  const drain = new Drain(till.core(), (entry) => {
    begun.push(entry.kind);
    return entry.kind === 'print' ? new Promise(() => undefined) : Promise.resolve('closed');
  });
  till.core().ledger.write('test', (tx) => {
    for (const name of ['m-1', 'm-2', 'm-3', 'm-4', 'm-5', 'm-6']) {
      const subject = { about: 'payment', merchantUid: name } as const;
      tx.enqueue({ kind: 'print', subject, dueMs: 1 });
    }
  });
  drain.wake();
  await till.rest();
  const subject = { about: 'payment', merchantUid: 'm-7' } as const;
  till.core().ledger.write('test', (tx) => tx.enqueue({ kind: 'resolve', subject, dueMs: 2 }));
  drain.wake();
  await till.clock.advance(hourMs);
  expect(begun).toEqual(['print', 'print', 'print', 'print', 'resolve']);
  expect(till.bugs).toEqual([]);
});

test('a person who asks is answered at once, and the schedule does not slow down by it', async () => {
  const till = await createTestCore();
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
  await chargeOnce(till.core(), newSale(till.core()));
  const { drain } = till.life();
  const [entry] = till.core().ledger.read.queue();
  if (!entry) throw new Error('nothing waits');
  for (let asked = 0; asked < 10; asked += 1) {
    const before = lookUpsSeen(till);
    await drain.workNow(entry.entryId);
    expect(lookUpsSeen(till)).toBe(before + 1);
  }
  expect(drain.dueInMs(entry.entryId)).toBeLessThanOrEqual(2_400);
});

test('a person who asks while the queue asks gets that very answer', async () => {
  const till = await createTestCore();
  await unknownSales(till, 1);
  const { drain } = till.life();
  const [entry] = till.core().ledger.read.queue();
  if (!entry) throw new Error('nothing waits');
  await Promise.all([drain.workNow(entry.entryId), drain.workNow(entry.entryId)]);
  expect(lookUpsSeen(till)).toBe(1);
  expect(till.core().ledger.read.queue()).toEqual([]);
});

test('a bug in one entry is reported, tried again in a minute, and stops nothing', async () => {
  const till = await createTestCore({ queue: false });
  const payments = await unknownSales(till, 2);
  let broken = true;
  const drain = new Drain(till.core(), (entry, why) => {
    const isFirst =
      entry.subject.about === 'payment' && entry.subject.merchantUid === payments[0]?.merchantUid;
    if (isFirst && broken) return Promise.reject(new Error('a bug'));
    return workEntry(till.life().deferred, entry, why);
  });
  drain.wake();
  await till.clock.advance(10_000);
  expect(till.bugs).toHaveLength(1);
  expect(payments.map((each) => statusOf(paymentOf(till.core(), each.merchantUid)))).toEqual([
    'unknown',
    'paid',
  ]);
  broken = false;
  await till.clock.advance(60_000);
  expectBooksAgree(till);
  await drain.stop();
});

test('a ledger that cannot be read is tried again; no timer falls over it', async () => {
  const till = await createTestCore({ queue: false });
  await unknownSales(till, 1);
  const core = till.core();
  let readable = true;
  const drain = new Drain(
    {
      ...core,
      ledger: {
        ...core.ledger,
        read: {
          ...core.ledger.read,
          queue() {
            if (!readable) throw new Error('SQLITE_IOERR');
            return core.ledger.read.queue();
          },
        },
      },
    },
    (entry, why) => workEntry(till.life().deferred, entry, why),
  );
  readable = false;
  drain.wake();
  await till.clock.advance(50_000);
  expect(till.bugs).toHaveLength(1);
  readable = true;
  await till.clock.advance(20_000);
  expect(till.core().ledger.read.queue()).toEqual([]);
  await drain.stop();
});

test('a stop waits for what is under way, and for what it still has to write down', async () => {
  const till = await createTestCore({ queue: false });
  let end = (_: 'closed'): void => undefined;
  const drain = new Drain(till.core(), () => new Promise((resolve) => (end = resolve)));
  const subject = { about: 'payment', merchantUid: 'm-1' } as const;
  till.core().ledger.write('test', (tx) => tx.enqueue({ kind: 'print', subject, dueMs: 1 }));
  drain.wake();
  await till.rest();
  let stopped = false;
  const stop = drain.stop().then(() => (stopped = true));
  await till.rest();
  expect([stopped, till.core().ledger.read.queue().length]).toEqual([false, 1]);
  end('closed');
  await stop;
  expect(till.core().ledger.read.queue()).toEqual([]);
});

test('what somebody else finished since it was read is not worked', async () => {
  const till = await createTestCore({ queue: false });
  const { ledger } = till.core();
  let worked = 0;
  const drain = new Drain(till.core(), async () => {
    worked += 1;
    return 'closed';
  });
  const subject = { about: 'payment', merchantUid: 'm-1' } as const;
  ledger.write('test', (tx) => tx.enqueue({ kind: 'print', subject, dueMs: 1 }));
  const before = ledger.read.queue();
  ledger.write('test', (tx) => {
    for (const { entryId } of before) tx.finishEntry(entryId);
  });
  vi.spyOn(ledger.read, 'queue').mockReturnValueOnce(before);
  drain.wake();
  await till.rest();
  expect(worked).toBe(0);
  await drain.stop();
});

test('after a stop nothing new is begun', async () => {
  const till = await createTestCore({ queue: false });
  await unknownSales(till, 1);
  const { drain } = till.life();
  drain.wake();
  await till.clock.advance(3_000);
  await drain.stop();
  const seen = lookUpsSeen(till);
  drain.wake();
  await till.clock.advance(settleMs);
  expect(lookUpsSeen(till)).toBe(seen);
});
