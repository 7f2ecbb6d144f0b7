import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attempt, LookUp, LookUpPurpose } from '../../../main/domain/attempt.ts';
import type { NotChargedWhy, Payment, State } from '../../../main/domain/payment.ts';
import { paymentTaxOf } from '../../../main/domain/tax.ts';
import { won } from '../../../main/domain/won.ts';
import {
  alarms,
  cancelStates,
  declineReasons,
  lookUpPurposes,
  notChargedWhys,
} from '../../../main/store/words.ts';
import type { DeclineReason } from '../../../preload/failure.ts';
import type { Alarm, CancelState } from '../../../preload/payment-views.ts';
import {
  newLedgerFile,
  opened,
  paidPayment,
  sampleBreakdown,
  sampleCancel,
  samplePayment,
  sampleSale,
  startMs,
  store,
} from './ledger-set-up.ts';

function wordsOf<T extends string>(words: Readonly<Record<T, true>>): T[] {
  return Object.keys(words) as T[];
}

const paidFacts = { impUid: 'imp_9', pgTid: null, approvalNo: null, receiptUrl: null, paidMs: 0 };
const states: readonly State[] = [
  { at: 'created' },
  { at: 'sending' },
  { at: 'unknown', sinceMs: startMs + 5 },
  { at: 'paid', paid: paidFacts, cancelledWon: won(0) },
  { at: 'paid', paid: paidFacts, cancelledWon: won(12_500) },
  {
    at: 'paid',
    paid: {
      impUid: 'imp_9',
      pgTid: '2026',
      approvalNo: '77',
      receiptUrl: 'https://a/b?c=1',
      paidMs: 1,
    },
    cancelledWon: won(1),
  },
  ...wordsOf<DeclineReason>(declineReasons).map(
    (reason): State => ({ at: 'declined', reason, code: '8193', message: '아이디', provedMs: 7 }),
  ),
  ...wordsOf<NotChargedWhy>(notChargedWhys).map(
    (why): State => ({ at: 'not-charged', why, provedMs: 8 }),
  ),
];

test('a payment in every state, with every reason and alarm, is read as it was stored', () => {
  const { file, ledger } = newLedgerFile();
  const ofStates = states.map(
    (state): Payment => ({ ...samplePayment(), state, maybeSent: true, attempts: 2 }),
  );
  const ofAlarms = wordsOf<Alarm>(alarms).map(
    (alarm): Payment => ({
      ...paidPayment(),
      alarm,
      otherImpUid: 'imp_2',
      customerMask: 'be***1',
      customerTag: 'f'.repeat(64),
    }),
  );
  const payments = [...ofStates, ...ofAlarms].map((payment, index) => ({
    ...payment,
    merchantUid: `m-${index}`,
  }));
  ledger.write('test', (tx) => {
    tx.insertSale(sampleSale());
    for (const payment of payments) tx.insertPayment(payment);
  });
  ledger.close();

  const { read } = opened(file);
  expect(payments.map(({ merchantUid }) => read.payment(merchantUid))).toEqual(payments);
  expect(read.unreadable()).toEqual([]);
});

test('every word, amount and time a payment can have survives', () => {
  const { ledger } = newLedgerFile();
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  const taxed = fc
    .record({
      type: fc.constantFrom('taxable', 'tax-free', 'mixed'),
      amountWon: fc.integer({ min: 1, max: 99_999_999 }).map(won),
      freeOf100: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ type, amountWon, freeOf100 }) => {
      const namedWon = won(Math.floor((amountWon * freeOf100) / 100));
      return { amountWon, tax: paymentTaxOf(type, amountWon, namedWon) };
    });
  const facts = fc.record({
    taxed,
    itemName: text,
    buyer: fc.record({ name: text, email: text, tel: text }, { requiredKeys: [] }),
    createdMs: fc.integer({ min: 0, max: 8.64e15 }),
  });
  let count = 0;
  fc.assert(
    fc.property(facts, ({ taxed: amounts, ...over }) => {
      count += 1;
      const payment = samplePayment({
        ...over,
        ...amounts,
        merchantUid: `m-${count}`,
        saleId: `s-${count}`,
      });
      store(ledger, payment, sampleSale({ saleId: payment.saleId, seq: count }));
      expect(ledger.read.payment(payment.merchantUid)).toEqual(payment);
    }),
    { numRuns: 60 },
  );
});

test('a sale is read as it was stored', () => {
  const { ledger } = newLedgerFile();
  const sale = sampleSale({ seq: 173 });
  ledger.write('test', (tx) => tx.insertSale(sale));
  expect(ledger.read.sale(sale.saleId)).toEqual(sale);
  expect(ledger.read.sale('another')).toBeNull();
});

test.each(wordsOf<CancelState>(cancelStates))(
  'a cancel in state %s is read as it was stored',
  (state) => {
    const { file, ledger } = newLedgerFile();
    store(ledger, paidPayment());
    const said = { code: '8178', message: '정산 예정 금액', declined: 'settlement' } as const;
    const done = { doneMs: startMs, pgTid: 'tid-2', receiptUrl: 'https://a/b' };
    const cancel = sampleCancel({
      state,
      ...(state === 'refused' ? said : {}),
      ...(state === 'done' ? done : {}),
      ...(state === 'needs-person' ? { foundWon: won(9_500) } : {}),
    });
    ledger.write('test', (tx) => tx.insertCancel(cancel));
    ledger.close();
    expect(opened(file).read.cancel(cancel.cancelId)).toEqual(cancel);
  },
);

test('an attempt is read while it runs and after it ended', () => {
  const { ledger } = newLedgerFile();
  store(ledger, samplePayment());
  const open = { endedMs: null, sent: null, outcome: null, code: '', message: '' };
  const running: Attempt = {
    merchantUid: samplePayment().merchantUid,
    number: 1,
    startedMs: startMs,
    ...open,
  };
  ledger.write('test', (tx) => tx.insertAttempt(running));
  expect(ledger.read.attempts(running.merchantUid)).toEqual([running]);

  const end = {
    endedMs: startMs + 3,
    sent: false,
    outcome: 'refused',
    code: '8193',
    message: '비번',
  };
  ledger.write('test', (tx) => tx.finishAttempt({ ...running, startedMs: 0, ...end }));
  expect(ledger.read.attempts(running.merchantUid)).toEqual([{ ...running, ...end }]);
});

test.each(wordsOf<LookUpPurpose>(lookUpPurposes))(
  'a look-up made to %s is read as it was stored, without anything else in its rows',
  (purpose) => {
    const { ledger } = newLedgerFile();
    const row = {
      impUid: 'imp_1',
      status: 'new-word',
      amountWon: 1,
      cancelAmountWon: 0,
      currency: '',
    };
    const lookUp: LookUp = {
      merchantUid: 'of-another-till',
      atMs: startMs,
      purpose,
      reading: 'open',
      rows: [{ ...row, ...{ buyerName: '김민지' } }, row],
    };
    ledger.write('test', (tx) => tx.insertLookUp(lookUp));
    expect(ledger.read.lookUps('of-another-till')).toEqual([{ ...lookUp, rows: [row, row] }]);
    expect(ledger.read.lastLookUp('of-another-till')?.rows).toEqual([row, row]);
  },
);

test('the breakdown that was told last is read as it was stored, for the row it is about', () => {
  const { file, ledger } = newLedgerFile();
  store(ledger, paidPayment());
  const { merchantUid } = paidPayment();
  const first = sampleBreakdown();
  const none = { ...first.balance, histories: [] };
  const second = sampleBreakdown({ atMs: startMs + 9, cancelledWon: 0, balance: none });
  ledger.write('test', (tx) => {
    tx.insertBreakdown(first);
    tx.insertBreakdown(sampleBreakdown({ impUid: 'imp_2' }));
    tx.insertBreakdown(second);
  });
  ledger.close();
  const { read, verifyChain } = opened(file);
  expect(read.lastBreakdown(merchantUid, 'imp_1')).toEqual(second);
  expect(read.lastBreakdown(merchantUid, 'imp_2')).toEqual({ ...first, impUid: 'imp_2' });
  expect(read.lastBreakdown(merchantUid, 'imp_3')).toBeNull();
  expect(verifyChain()).toEqual({ ok: true });
});

test('queue entries of both subjects are read by due time', () => {
  const { ledger } = newLedgerFile();
  const late = { about: 'payment', merchantUid: 'm-1' } as const;
  const soon = { about: 'cancel', cancelId: 'C7F3K2' } as const;
  const ids = ledger.write('test', (tx) => [
    tx.enqueue({ kind: 'resolve', subject: late, dueMs: 200 }),
    tx.enqueue({ kind: 'cancel', subject: soon, dueMs: 100 }),
  ]);
  const entry = { tries: 0, createdMs: expect.any(Number), claimedBy: null };
  expect(ledger.read.queue()).toEqual([
    { ...entry, entryId: ids[1], kind: 'cancel', subject: soon, dueMs: 100 },
    { ...entry, entryId: ids[0], kind: 'resolve', subject: late, dueMs: 200 },
  ]);
});
