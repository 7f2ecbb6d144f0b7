import { expect } from 'vitest';
import type { Payment } from '../../main/domain/payment.ts';
import { cancelledWon, type PaymentRow, wasPaid } from '../../main/training/portone/books.ts';
import type { TestCore } from './test-core.ts';

/** What the gateway took and never should have taken twice. */
export function paidRowsOf({ gateway }: TestCore, merchantUid: string): readonly PaymentRow[] {
  return gateway.books.payments.filter((row) => row.merchantUid === merchantUid && wasPaid(row));
}

/** At rest: no number was paid twice, and the ledger says of every payment what the gateway says. */
export function expectBooksAgree(test: TestCore): void {
  const payments = test.core().ledger.read.page({ day: null, before: null, limit: 100_000 });
  for (const payment of payments) {
    const rows = paidRowsOf(test, payment.merchantUid);
    expect(rows.length, `${payment.merchantUid} paid rows`).toBeLessThanOrEqual(1);
    expect(inWords(payment), payment.merchantUid).toBe(rowInWords(rows[0]));
  }
  const known = new Set(payments.map(({ merchantUid }) => merchantUid));
  const strangers = test.gateway.books.payments.filter((row) => !known.has(row.merchantUid));
  expect(strangers).toEqual([]);
  expect(test.core().ledger.verifyChain()).toEqual({ ok: true });
}

function inWords({ state, amountWon }: Payment): string {
  switch (state.at) {
    case 'paid':
      return `paid ${amountWon}, ${state.cancelledWon} given back`;
    case 'declined':
    case 'not-charged':
    case 'created':
    case 'waiting':
      return 'nothing taken';
    case 'sending':
    case 'unknown':
      return `still ${state.at}`;
  }
}

function rowInWords(row: PaymentRow | undefined): string {
  return row ? `paid ${row.amountWon}, ${cancelledWon(row)} given back` : 'nothing taken';
}
