import { expect, test } from 'vitest';
import { tillPrefixOf } from '../../../main/domain/merchant-uid.ts';
import { advance } from '../../../main/domain/payment-steps.ts';
import { ok } from '../../../main/domain/result.ts';
import { won } from '../../../main/domain/won.ts';
import { requestCancel } from '../../../main/services/cancel.ts';
import { createRereading } from '../../../main/session/rereading.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paidSale, paymentOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

const minuteMs = 60_000;

/** A ledger that is held, and a manager who has it read and vouches. */
function held(till: TestCore) {
  till.core().ledger.hold('older-copy');
  return createRereading({
    core: till.core(),
    care: {
      async vouch() {
        till.core().ledger.release('older-copy');
        return ok(null);
      },
    },
    changed: () => undefined,
  });
}

test('a cancel that waited in an older ledger is not sent when it goes on; a person is told', async () => {
  const till = await createTestCore();
  const payment = await paidSale(till.core());
  await till.gateway.unplug();
  const { merchantUid, amountWon } = payment;
  const order = { merchantUid, amountWon, reason: '고객 변심' };
  const waits = await requestCancel(till.core(), async () => true, order);
  expect(waits.ok && waits.value.state).toBe('created');
  const rereading = held(till);
  await till.gateway.plugIn();
  await rereading.run();
  await till.clock.advance(10 * minuteMs);
  expect(
    till
      .core()
      .ledger.read.cancels(merchantUid)
      .map(({ state }) => state),
  ).toEqual(['not-cancelled']);
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid!cancel-stopped');
  expect(till.gateway.seen.filter(({ route }) => route === 'cancel')).toEqual([]);
});

test('a wish to cancel in an older ledger ends when it goes on', async () => {
  const till = await createTestCore();
  till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  till
    .core()
    .ledger.write('till', (tx) =>
      tx.savePayment(advance(payment, { step: 'cancel-if-paid', reason: '고객 변심' }, 1)),
    );
  await held(till).run();
  const now = paymentOf(till.core(), payment.merchantUid);
  expect([now.cancelIfPaid, now.alarm]).toEqual([null, 'cancel-stopped']);
});

test('money that comes late after an older ledger went on is found within ten minutes', async () => {
  const till = await createTestCore();
  await held(till).run();
  await till.clock.advance(31 * minuteMs);
  const prefix = tillPrefixOf(till.core().account.mode, till.core().settings().shop.tillId);
  const merchantUid = `${prefix}20261121-0042-1ABCD`;
  till.gateway.addPayment({ merchantUid, amountWon: won(9_000) });
  await till.clock.advance(10 * minuteMs);
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid');
});
