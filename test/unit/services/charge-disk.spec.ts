import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { onArrival } from '../../core/arrivals.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { cancelOf, storedCancel } from '../../core/test-cancel.ts';
import { createTestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paidSale, paymentOf, postsOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

/** What a second connection finds on the disk now. */
function onDisk(file: string, sql: string): unknown {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare(sql).pluck().all();
  } finally {
    db.close();
  }
}

describe('what is on the disk when the gateway gets the request', () => {
  test('a charge: the payment is sending and its attempt is begun, on the first try and on the next', async () => {
    const till = await createTestCore();
    const found: unknown[] = [];
    onArrival(till.gateway.url, ({ path }) => {
      if (path !== '/benepia/payment') return;
      found.push([
        onDisk(till.file, 'SELECT state FROM payments'),
        onDisk(till.file, 'SELECT count(*) FROM attempts WHERE ended_ms IS NULL'),
      ]);
    });
    till.gateway.faults.next('charge', { kind: 'decline', text: '[CC88] 잔액' });
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    till.gateway.faults.next('charge', { kind: 'unauthorised' });
    await chargeOnce(till.core(), payment);
    expect(found).toEqual([
      [['sending'], [1]],
      [['sending'], [1]],
      [['sending'], [1]],
    ]);
    expectBooksAgree(till);
  });

  test('a question for a token or for the points leaves the payment as it was', async () => {
    const till = await createTestCore();
    const found: unknown[] = [];
    onArrival(till.gateway.url, ({ path }) => {
      if (path === '/users/getToken') found.push(onDisk(till.file, 'SELECT state FROM payments'));
    });
    await chargeOnce(till.core(), newSale(till.core()));
    expect(found).toEqual([['created']]);
  });
});

describe('a process that is killed', () => {
  test('while the charge is out, and it was paid: the next one finds it', async () => {
    const till = await createTestCore({ answerTimeoutMs: 15_000 });
    const payment = newSale(till.core());
    till.gateway.faults.next('charge', { kind: 'late-answer', delayMs: 60_000 });
    const arrived = new Promise<void>((resolve) => {
      onArrival(till.gateway.url, ({ path }) => {
        if (path === '/benepia/payment') resolve();
      });
    });
    const charging = chargeOnce(till.core(), payment).catch(() => 'killed');
    await arrived;
    const life = await till.restart();
    expect(await charging).toBe('killed');
    expect(life.recovered).toEqual({ unknown: 1, closed: 0 });
    await till.clock.advance(10_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('paid');
    expect(postsOf(till, payment.merchantUid)).toBe(1);
    expectBooksAgree(till);
  });

  test('before anything was sent: the payment is closed, nothing is asked', async () => {
    const till = await createTestCore();
    const payment = newSale(till.core());
    const life = await till.restart();
    expect(life.recovered).toEqual({ unknown: 0, closed: 1 });
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('not-charged: never-sent');
    expect(till.gateway.seen).toEqual([]);
  });

  test('five times in a row, in the middle of finding out, forgets nothing', async () => {
    const till = await createTestCore();
    till.gateway.faults.next('charge', { kind: 'drop-then-commit', afterMs: 170_000 });
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    for (let n = 0; n < 5; n += 1) {
      const life = await till.restart();
      expect(life.recovered).toEqual({ unknown: 0, closed: 0 });
      await till.clock.advance(30_000);
      expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('unknown');
    }
    await till.clock.advance(120_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('paid');
    expectBooksAgree(till);
  });

  test('and left something unknown that nobody asks about: the next one asks', async () => {
    const till = await createTestCore();
    till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
    const { payment } = await chargeOnce(till.core(), newSale(till.core()));
    const paid = await paidSale(till.core(), 9_000);
    till.gateway.faults.next('cancel', { kind: 'drop', commit: 'done' });
    const cancel = await cancelOf(till, paid, 4_000);
    till.core().ledger.write('test', (tx) => {
      for (const { entryId } of till.core().ledger.read.queue()) tx.finishEntry(entryId);
    });
    await till.restart();
    await till.clock.advance(10_000);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('paid');
    expect(storedCancel(till, cancel).state).toBe('done');
    expectBooksAgree(till);
  });

  test('with nothing open starts as if nothing had been', async () => {
    const till = await createTestCore();
    await paidSale(till.core());
    expect((await till.restart()).recovered).toEqual({ unknown: 0, closed: 0 });
    expectBooksAgree(till);
  });
});
