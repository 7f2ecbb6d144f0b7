import { afterAll, expect, test } from 'vitest';
import { expectBooksAgree, paidRowsOf } from '../../core/books-agree.ts';
import { createRandomDay } from '../../core/random-day.ts';
import { seededRandom } from '../../core/seeded-random.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { postsOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

/** More days at a time of one's own choosing: `RANDOM_DAYS=1000`. */
const seeds = Array.from({ length: Number(process.env['RANDOM_DAYS'] ?? 16) }, (_, n) => n + 1);
const stepsPerDay = 120;

/** What must be so at every moment, however the day goes. */
function expectNothingDouble(till: TestCore): void {
  const payments = till.core().ledger.read.page({ day: null, before: null, limit: 1_000 });
  const paidBySale = new Map<string, number>();
  for (const { merchantUid, saleId, state, attempts } of payments) {
    const paid = paidRowsOf(till, merchantUid).length;
    expect(paid, `${merchantUid} paid rows`).toBeLessThanOrEqual(1);
    if (state.at === 'paid') expect(paid, `${merchantUid} is shown paid`).toBe(1);
    expect(postsOf(till, merchantUid), merchantUid).toBeLessThanOrEqual(2 * attempts);
    paidBySale.set(saleId, (paidBySale.get(saleId) ?? 0) + paid);
  }
  for (const [saleId, paid] of paidBySale) expect(paid, saleId).toBeLessThanOrEqual(1);
}

/** How payments and cancels ended, over all days: a day on which nothing happens proves nothing. */
const endings = new Set<string>();

function countEndings(till: TestCore): void {
  const { read } = till.core().ledger;
  for (const payment of read.page({ day: null, before: null, limit: 1_000 })) {
    const cancels = read.cancels(payment.merchantUid).map(({ state }) => `cancel ${state}`);
    for (const ending of [statusOf(payment), ...cancels]) endings.add(ending);
  }
}

test.each(seeds)('day %i: nothing is paid twice, and in the end the books agree', async (seed) => {
  const till = await createTestCore({ answerTimeoutMs: 2_000 });
  till.gateway.switches.uniqueness = seed % 2 === 0 ? 'weak' : 'strict';
  const day = createRandomDay(till, seededRandom(seed));
  const story: string[] = [];
  try {
    for (let n = 0; n < stepsPerDay; n += 1) {
      story.push(await day.step());
      expectNothingDouble(till);
    }
    till.gateway.faults.clear();
    await till.gateway.plugIn();
    await till.clock.advance(3_600_000);
    expectNothingDouble(till);
    expect(till.core().ledger.read.openCancels()).toEqual([]);
    expectBooksAgree(till);
    expect(till.bugs).toEqual([]);
    countEndings(till);
  } catch (error) {
    throw new Error(`seed ${seed}\n${story.join('\n')}`, { cause: error });
  }
});

afterAll(() => {
  const usual = ['paid', 'not-charged: never-sent', 'not-charged: nothing-found', 'cancel done'];
  expect([...endings]).toEqual(expect.arrayContaining(usual));
});
