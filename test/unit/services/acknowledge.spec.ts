import { describe, expect, test } from 'vitest';
import { acknowledgeAlarm } from '../../../main/services/acknowledge.ts';
import { checkClosed } from '../../../main/services/check-payment.ts';
import { createTestCore } from '../../core/test-core.ts';
import { chargeOnce, newSale, paymentOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

/** A refused payment that the provider shows as paid later on. */
async function latePaid() {
  const till = await createTestCore();
  till.gateway.faults.next('charge', { kind: 'decline', text: '[CC88] 잔액' });
  const { payment } = await chargeOnce(till.core(), newSale(till.core()));
  const { merchantUid, amountWon } = payment;
  till.gateway.addPayment({ merchantUid, amountWon });
  await checkClosed(till.core(), payment);
  expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid!late-paid');
  return { till, merchantUid };
}

describe('an alarm', () => {
  test('goes off the lists when a person says it was dealt with', async () => {
    const { till, merchantUid } = await latePaid();
    const yes = () => Promise.resolve(true);
    expect(await acknowledgeAlarm(till.core(), yes, merchantUid)).toEqual({
      ok: true,
      value: null,
    });
    expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('paid');
    expect(till.core().ledger.read.alarmed()).toEqual([]);
    expect(till.core().ledger.verifyChain()).toEqual({ ok: true });
  });

  test('stays when the person says no', async () => {
    const { till, merchantUid } = await latePaid();
    const no = () => Promise.resolve(false);
    const reply = await acknowledgeAlarm(till.core(), no, merchantUid);
    expect(reply).toEqual({ ok: false, failure: { kind: 'not-allowed' } });
    expect(till.core().ledger.read.alarmed()).toHaveLength(1);
  });

  test.each(['nobody-knows-it', 'open'])(
    'cannot be taken off where there is none: %s',
    async (which) => {
      const till = await createTestCore();
      const uid = which === 'open' ? newSale(till.core()).merchantUid : which;
      const reply = await acknowledgeAlarm(till.core(), () => Promise.resolve(true), uid);
      expect(reply).toMatchObject({ failure: { field: 'payment.alarm', rule: 'not-now' } });
    },
  );
});
