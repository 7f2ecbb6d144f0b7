import { expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { charge } from '../../../main/services/charge.ts';
import { checkClosed } from '../../../main/services/check-payment.ts';
import { openSale } from '../../../main/services/desk/open-sale.ts';
import { paymentDetailOf } from '../../../main/services/payment-views.ts';
import type { ToldView } from '../../../preload/told-view.ts';
import { cancelledElsewhere, cancelOf, storedCancel } from '../../core/test-cancel.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { minji, paidSale, paymentOf } from '../../core/test-sale.ts';

/** What the detail shows of the provider's only row, facts by name. */
function toldOf(till: TestCore, merchantUid: string): ToldView & { facts: unknown } {
  const core = till.core();
  const { told } = paymentDetailOf(core, paymentOf(core, merchantUid), () => null);
  const [only, ...more] = told;
  if (!only || more.length > 0) throw new Error(`${told.length} rows were told`);
  return only;
}

function factsOf(told: ToldView): Readonly<Record<string, unknown>> {
  return Object.fromEntries(told.facts.map(({ name, value }) => [name, value]));
}

/** How often anything new was told. */
function tellings(till: TestCore): number {
  return till.core().ledger.chainHead().seq;
}

test('what the provider said in the answer to a charge is shown, and nothing it left out', async () => {
  const till = await createTestCore();
  const { merchantUid } = await paidSale(till.core());
  const told = toldOf(till, merchantUid);
  expect(told.impUid).toMatch(/^imps_/);
  expect(factsOf(told)).toEqual({
    status: 'paid',
    name: '상품',
    amountWon: 12_500,
    cancelAmountWon: 0,
    currency: 'KRW',
    payMethod: 'point',
    channel: 'api',
    pgProvider: 'kcp',
    pgTid: expect.any(String),
    pgId: expect.any(String),
    sandbox: true,
    escrow: false,
    startedAtS: expect.any(Number),
    paidAtS: expect.any(Number),
    cashReceiptIssued: false,
    cardQuota: 0,
  });
  expect(told.cancels).toEqual([]);
});

test('of the buyer a few characters are kept, of the data sent along all', async () => {
  const till = await createTestCore();
  const buyer = { name: '홍길동', email: 'hong@example.com', tel: '010-1234-5678' };
  const sale = { amountWon: won(12_500), itemName: '상품', buyer };
  const { merchantUid } = openSale(till.core(), sale);
  const customData = { till: 'T1' };
  await charge(till.core(), paymentOf(till.core(), merchantUid), minji(), { customData });
  expect(factsOf(toldOf(till, merchantUid))).toMatchObject({
    buyerName: '홍***',
    buyerEmail: 'ho***m',
    buyerTel: '01***8',
    customData: '{"till":"T1"}',
  });
  const [kept] = till.core().ledger.read.told(merchantUid);
  expect(JSON.stringify(kept)).not.toMatch(/길동|ong@|1234/);
});

test('what was told before is not kept again; a cancel made elsewhere is, with its reason', async () => {
  const till = await createTestCore({ queue: false });
  const payment = await paidSale(till.core());
  await checkClosed(till.core(), payment);
  const before = tellings(till);
  const first = toldOf(till, payment.merchantUid);
  await checkClosed(till.core(), payment);
  const perLook = tellings(till) - before;
  expect(toldOf(till, payment.merchantUid)).toEqual(first);

  cancelledElsewhere(till, 3_000);
  await checkClosed(till.core(), payment);
  // One row for what is new, one for the payment's next version.
  expect(tellings(till) - before - perLook).toBe(perLook + 2);
  const told = toldOf(till, payment.merchantUid);
  expect(factsOf(told)).toMatchObject({ status: 'cancelled', cancelAmountWon: 3_000 });
  expect(told.cancels).toMatchObject([{ amountWon: 3_000, reason: 'console', pgTid: 'console' }]);
});

test('our own cancel stands in the provider’s list with its id', async () => {
  const till = await createTestCore();
  const payment = await paidSale(till.core());
  const { cancelId } = storedCancel(till, await cancelOf(till, payment, 5_000));
  expect(toldOf(till, payment.merchantUid).cancels).toMatchObject([
    { amountWon: 5_000, reason: `고객 변심 #${cancelId}`, cancellationId: expect.any(String) },
  ]);
});

test('of the company’s sentence only its code is kept: it may name the customer', async () => {
  const till = await createTestCore({ queue: false });
  const { merchantUid } = openSale(till.core(), {
    amountWon: won(12_500),
    itemName: '상품',
    buyer: {},
  });
  till.gateway.faults.next('charge', { kind: 'decline', text: '[8193] minji 비밀번호 불일치' });
  const customData = null;
  await charge(till.core(), paymentOf(till.core(), merchantUid), minji(), { customData });
  expect(factsOf(toldOf(till, merchantUid))).toMatchObject({
    status: 'failed',
    failReason: '8193',
  });
});
