import { describe, expect, test } from 'vitest';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { lost, mismatched, refused } from '../../core/cases/charge-faults.ts';
import { createTestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paymentOf, postsOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

/** Long enough for settle time, spacing and every wait between. */
const longMs = 15 * 60_000;

describe.each([
  ['answers that are no proof', lost],
  ['answers that do not match', mismatched],
  ['answers that say no', refused],
] as const)('%s', (_, cases) => {
  test.each(cases)('%s', async (_name, faults, atOnce, atRest, posts) => {
    const till = await createTestCore();
    for (const fault of faults) till.gateway.faults.next('charge', fault);
    const payment = newSale(till.core());

    const end = await chargeOnce(till.core(), payment);
    expect(statusOf(end.payment)).toBe(atOnce);
    expect(end.why).toBeNull();

    await till.clock.advance(longMs);
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe(atRest);
    expect(postsOf(till, payment.merchantUid)).toBe(posts);
    const about = till
      .core()
      .ledger.read.queue()
      .map(({ subject }) => subject.about);
    expect(about).toEqual(atRest === 'paid' ? [] : ['watch']);
    expectBooksAgree(till);
    expect(till.bugs).toEqual([]);
  });
});
