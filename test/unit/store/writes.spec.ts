import { expect, test } from 'vitest';
import { advanceCancel } from '../../../main/domain/cancel.ts';
import type { Payment } from '../../../main/domain/payment.ts';
import { advance } from '../../../main/domain/payment-steps.ts';
import { StaleRow } from '../../../main/store/ledger-failure.ts';
import {
  day,
  newLedgerFile,
  opened,
  paidPayment,
  sampleCancel,
  samplePayment,
  sampleSale,
  startMs,
  store,
} from './ledger-set-up.ts';

const uid = samplePayment().merchantUid;
const running = { merchantUid: uid, startedMs: startMs, endedMs: null, sent: null, outcome: null };

test('a payment saved one version later is read so', () => {
  const { ledger } = newLedgerFile();
  const created = samplePayment();
  const sending = advance(created, { step: 'send' }, startMs + 1);
  store(ledger, created);
  ledger.write('test', (tx) => tx.savePayment(sending));
  expect(ledger.read.payment(uid)).toEqual(sending);
});

test('what a later state does not say is gone from the row', () => {
  const { ledger } = newLedgerFile();
  const unknown: Payment = {
    ...samplePayment(),
    maybeSent: true,
    state: { at: 'unknown', sinceMs: startMs },
  };
  const { state } = paidPayment();
  store(ledger, unknown);
  ledger.write('test', (tx) => tx.savePayment({ ...unknown, state, version: 2 }));
  expect(ledger.read.payment(uid)).toEqual({ ...unknown, state, version: 2 });
});

test.each([0, 1, 3, 4])(
  'a payment saved as version %i over version 1 is refused as stale',
  (version) => {
    const { ledger } = newLedgerFile();
    store(ledger, samplePayment());
    const save = () =>
      ledger.write('test', (tx) => tx.savePayment({ ...samplePayment(), version }));
    expect(save).toThrow(StaleRow);
    expect(ledger.read.payment(uid)).toEqual(samplePayment());
  },
);

test('a payment or cancel that was never inserted cannot be saved', () => {
  const { ledger } = newLedgerFile();
  const payment = { ...samplePayment(), version: 2 };
  expect(() => ledger.write('test', (tx) => tx.savePayment(payment))).toThrow(StaleRow);
  const cancel = { ...sampleCancel(), version: 2 };
  expect(() => ledger.write('test', (tx) => tx.saveCancel(cancel))).toThrow(StaleRow);
});

test('of two who read one cancel only the first can save it', () => {
  const { ledger } = newLedgerFile();
  store(ledger, paidPayment());
  ledger.write('test', (tx) => tx.insertCancel(sampleCancel()));
  const sending = advanceCancel(sampleCancel(), { step: 'send' }, startMs);
  ledger.write('test', (tx) => tx.saveCancel(sending));
  const late = advanceCancel(sampleCancel(), { step: 'give-up' }, startMs);
  expect(() => ledger.write('test', (tx) => tx.saveCancel(late))).toThrow(StaleRow);
  expect(ledger.read.cancel(sending.cancelId)).toEqual(sending);
});

test('an attempt ends once', () => {
  const { ledger } = newLedgerFile();
  store(ledger, samplePayment());
  const attempt = { ...running, number: 1, code: '', message: '' };
  const ended = { ...attempt, endedMs: startMs, sent: true, outcome: 'paid' };
  ledger.write('test', (tx) => tx.insertAttempt(attempt));
  ledger.write('test', (tx) => tx.finishAttempt(ended));
  expect(() => ledger.write('test', (tx) => tx.finishAttempt(ended))).toThrow(StaleRow);
});

test('a write that throws leaves nothing, not even its audit rows', () => {
  const { ledger } = newLedgerFile();
  const head = ledger.chainHead();
  const write = () =>
    ledger.write('test', (tx) => {
      tx.insertSale(sampleSale());
      tx.enqueue({ kind: 'resolve', subject: { about: 'payment', merchantUid: uid }, dueMs: 1 });
      throw new Error('a bug');
    });
  expect(write).toThrow('a bug');
  expect(ledger.read.sale('sale-1')).toBeNull();
  expect(ledger.read.queue()).toEqual([]);
  expect(ledger.chainHead()).toEqual(head);
  expect(ledger.stopped()).toBeNull();
});

test('a write inside a write is a bug, and the outer one is undone', () => {
  const { ledger } = newLedgerFile();
  const nested = () =>
    ledger.write('test', (tx) => {
      tx.insertSale(sampleSale());
      ledger.write('test', () => undefined);
    });
  expect(nested).toThrow('a write inside a write');
  expect(ledger.read.sale('sale-1')).toBeNull();
  ledger.write('test', (tx) => tx.insertSale(sampleSale()));
  expect(ledger.read.sale('sale-1')).not.toBeNull();
});

test('a write that waits for something is a bug', () => {
  const { ledger } = newLedgerFile();
  expect(() => ledger.write('test', async (tx) => tx.insertSale(sampleSale()))).toThrow(/promise/);
  expect(ledger.read.sale('sale-1')).toBeNull();
});

test('what a write was given is of no use after it', () => {
  const { ledger } = newLedgerFile();
  const tx = ledger.write('test', (given) => given);
  expect(() => tx.insertSale(sampleSale())).toThrow('only inside');
  expect(() => tx.audit('open-drawer', 'till', {})).toThrow('belongs to a `write`');
});

test('reads inside a write see what it wrote', () => {
  const { ledger } = newLedgerFile();
  const seen = ledger.write('test', (tx) => {
    tx.insertSale(sampleSale());
    return ledger.read.sale('sale-1');
  });
  expect(seen).toEqual(sampleSale());
});

test('sale numbers start at 1 every day and are never given twice, whoever holds the books', () => {
  const { file } = newLedgerFile();
  const seqs = Array.from({ length: 12 }, (_, index) =>
    opened(file).write('test', (tx) => {
      const seq = tx.nextSeq(day);
      tx.insertSale(sampleSale({ saleId: `sale-${index}`, seq }));
      return seq;
    }),
  );
  const ledger = opened(file);
  expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(ledger.write('test', (tx) => tx.nextSeq('20261122'))).toBe(1);
});

test('a payment needs its sale', () => {
  const { ledger } = newLedgerFile();
  expect(() => ledger.write('test', (tx) => tx.insertPayment(samplePayment()))).toThrow('no sale');
});
