import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import { onArrival } from '../../core/arrivals.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import {
  cancelledElsewhere,
  cancelOf,
  cancelPosts,
  leftWon,
  storedCancel,
  wordOf,
} from '../../core/test-cancel.ts';
import { createTestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paidSale, paymentOf } from '../../core/test-sale.ts';
import { untilSeen } from '../../core/until.ts';

describe('a cancel', () => {
  test('gives all of it back, once', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    const result = await cancelOf(till, payment, 12_500);
    expect(wordOf(result)).toBe('done');
    expect(storedCancel(till, result)).toMatchObject({ amountWon: 12_500, checksumWon: 12_500 });
    expect(leftWon(till, payment)).toBe(0);
    expect(paymentOf(till.core(), payment.merchantUid).alarm).toBeNull();
    expect(till.gateway.books.accounts.get('minji')?.balanceWon).toBe(152_300);
    expect(wordOf(await cancelOf(till, payment, 1))).toBe('refused cancel.amountWon: over-limit');
    expect(cancelPosts(till)).toBe(1);
    expectBooksAgree(till);
  });

  test('in parts goes down to nothing, each with what is left as its checksum', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    const checksums: number[] = [];
    for (const amountWon of [500, 4_000, 1, 7_999]) {
      const result = await cancelOf(till, payment, amountWon);
      expect(wordOf(result)).toBe('done');
      checksums.push(storedCancel(till, result).checksumWon);
    }
    expect(checksums).toEqual([12_500, 12_000, 8_000, 7_999]);
    expect(leftWon(till, payment)).toBe(0);
    expect(paymentOf(till.core(), payment.merchantUid).alarm).toBeNull();
    expectBooksAgree(till);
  });

  test('is on the disk as sending when the gateway gets it', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    const found: unknown[] = [];
    onArrival(till.gateway.url, ({ path }) => {
      if (path !== '/payments/cancel') return;
      const db = new Database(till.file, { readonly: true });
      found.push(db.prepare('SELECT state FROM cancels').pluck().all());
      db.close();
    });
    till.gateway.faults.next('cancel', { kind: 'unauthorised' });
    expect(wordOf(await cancelOf(till, payment, 500))).toBe('done');
    expect(found).toEqual([['sending'], ['sending']]);
    expectBooksAgree(till);
  });

  test.each([
    [0, 'refused cancel.amountWon: above-zero'],
    [12_501, 'refused cancel.amountWon: over-limit'],
  ])('of %i is refused before anybody is asked', async (amountWon, word) => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    let asked = 0;
    const result = await cancelOf(till, payment, amountWon, async () => {
      asked += 1;
      return true;
    });
    expect([wordOf(result), asked, cancelPosts(till)]).toEqual([word, 0, 0]);
  });

  test('needs a yes', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    expect(wordOf(await cancelOf(till, payment, 500, async () => false))).toBe('not-allowed');
    expect(cancelPosts(till)).toBe(0);
  });

  test('in part is refused where the shop does not do that', async () => {
    const till = await createTestCore({
      mode: 'test',
      settings: { sale: { ...defaultSettings.sale, partialCancel: false } },
    });
    const payment = await paidSale(till.core());
    expect(wordOf(await cancelOf(till, payment, 500))).toBe('declined: partial-refused, charged');
    expect(wordOf(await cancelOf(till, payment, 12_500))).toBe('done');
    expectBooksAgree(till);
  });

  test('of what was not paid is refused', async () => {
    const till = await createTestCore();
    const unpaid = newSale(till.core());
    expect(wordOf(await cancelOf(till, unpaid, 500))).toBe('refused cancel.merchantUid: not-now');
    till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
    const { payment } = await chargeOnce(till.core(), unpaid);
    expect(wordOf(await cancelOf(till, payment, 500))).toBe('refused cancel.merchantUid: not-now');
    const stranger = { ...unpaid, merchantUid: 'nobody' };
    expect(wordOf(await cancelOf(till, stranger, 500))).toBe(
      'refused cancel.merchantUid: not-found',
    );
  });
});

describe('somebody cancelled elsewhere', () => {
  test('before ours: nothing is posted, the ledger takes it over, a person looks', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    cancelledElsewhere(till, 3_000);
    expect(wordOf(await cancelOf(till, payment, 500))).toBe('declined: checksum, charged');
    expect(cancelPosts(till)).toBe(0);
    expect(paymentOf(till.core(), payment.merchantUid)).toMatchObject({
      state: { cancelledWon: 3_000 },
      alarm: 'cancelled-elsewhere',
    });
    expect(wordOf(await cancelOf(till, payment, 9_500))).toBe('done');
    expectBooksAgree(till);
  });

  test('between our look and our post: the checksum stops ours', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    let done = false;
    onArrival(till.gateway.url, ({ path }) => {
      if (path !== '/payments/cancel' || done) return;
      done = true;
      cancelledElsewhere(till, 3_000);
    });
    expect(wordOf(await cancelOf(till, payment, 500))).toBe('needs-person');
    expect(leftWon(till, payment)).toBe(9_500);
    expectBooksAgree(till);
  });
});

describe('two cancels at once', () => {
  test('of one payment: the second finds the first and is told so', async () => {
    const till = await createTestCore({ answerTimeoutMs: 15_000 });
    const payment = await paidSale(till.core());
    till.gateway.faults.next('cancel', { kind: 'late-answer', delayMs: 1_000 });
    const first = cancelOf(till, payment, 5_000);
    await untilSeen(till, 'cancel');
    expect(wordOf(await cancelOf(till, payment, 5_000))).toBe('declined: cancel-busy, charged');
    till.clock.advanceNow(1_000);
    expect(wordOf(await first)).toBe('done');
    expect(leftWon(till, payment)).toBe(7_500);
    expect(cancelPosts(till)).toBe(1);
    expectBooksAgree(till);
  });

  test('that both got their yes and looked: only one is posted', async () => {
    const till = await createTestCore();
    const payment = await paidSale(till.core());
    const words = await Promise.all([
      cancelOf(till, payment, 5_000).then(wordOf),
      cancelOf(till, payment, 5_000).then(wordOf),
    ]);
    expect(words.toSorted()).toEqual(['declined: cancel-busy, charged', 'done']);
    expect(cancelPosts(till)).toBe(1);
    expectBooksAgree(till);
  });
});
