import { describe, expect, test } from 'vitest';
import { newPayment, type Payment, type Step } from '../../../main/domain/payment.ts';
import { advance } from '../../../main/domain/payment-steps.ts';
import { won } from '../../../main/domain/won.ts';

const fresh = newPayment({
  merchantUid: 'T1-20261121-0001-1ABCD',
  saleId: 's',
  orderNo: 'T1-1121-0001',
  amountWon: won(12_500),
  tax: { type: 'taxable', taxFreeWon: won(0) },
  itemName: '상품',
  buyer: {},
  account: { mode: 'test', origin: 'https://gateway.test', fingerprint: 'f' },
  adopted: null,
  createdMs: 1,
});
const unknown: Payment = {
  ...fresh,
  state: { at: 'unknown', sinceMs: 3 },
  attempts: 1,
  maybeSent: true,
};
const facts = (impUid: string) => ({
  impUid,
  pgTid: null,
  approvalNo: null,
  receiptUrl: null,
  paidMs: 2,
});
const evidence = '콘솔 14:20';
const asPaid = advance(
  unknown,
  { step: 'settle-by-hand', as: 'paid', paid: facts('typed'), evidence },
  5,
);
const asNotCharged = advance(unknown, { step: 'settle-by-hand', as: 'not-charged', evidence }, 5);
const pay: Step = { step: 'pay', paid: facts('found'), cancelledWon: won(0) };
const provePaid = {
  step: 'prove-by-hand',
  as: 'paid',
  paid: facts('found'),
  cancelledWon: won(500),
} as const satisfies Step;
const proveNotCharged: Step = {
  step: 'prove-by-hand',
  as: 'not-charged',
  why: 'nothing-found',
};

describe('a payment that a manager settled by hand', () => {
  test.each([
    ['paid', asPaid],
    ['not-charged', asNotCharged],
  ] as const)('as %s carries the evidence and an alarm', (at, payment) => {
    expect(payment).toMatchObject({ state: { at }, alarm: 'by-hand', byHand: evidence });
  });

  test('as paid, and the provider agrees: the flag goes, and its row counts', () => {
    expect(advance(asPaid, provePaid, 9)).toMatchObject({
      state: { at: 'paid', paid: { impUid: 'found' }, cancelledWon: 500 },
      alarm: null,
      byHand: null,
    });
  });

  test('as not charged, and the provider agrees: the flag goes, and its reason counts', () => {
    expect(advance(asNotCharged, proveNotCharged, 9)).toMatchObject({
      state: { at: 'not-charged', why: 'nothing-found', provedMs: 9 },
      alarm: null,
      byHand: null,
    });
  });

  test('as not charged, and the provider shows money: that is no ordinary late payment', () => {
    expect(advance(asNotCharged, pay, 9)).toMatchObject({
      state: { at: 'paid' },
      alarm: 'by-hand-contradicted',
      byHand: null,
    });
  });

  test('and charged again: what the provider says of that counts alone', () => {
    const sending = advance(asNotCharged, { step: 'send' }, 9);
    expect(sending).toMatchObject({ alarm: null, byHand: null });
  });

  test.each([
    ['what nobody settled by hand', { ...asPaid, byHand: null }, provePaid],
    ['not charged as paid', asNotCharged, provePaid],
    ['paid as not charged', asPaid, proveNotCharged],
  ] as const)('cannot be proved: %s', (_, payment, step) => {
    expect(() => advance(payment, step, 9)).toThrow('was not settled by hand');
  });
});

test('a number that was used is never sent again', () => {
  const used = advance(unknown, { step: 'close', why: 'number-used' }, 5);
  expect(() => advance(used, { step: 'send' }, 9)).toThrow('never sent again');
});
