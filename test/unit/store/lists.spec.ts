import { expect, test } from 'vitest';
import type { Payment } from '../../../main/domain/payment.ts';
import { won } from '../../../main/domain/won.ts';
import type { Ledger } from '../../../main/store/ledger.ts';
import {
  day,
  newLedgerFile,
  paidPayment,
  sampleCancel,
  samplePayment,
  sampleSale,
  startMs,
  store,
} from './ledger-set-up.ts';

const dayAfter = '20261122';

/** Payments m-0000 … on two days by turns; three share every millisecond. */
function fill(ledger: Ledger, count: number): readonly string[] {
  const uids = Array.from({ length: count }, (_, index) => `m-${String(index).padStart(4, '0')}`);
  ledger.write('test', (tx) => {
    tx.insertSale(sampleSale());
    tx.insertSale(sampleSale({ saleId: 'sale-2', businessDay: dayAfter }));
    for (const [index, merchantUid] of uids.entries()) {
      const saleId = index % 2 === 0 ? 'sale-1' : 'sale-2';
      const createdMs = startMs + Math.floor(index / 3);
      tx.insertPayment(samplePayment({ merchantUid, saleId, createdMs }));
    }
  });
  return uids;
}

function walk(ledger: Ledger, ofDay: string | null, limit: number): readonly string[] {
  const seen: string[] = [];
  for (;;) {
    const page = ledger.read.page({ day: ofDay, before: seen.at(-1) ?? null, limit });
    seen.push(...page.map(({ merchantUid }) => merchantUid));
    if (page.length < limit) return seen;
  }
}

test('pages walk 1,000 payments newest first, without a gap and without one twice', () => {
  const { ledger } = newLedgerFile();
  const newestFirst = fill(ledger, 1_000).toReversed();
  for (const limit of [1, 7, 50, 1_000, 2_000]) {
    expect(walk(ledger, null, limit)).toEqual(newestFirst);
  }
  const ofOneDay = newestFirst.filter((uid) => Number(uid.slice(2)) % 2 === 1);
  expect(walk(ledger, dayAfter, 64)).toEqual(ofOneDay);
});

test('a page goes on where it ended when payments were made meanwhile', () => {
  const { ledger } = newLedgerFile();
  const newestFirst = fill(ledger, 10).toReversed();
  const first = ledger.read.page({ day: null, before: null, limit: 4 });
  const late = samplePayment({ merchantUid: 'm-new', createdMs: startMs + 99 });
  ledger.write('test', (tx) => tx.insertPayment(late));
  const rest = ledger.read.page({
    day: null,
    before: first.at(-1)?.merchantUid ?? null,
    limit: 99,
  });
  expect([...first, ...rest].map(({ merchantUid }) => merchantUid)).toEqual(newestFirst);
});

test('a page after a payment that is not there, of no rows, or of another day is empty', () => {
  const { ledger } = newLedgerFile();
  fill(ledger, 3);
  expect(ledger.read.page({ day: null, before: 'm-9', limit: 5 })).toEqual([]);
  expect(ledger.read.page({ day: null, before: null, limit: 0 })).toEqual([]);
  expect(ledger.read.page({ day: '20250101', before: null, limit: 5 })).toEqual([]);
});

test('payments are found by sale, order number and imp_uid, the newest where several match', () => {
  const { ledger } = newLedgerFile();
  const first = paidPayment({ merchantUid: 'm-1' });
  const second: Payment = { ...first, merchantUid: 'm-2', createdMs: startMs + 1 };
  store(ledger, second);
  ledger.write('test', (tx) => tx.insertPayment(first));
  expect(ledger.read.paymentsOf('sale-1')).toEqual([first, second]);
  expect(ledger.read.paymentByOrderNo(first.orderNo)).toEqual(second);
  expect(ledger.read.paymentByImpUid('imp_m-1')).toEqual(second);
  expect(ledger.read.paymentByOrderNo('nothing')).toBeNull();
  expect(ledger.read.paymentByImpUid('nothing')).toBeNull();
});

test('open payments, alarms and open cancels are listed oldest first', () => {
  const { ledger } = newLedgerFile();
  const at = (state: Payment['state'], number: number): Payment => ({
    ...samplePayment({ merchantUid: `m-${number}`, createdMs: startMs - number }),
    maybeSent: true,
    state,
  });
  const alarmed: Payment = { ...paidPayment({ merchantUid: 'm-8' }), alarm: 'late-paid' };
  ledger.write('test', (tx) => {
    tx.insertSale(sampleSale());
    tx.insertPayment(at({ at: 'created' }, 1));
    tx.insertPayment(at({ at: 'sending' }, 2));
    tx.insertPayment({ ...at({ at: 'unknown', sinceMs: 1 }, 3), alarm: 'still-ready' });
    tx.insertPayment(at({ at: 'not-charged', why: 'at-door', provedMs: 1 }, 4));
    tx.insertPayment(alarmed);
    for (const [index, state] of (
      ['created', 'sending', 'unknown', 'refused'] as const
    ).entries()) {
      const own = { cancelId: `C-${index}`, impUid: `imp-${index}`, createdMs: 9 - index };
      tx.insertCancel(sampleCancel({ ...own, merchantUid: 'm-8', state, declined: 'other' }));
    }
  });
  const uidsOf = (payments: readonly Payment[]) => payments.map(({ merchantUid }) => merchantUid);
  expect(uidsOf(ledger.read.open())).toEqual(['m-3', 'm-2', 'm-1']);
  expect(uidsOf(ledger.read.alarmed())).toEqual(['m-3', 'm-8']);
  expect(ledger.read.counts()).toEqual({ open: 3, oldestOpenMs: startMs - 3 });
  const open = ledger.read.openCancels().map(({ cancelId }) => cancelId);
  expect(open).toEqual(['C-2', 'C-1', 'C-0']);
  expect(ledger.read.cancels('m-8')).toHaveLength(4);
});

test('an empty ledger has nothing open and a day of nothing', () => {
  const { ledger } = newLedgerFile();
  expect(ledger.read.counts()).toEqual({ open: 0, oldestOpenMs: null });
  expect(ledger.read.totals(day)).toEqual({ count: 0, paidWon: 0, cancelledWon: 0 });
});

test('a day counts what was paid for its sales and what of it was cancelled, above eight digits too', () => {
  const { ledger } = newLedgerFile();
  const amountWon = won(99_999_999);
  ledger.write('test', (tx) => {
    tx.insertSale(sampleSale());
    tx.insertSale(sampleSale({ saleId: 'sale-2', businessDay: dayAfter }));
    tx.insertPayment(samplePayment({ merchantUid: 'm-1' }));
    tx.insertPayment(paidPayment({ merchantUid: 'm-2', amountWon }, 300));
    tx.insertPayment(paidPayment({ merchantUid: 'm-3', amountWon }, 99_999_999));
    tx.insertPayment(paidPayment({ merchantUid: 'm-4', saleId: 'sale-2' }));
  });
  expect(ledger.read.totals(day)).toEqual({
    count: 2,
    paidWon: 199_999_998,
    cancelledWon: 100_000_299,
  });
  expect(ledger.read.totals(dayAfter)).toEqual({ count: 1, paidWon: 12_500, cancelledWon: 0 });
});
