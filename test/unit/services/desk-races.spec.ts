import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore } from '../../core/test-core.ts';
import {
  begin,
  createTestDesk,
  expectOk,
  failureIn,
  isForgotten,
  signIn,
  upToConsent,
} from '../../core/test-desk.ts';
import { paymentOf, postsOf } from '../../core/test-sale.ts';
import { until, untilSeen } from '../../core/until.ts';
import { statusOf } from '../../core/words.ts';

/** Long enough in real time that an answer which waits for the virtual clock is not given up. */
const patient = { answerTimeoutMs: 15_000 };
const slow = { kind: 'slow', delayMs: 1_000 } as const;

describe('an answer that comes after a stop', () => {
  test('about the points shows nothing any more', async () => {
    const till = await createTestCore(patient);
    const on = createTestDesk(till);
    begin(on);
    till.gateway.faults.next('point', slow);
    expectOk(on.customer.signIn('minji', '1234'));
    await untilSeen(till, 'point');
    expectOk(on.customer.stop());
    till.clock.advanceNow(1_000);
    await till.rest();
    on.at('ended');
    expect(isForgotten(on)).toBe(true);
  });

  test('is not taken for the answer about the next ID: nobody sees the points of another', async () => {
    const till = await createTestCore(patient);
    const on = createTestDesk(till);
    begin(on);
    till.gateway.faults.next('point', slow);
    expectOk(on.customer.signIn('bigspend', '1234'));
    await untilSeen(till, 'point');
    expectOk(on.cashier.restart());
    till.gateway.faults.next('point', { kind: 'slow', delayMs: 2_000 });
    expectOk(on.customer.accept());
    expectOk(on.customer.signIn('minji', '1234'));
    await untilSeen(till, 'point', 2);
    till.clock.advanceNow(1_000);
    await until(() => till.gateway.seen[1]?.status === 200);
    on.at('checking');
    till.clock.advanceNow(2_000);
    await till.rest();
    expect(on.at('consent').balanceWon).toBe(152_300);
    expect(paymentOf(till.core(), on.at('consent').sale.merchantUid).customerMask).toBe('mi***i');
  });

  test('a refusal of the first ID does not end the check of the second', async () => {
    const till = await createTestCore(patient);
    const on = createTestDesk(till);
    begin(on);
    till.gateway.faults.next('point', slow);
    expectOk(on.customer.signIn('minji', 'wrong'));
    await untilSeen(till, 'point');
    expectOk(on.cashier.restart());
    expectOk(on.customer.accept());
    expectOk(on.customer.signIn('junho', '1234'));
    await untilSeen(till, 'point', 2);
    till.clock.advanceNow(1_000);
    await till.rest();
    expect(on.at('short').balanceWon).toBe(8_000);
  });

  test('is not asked for again with an ID that is gone', async () => {
    const till = await createTestCore(patient);
    const on = createTestDesk(till);
    begin(on);
    till.gateway.faults.next('point', { kind: 'drop', commit: 'never' });
    expectOk(on.customer.signIn('minji', '1234'));
    expectOk(on.customer.stop());
    await till.rest();
    expect(till.gateway.seen.filter(({ route }) => route === 'point')).toHaveLength(1);
  });
});

describe('a person looks at the payment', () => {
  test('before it is sent again, and finds it paid: it is approved, not charged twice', async () => {
    const till = await createTestCore(patient);
    const on = createTestDesk(till);
    await upToConsent(till, on);
    till.gateway.faults.next('charge', { kind: 'drop', commit: 'never' });
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    const { sale } = on.at('unknown');
    await till.clock.advance(15 * 60_000);
    expect(on.at('declined').reason).toBe('not-charged');
    till.gateway.addPayment({
      merchantUid: sale.merchantUid,
      amountWon: 12_500,
      accountId: 'minji',
    });
    expectOk(on.cashier.retry());
    await signIn(till, on);
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    on.at('approved');
    expect(statusOf(paymentOf(till.core(), sale.merchantUid))).toBe('paid!late-paid');
    expect(postsOf(till, sale.merchantUid)).toBe(1);
    expectBooksAgree(till);
  });

  test('parks what is unknown; the till is free, and the queue goes on', async () => {
    const till = await createTestCore();
    const on = createTestDesk(till);
    await upToConsent(till, on);
    till.gateway.faults.next('charge', { kind: 'drop-then-commit', afterMs: 20_000 });
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    const { sale } = on.at('unknown');
    expect(failureIn(on.cashier.begin({ amountWon: won(1_000), itemName: 'x', buyer: {} }))).toBe(
      'busy',
    );
    expect(isForgotten(on)).toBe(true);
    expectOk(on.cashier.park());
    await upToConsent(till, on, 1_000);
    await till.clock.advance(60_000);
    expect(on.at('consent').sale.amountWon).toBe(1_000);
    expect(statusOf(paymentOf(till.core(), sale.merchantUid))).toBe('paid');
  });
});
