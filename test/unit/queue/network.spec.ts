import { expect, test } from 'vitest';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paymentOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

const hourMs = 3_600_000;

test('when the network is back, everything that waits is asked about at once', async () => {
  const till = await createTestCore();
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' }, 6);
  const payments = [];
  for (let n = 0; n < 6; n += 1) {
    payments.push((await chargeOnce(till.core(), newSale(till.core()))).payment);
  }
  await till.gateway.unplug();
  await till.clock.advance(hourMs);
  await till.gateway.plugIn();
  till.life().drain.hurry();
  await till.rest();
  expect(payments.map((each) => statusOf(paymentOf(till.core(), each.merchantUid)))).toEqual(
    payments.map(() => 'paid'),
  );
  expectBooksAgree(till);
});

test('a network that comes and goes proves nothing any sooner', async () => {
  const till = await createTestCore();
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  for (let passedMs = 0; passedMs < 178_000; passedMs += 1_000) {
    till.life().drain.hurry();
    await till.clock.advance(1_000);
  }
  expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('unknown');
  await till.clock.advance(hourMs);
  expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('not-charged: nothing-found');
});
