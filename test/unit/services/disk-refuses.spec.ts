import { describe, expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { customerMs } from '../../../main/services/desk/desk-state.ts';
import { onArrival } from '../../core/arrivals.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { holdDisk, type TestDisk } from '../../core/disk.ts';
import { cancelOf, leftWon, wordOf } from '../../core/test-cancel.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import {
  begin,
  createTestDesk,
  expectOk,
  failureIn,
  isForgotten,
  signIn,
  type TestDesk,
  upToConsent,
} from '../../core/test-desk.ts';
import { paidSale, paymentOf, postsOf } from '../../core/test-sale.ts';
import { statusOf } from '../../core/words.ts';

type Ready = { readonly till: TestCore; readonly on: TestDesk; readonly disk: TestDisk };

async function ready(): Promise<Ready> {
  const { opened: till, disk } = await holdDisk(() => createTestCore());
  return { till, on: createTestDesk(till), disk };
}

/** From the moment the gateway gets the first request to `path`. */
function refuseFrom({ till, disk }: Ready, path: string): void {
  onArrival(till.gateway.url, (arrival) => {
    if (arrival.path.startsWith(path)) disk.refuse();
  });
}

describe('a disk that takes no writes', () => {
  test('before the first byte: nothing is sent, and the cashier reads why', async () => {
    const { till, on, disk } = await ready();
    await upToConsent(till, on);
    disk.refuse();
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    const { sale, why } = on.at('not-sent');
    expect([why, postsOf(till, sale.merchantUid)]).toEqual(['storage', 0]);
    disk.take();
    expectOk(on.cashier.sendAgain());
    await till.rest();
    on.at('approved');
    expectBooksAgree(till);
  });

  const outcomes = [
    ['paid', null, 'approved', 'paid'],
    ['refused', { kind: 'decline', text: '[CC88] 잔액' }, 'declined', 'not-charged: failed-row'],
    ['lost', { kind: 'drop', commit: 'done' }, 'approved', 'paid'],
  ] as const;
  test.each(outcomes)(
    'once it was sent and %s: unknown, and found out without a restart',
    async (_, fault, shown, status) => {
      const all = await ready();
      const { till, on, disk } = all;
      await upToConsent(till, on);
      refuseFrom(all, '/benepia/payment');
      if (fault) till.gateway.faults.next('charge', fault);
      expectOk(on.customer.consent(won(12_500)));
      await till.rest();
      const { merchantUid } = on.at('unknown').sale;
      expect(isForgotten(on)).toBe(true);
      expect(statusOf(paymentOf(till.core(), merchantUid))).toBe('sending');
      await till.clock.advance(600_000);
      on.at('unknown');
      disk.take();
      await till.clock.advance(30_000);
      expect(on.desk.state().at).toBe(shown);
      expect(statusOf(paymentOf(till.core(), merchantUid))).toBe(status);
      expect(postsOf(till, merchantUid)).toBe(1);
      expectBooksAgree(till);
    },
  );

  test('when a payment is found paid before another attempt: nobody reads *nothing taken*', async () => {
    const all = await ready();
    const { till, on } = all;
    await upToConsent(till, on);
    till.gateway.faults.next('charge', { kind: 'decline', text: '[ZZ99] 모름' });
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    const { merchantUid } = on.at('declined').sale;
    till.gateway.addPayment({ merchantUid, amountWon: 12_500 });
    expectOk(on.cashier.retry());
    await signIn(till, on);
    refuseFrom(all, '/payments/findAll');
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    on.at('unknown');
    expect(postsOf(till, merchantUid)).toBe(1);
  });

  test('keeps a cancel that was sent, and finds out what came of it', async () => {
    const all = await ready();
    const { till, disk } = all;
    const payment = await paidSale(till.core());
    refuseFrom(all, '/payments/cancel');
    await expect(cancelOf(till, payment, 5_000)).rejects.toMatchObject({ kind: 'read-only' });
    const [sent] = till.core().ledger.read.cancels(payment.merchantUid);
    expect(sent?.state).toBe('sending');
    expect(wordOf(await cancelOf(till, payment, 5_000))).toBe('declined: cancel-busy, charged');
    disk.take();
    await till.clock.advance(30_000);
    expect(till.core().ledger.read.cancel(sent?.cancelId ?? '')?.state).toBe('done');
    expect(leftWon(till, payment)).toBe(7_500);
    expectBooksAgree(till);
  });

  test.each([
    ['stopped', 'cancelled_by_cashier'],
    ['run out', 'timed_out'],
  ] as const)('begins no sale, and lets one that is asked for be %s', async (how, ended) => {
    const { till, on, disk } = await ready();
    disk.refuse();
    expect(failureIn(on.cashier.begin({ amountWon: won(1), itemName: 'x', buyer: {} }))).toBe(
      'storage',
    );
    on.at('idle');
    disk.take();
    begin(on);
    disk.refuse();
    if (how === 'stopped') expectOk(on.cashier.stop());
    else await till.clock.advance(customerMs);
    expect(on.at('ended').how).toBe(ended);
    expect(isForgotten(on)).toBe(true);
    disk.take();
    await till.restart();
    expect(till.core().ledger.read.open()).toEqual([]);
  });

  test('while the points are shown: the customer is told that nothing was taken', async () => {
    const { till, on, disk } = await ready();
    begin(on);
    disk.refuse();
    await signIn(till, on);
    expect(on.at('not-sent').why).toBe('storage');
    expect(isForgotten(on)).toBe(true);
  });

  test('while the queue asks: it asks again later', async () => {
    const { till, on, disk } = await ready();
    await upToConsent(till, on);
    till.gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
    expectOk(on.customer.consent(won(12_500)));
    await till.rest();
    disk.refuse();
    await till.clock.advance(10_000);
    on.at('unknown');
    disk.take();
    await till.clock.advance(120_000);
    on.at('approved');
    expectBooksAgree(till);
  });
});
