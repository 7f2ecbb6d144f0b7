import { randomInt } from 'node:crypto';
import type { Account, AccountSeed } from './accounts.ts';

/** One cancel of a payment. */
export type CancelRow = {
  readonly pgTid: string;
  readonly amountWon: number;
  readonly taxFreeWon: number;
  readonly cancelledAtS: number;
  readonly reason: string | null;
  readonly cancellationId: string;
};

/** One row of the provider's books. Times are UNIX seconds, 0 = has not happened. */
export type PaymentRow = {
  readonly impUid: string;
  merchantUid: string;
  /** The sub-merchant the call named, or null. */
  tier: string | null;
  /** Null when nobody known tried to pay: a stranger's ID is not kept. */
  accountId: string | null;
  amountWon: number;
  currency: string;
  /** `ready`, `paid`, `cancelled` (also after a part), `failed`, or a word a test made up. */
  status: string;
  sandbox: boolean;
  pgId: string;
  pgTid: string | null;
  name: string;
  buyer: Buyer;
  customData: string | null;
  startedAtS: number;
  paidAtS: number;
  failedAtS: number;
  updatedAtMs: number;
  failReason: string | null;
  readonly cancels: CancelRow[];
  /** Told in the older shape, whatever the switch says. */
  older: boolean;
};

export type Buyer = {
  readonly name: string | null;
  readonly email: string | null;
  readonly tel: string | null;
  readonly addr: string | null;
  readonly postcode: string | null;
};

export type Prepared = { readonly amount: number; readonly currency: string | null };

/** Everything the gateway remembers; plain state that a test may read and write. */
export type Books = {
  readonly accounts: Map<string, Account>;
  /** In the order they were written. */
  readonly payments: PaymentRow[];
  /** By tier and order number, see `preparedKey`. */
  readonly prepared: Map<string, Prepared>;
  /** Practice faults that have acted: `charge` or `cancel`, a space, the order number. */
  readonly practised: Set<string>;
};

export const nobody: Buyer = { name: null, email: null, tel: null, addr: null, postcode: null };

export function freshBooks(seeds: readonly AccountSeed[]): Books {
  return {
    accounts: new Map(seeds.map((seed) => [seed.id, { locked: false, ...seed }])),
    payments: [],
    prepared: new Map(),
    practised: new Set(),
  };
}

export function cancelledWon(row: PaymentRow): number {
  return row.cancels.reduce((sum, cancel) => sum + cancel.amountWon, 0);
}

/** An order number that was ever paid stays used, also after a cancel. */
export function wasPaid(row: PaymentRow): boolean {
  return row.paidAtS > 0;
}

/** What was taken and not given back. */
export function netWon(row: PaymentRow): number {
  return wasPaid(row) ? row.amountWon - cancelledWon(row) : 0;
}

/** Balances and net payments together: no call may change it. */
export function totalWon(books: Books): number {
  const balances = [...books.accounts.values()].map((account) => account.balanceWon);
  return [...balances, ...books.payments.map(netWon)].reduce((sum, won) => sum + won, 0);
}

export function rowsOf(books: Books, tier: string | null, merchantUid: string): PaymentRow[] {
  return books.payments.filter((row) => row.merchantUid === merchantUid && row.tier === tier);
}

export function rowByImpUid(
  books: Books,
  tier: string | null,
  impUid: string,
): PaymentRow | undefined {
  return books.payments.find((row) => row.impUid === impUid && row.tier === tier);
}

/** `imps_` and twelve digits, as payments made over the API have been seen to carry. */
export function freshImpUid(books: Books): string {
  for (;;) {
    const impUid = `imps_${String(randomInt(0, 10 ** 12)).padStart(12, '0')}`;
    if (!books.payments.some((row) => row.impUid === impUid)) return impUid;
  }
}

/** Fourteen digits that begin with the two-digit year in Korea. */
export function freshPgTid(nowMs: number): string {
  const year = new Date(nowMs + 9 * 3_600_000).getUTCFullYear() % 100;
  return `${String(year).padStart(2, '0')}${String(randomInt(0, 10 ** 12)).padStart(12, '0')}`;
}

export function preparedKey(tier: string | null, merchantUid: string): string {
  return `${tier ?? ''} ${merchantUid}`;
}
