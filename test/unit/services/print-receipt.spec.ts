import { expect, test } from 'vitest';
import type { Payment } from '../../../main/domain/payment.ts';
import type { Printed } from '../../../main/ports/printer.ts';
import { enqueuePrint, printAgain, withdrawPrint } from '../../../main/services/print-receipt.ts';
import { recover } from '../../../main/services/recover.ts';
import { expectBooksAgree } from '../../core/books-agree.ts';
import { createTestCore, type TestCore } from '../../core/test-core.ts';
import { paidSale, paymentOf } from '../../core/test-sale.ts';
import { createFakePrinter, type FakePrinter, type WhatItDoes } from '../../fakes/fake-printer.ts';

const hourMs = 3_600_000;

/** A till with a printer, and a paid sale whose receipt waits. */
async function waitingReceipt(...will: readonly WhatItDoes[]) {
  const printer = createFakePrinter();
  const till = await createTestCore({ printer });
  const payment = await paidSale(till.core());
  printer.will(...will);
  wait(till, payment);
  return { till, printer, payment };
}

function subjectOf({ merchantUid }: Payment) {
  return { about: 'payment', merchantUid } as const;
}

function wait(till: TestCore, payment: Payment): void {
  const core = till.core();
  core.ledger.write('test', (tx) => enqueuePrint(core, tx, subjectOf(payment)));
  core.changed(payment.merchantUid);
}

const marks = ({ given }: FakePrinter): readonly number[] => given.map(({ again }) => again);
const waiting = (till: TestCore): number => till.core().ledger.read.queue().length;

const cases: readonly (readonly [
  name: string,
  will: readonly (Printed | Error)[],
  timesGiven: number,
  bugs: number,
])[] = [
  ['is printed at once', [], 1, 0],
  ['waits while the printer has no paper', ['failed', 'failed', 'failed'], 4, 0],
  ['is never printed again when nobody knows whether it came out', ['unsure'], 1, 0],
  ['is never printed again after the printer broke down over it', [new Error('usb')], 1, 1],
  ['that failed before is not printed again either', ['failed', 'unsure'], 2, 0],
];

test.each(cases)('a receipt %s; the payment is as it was', async (_, will, timesGiven, bugs) => {
  const { till, printer, payment } = await waitingReceipt(...will);
  await till.clock.advance(5 * hourMs);
  await till.restart();
  await till.clock.advance(hourMs);
  expect(printer.given).toHaveLength(timesGiven);
  expect(marks(printer)).toEqual(printer.given.map(() => 0));
  expect([waiting(till), till.bugs.length]).toEqual([0, bugs]);
  expect(paymentOf(till.core(), payment.merchantUid)).toEqual(payment);
  expectBooksAgree(till);
});

test('a receipt that was being printed when the process was killed is not printed again', async () => {
  const never = new Promise<Printed>(() => undefined);
  const { till, printer, payment } = await waitingReceipt(never);
  await till.clock.advance(1_000);
  expect(printer.given).toHaveLength(1);
  await till.restart();
  await till.clock.advance(hourMs);
  expect([printer.given.length, waiting(till)]).toEqual([1, 0]);
  expect(printAgain(till.core(), subjectOf(payment))).toBe(true);
  await till.clock.advance(hourMs);
  expect(marks(printer)).toEqual([0, 1]);
});

test.each(['printed', 'unsure'] as const)(
  'a person may print again what was %s; every later copy says so',
  async (first) => {
    const { till, printer, payment } = await waitingReceipt(first);
    await till.clock.advance(hourMs);
    for (const _ of [1, 2]) {
      printAgain(till.core(), subjectOf(payment));
      await till.clock.advance(hourMs);
    }
    expect(marks(printer)).toEqual([0, 1, 2]);
  },
);

test('a receipt that waits may be withdrawn, and is no copy', async () => {
  const { till, printer, payment } = await waitingReceipt();
  expect(withdrawPrint(till.core(), subjectOf(payment))).toBe(false);
  await till.clock.advance(hourMs);
  const other = await paidSale(till.core());
  const core = till.core();
  core.ledger.write('test', (tx) => enqueuePrint(core, tx, subjectOf(other)));
  expect(withdrawPrint(core, subjectOf(other))).toBe(true);
  expect(withdrawPrint(core, subjectOf(other))).toBe(false);
  await till.clock.advance(hourMs);
  expect(printer.given).toHaveLength(1);
  printAgain(core, subjectOf(other));
  await till.clock.advance(hourMs);
  expect(marks(printer)).toEqual([0, 0]);
});

test('one that an earlier life had begun may be on paper, also when it is withdrawn', async () => {
  const printer = createFakePrinter();
  const till = await createTestCore({ printer, queue: false });
  const payment = await paidSale(till.core());
  wait(till, payment);
  till.core().ledger.write('test', (tx) => {
    for (const { entryId } of till.core().ledger.read.queue()) tx.claimEntry(entryId);
  });
  await till.restart();
  expect(withdrawPrint(till.core(), subjectOf(payment))).toBe(true);
  expect(waiting(till)).toBe(0);
  expect(till.core().ledger.read.printsOf(subjectOf(payment))).toBe(1);
});

test.each([
  ['older-copy', 0, 1],
  ['damaged', 1, 0],
] as const)(
  'after a start on a ledger held as %s %i receipts wait, %i may be on paper',
  async (kind, waits, copies) => {
    const till = await createTestCore({ printer: createFakePrinter(), queue: false });
    const payment = await paidSale(till.core());
    wait(till, payment);
    till.core().ledger.hold(kind);
    recover(till.core());
    expect(waiting(till)).toBe(waits);
    expect(till.core().ledger.read.printsOf(subjectOf(payment))).toBe(copies);
  },
);

test('receipts do not wait for each other', async () => {
  const never = new Promise<Printed>(() => undefined);
  const { till, printer } = await waitingReceipt(never);
  await till.clock.advance(1_000);
  const second = await paidSale(till.core());
  wait(till, second);
  await till.clock.advance(1_000);
  expect(printer.given.map(({ subject }) => subject)).toContainEqual(subjectOf(second));
  expect(waiting(till)).toBe(1);
});

test('without a printer nothing waits for one', async () => {
  const till = await createTestCore();
  const payment = await paidSale(till.core());
  wait(till, payment);
  expect(waiting(till)).toBe(0);
  expect(printAgain(till.core(), subjectOf(payment))).toBe(false);
});
