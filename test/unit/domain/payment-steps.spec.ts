import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newPayment, type Payment, type State, type Step } from '../../../main/domain/payment.ts';
import { advance, mayStep } from '../../../main/domain/payment-steps.ts';
import { won } from '../../../main/domain/won.ts';

const amountWon = won(12_500);
const fresh = newPayment({
  merchantUid: 'T1-20261121-0001-1ABCD',
  saleId: 's',
  orderNo: 'T1-1121-0001',
  amountWon,
  tax: { type: 'taxable', taxFreeWon: won(0) },
  itemName: '상품',
  buyer: {},
  account: { mode: 'test', origin: 'https://gateway.test', fingerprint: 'f' },
  adopted: null,
  createdMs: 1,
});
const paid = { impUid: 'i', pgTid: null, approvalNo: null, receiptUrl: null, paidMs: 2 };

const states: { readonly [A in State['at']]: Payment } = {
  created: fresh,
  waiting: { ...fresh, state: { at: 'waiting' }, deferredMs: 2 },
  sending: { ...fresh, state: { at: 'sending' }, attempts: 1 },
  unknown: { ...fresh, state: { at: 'unknown', sinceMs: 3 }, attempts: 1, maybeSent: true },
  paid: {
    ...fresh,
    state: { at: 'paid', paid, cancelledWon: won(0) },
    attempts: 1,
    maybeSent: true,
  },
  declined: {
    ...fresh,
    state: { at: 'declined', reason: 'short', code: 'CC88', message: '', provedMs: 4 },
    attempts: 1,
    maybeSent: true,
  },
  'not-charged': {
    ...fresh,
    state: { at: 'not-charged', why: 'nothing-found', provedMs: 4 },
    attempts: 1,
    maybeSent: true,
  },
};

/** What a manager's word leads to has a table of its own, `by-hand.spec.ts`. */
const steps: { readonly [S in Exclude<Step['step'], 'prove-by-hand'>]: Step } = {
  send: { step: 'send' },
  wait: { step: 'wait' },
  'not-sent': { step: 'not-sent' },
  'lose-sight': { step: 'lose-sight' },
  pay: { step: 'pay', paid, cancelledWon: won(0) },
  decline: { step: 'decline', reason: 'short', code: 'CC88', message: '' },
  close: { step: 'close', why: 'nothing-found' },
  'cancel-if-paid': { step: 'cancel-if-paid', reason: null },
  'settle-by-hand': { step: 'settle-by-hand', as: 'not-charged', evidence: 'console 14:20' },
  cancelled: { step: 'cancelled', cancelledWon: won(500) },
  alarm: { step: 'alarm', alarm: 'mismatch' },
  'know-customer': { step: 'know-customer', mask: 'mi**i', tag: 't' },
};

/** Where each step leads from each state; `·` is a bug that throws. */
const table: readonly (readonly [from: State['at'], ...to: readonly string[]])[] = [
  // from         send       wait       not-sent   lose-sight pay     decline     close          cancel-if-paid  by-hand        cancelled alarm          know-customer
  [
    'created',
    'sending',
    'waiting',
    '·',
    'unknown',
    'paid',
    '·',
    'not-charged',
    '·',
    '·',
    '·',
    'created',
    'created',
  ],
  [
    'waiting',
    'sending',
    '·',
    '·',
    'unknown',
    'paid',
    '·',
    'not-charged',
    '·',
    '·',
    '·',
    'waiting',
    'waiting',
  ],
  [
    'sending',
    '·',
    '·',
    'created',
    'unknown',
    'paid',
    'declined',
    'not-charged',
    '·',
    '·',
    '·',
    'sending',
    '·',
  ],
  [
    'unknown',
    '·',
    '·',
    '·',
    'unknown',
    'paid',
    '·',
    'not-charged',
    'unknown',
    'not-charged',
    '·',
    'unknown',
    '·',
  ],
  ['paid', '·', '·', '·', '·', '·', '·', '·', '·', '·', 'paid', 'paid', '·'],
  [
    'declined',
    'sending',
    '·',
    '·',
    'unknown',
    'paid',
    '·',
    '·',
    'declined',
    '·',
    '·',
    'declined',
    'declined',
  ],
  [
    'not-charged',
    'sending',
    '·',
    '·',
    'unknown',
    'paid',
    '·',
    '·',
    'not-charged',
    '·',
    '·',
    'not-charged',
    'not-charged',
  ],
];
const pairs = table.flatMap(([from, ...to]) =>
  Object.values(steps).map((step, n) => [from, step.step, to[n] ?? '?', step] as const),
);

describe('a payment', () => {
  test.each(pairs)('from %s by %s goes to %s', (from, name, to, step) => {
    const payment = states[from];
    expect(mayStep(from, name)).toBe(to !== '·');
    if (to === '·') {
      expect(() => advance(payment, step, 9)).toThrow(`payment cannot ${name} from ${from}`);
      return;
    }
    const next = advance(payment, step, 9);
    expect(next.state.at).toBe(to);
    expect(next).toMatchObject({ version: payment.version + 1, updatedMs: 9 });
  });

  test.each(['created', 'declined', 'not-charged'] as const)(
    'that is paid after it was %s is a late one: an alarm',
    (at) => {
      expect(advance(states[at], steps.pay, 9).alarm).toBe('late-paid');
    },
  );

  test.each(['sending', 'unknown'] as const)('that is paid while it is %s is no alarm', (at) => {
    expect(advance({ ...states[at], alarm: 'still-ready' }, steps.pay, 9).alarm).toBeNull();
  });

  test('keeps the time since when it is unknown, and its alarm until there is another', () => {
    const first = advance({ ...states.sending }, { step: 'lose-sight', alarm: 'still-ready' }, 7);
    const again = advance(first, steps['lose-sight'], 9);
    expect(again).toMatchObject({ state: { at: 'unknown', sinceMs: 7 }, alarm: 'still-ready' });
  });

  test('is to be cancelled if paid only while nobody knows, and never after it is charged again', () => {
    const wish = { step: 'cancel-if-paid', reason: '고객 변심' } as const;
    const wished = advance(states.unknown, wish, 9);
    expect(wished.cancelIfPaid).toBe('고객 변심');
    for (const at of ['declined', 'not-charged'] as const) {
      expect(() => advance(states[at], wish, 9)).toThrow('cannot cancel-if-paid');
    }
    const closed = advance(wished, steps.close, 10);
    expect(closed.cancelIfPaid).toBe('고객 변심');
    expect(advance(closed, steps.pay, 11).cancelIfPaid).toBe('고객 변심');
    expect(advance(closed, steps.send, 11).cancelIfPaid).toBeNull();
  });

  test('that was proven unsent was not maybe sent; any other end may have been', () => {
    expect(advance(states.sending, steps['not-sent'], 9).maybeSent).toBe(false);
    expect(advance(states.created, { step: 'close', why: 'never-sent' }, 9).maybeSent).toBe(false);
    expect(advance(states.sending, steps['lose-sight'], 9).maybeSent).toBe(true);
    expect(advance(states.sending, steps.decline, 9).maybeSent).toBe(true);
    expect(advance(states.sending, { step: 'close', why: 'at-door' }, 9).maybeSent).toBe(true);
    expect(advance(states.sending, steps.pay, 9).maybeSent).toBe(true);
  });

  test.each([
    ['less than before', 400],
    ['more than was paid', 12_501],
  ])('refuses to have %s given back', (_, cancelledWon) => {
    const half = advance(states.paid, steps.cancelled, 9);
    const step = { step: 'cancelled', cancelledWon: won(cancelledWon) } as const;
    expect(() => advance(half, step, 10)).toThrow('can only rise');
  });

  test('never forgets on any way it can go', () => {
    const step = fc.oneof(
      fc.constantFrom(...Object.values(steps)),
      fc
        .integer({ min: 0, max: amountWon })
        .map((given): Step => ({ step: 'cancelled', cancelledWon: won(given) })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (walk) => {
        let now: Payment = fresh;
        for (const [n, one] of walk.entries()) {
          const next = tried(now, one, n) ?? now;
          if (next !== now) expectNothingForgotten(now, one, next);
          now = next;
        }
      }),
      { numRuns: 500 },
    );
  });
});

function expectNothingForgotten(now: Payment, { step }: Step, next: Payment): void {
  expect(next.version).toBe(now.version + 1);
  expect(next.attempts - now.attempts).toBe(step === 'send' ? 1 : 0);
  expect(Number(next.maybeSent)).toBeGreaterThanOrEqual(Number(now.maybeSent));
  expect(next.amountWon).toBe(amountWon);
  if (now.state.at !== 'paid') return;
  if (next.state.at !== 'paid') throw new Error('paid stays paid');
  expect(next.state.paid).toEqual(now.state.paid);
  expect(next.state.cancelledWon).toBeGreaterThanOrEqual(now.state.cancelledWon);
  expect(next.state.cancelledWon).toBeLessThanOrEqual(amountWon);
}

function tried(payment: Payment, step: Step, nowMs: number): Payment | null {
  try {
    return advance(payment, step, nowMs);
  } catch {
    return null;
  }
}

test.each([
  ['never put off', null, false, 'created'],
  ['put off', 5, false, 'waiting'],
  ['put off once, and sent since', 5, true, 'created'],
] as const)(
  'a payment that was %s goes back, when it is not sent: %#',
  (_name, deferredMs, maybeSent, at) => {
    const sending: Payment = { ...states.sending, deferredMs, maybeSent };
    expect(advance(sending, { step: 'not-sent' }, 9).state.at).toBe(at);
  },
);
