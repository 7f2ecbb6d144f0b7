import { koreaDayEndMs } from './korea-time.ts';

/** One issuance. Times are epoch ms; what will become of it is settled when it is made. */
export type Issuance = {
  readonly id: string;
  readonly amountWon: number;
  /** `WAITED`, `READY`, `DONE`, `CANCELLED`, `FAIL`, or a word a test made up. */
  status: string;
  readonly createdAtMs: number;
  modifiedAtMs: number;
  /** When the account is there, or when it turns out that there will be none. */
  readonly readyAtMs: number;
  readonly neverReady: boolean;
  dueAtMs: number;
  /** When the deposit comes by itself; null: never. */
  depositAtMs: number | null;
  readonly accountNumber: string;
};

/** Points that end on the same day. */
export type PointLot = { won: number; readonly expiresAtMs: number };

/** Everything the gateway remembers; plain state that a test may read and write. */
export type Books = {
  /** In the order they were made. */
  readonly issuances: Issuance[];
  readonly lots: PointLot[];
  /** How often a practice fault has acted, and when last; see practice.ts. */
  readonly practised: Map<string, Practised>;
  /** Ids are digits that count up, as published examples suggest. */
  nextId: number;
};

export type Practised = { readonly times: number; readonly atMs: number };

/** What the shop has at the beginning. */
export type BalanceSeed = { readonly balanceWon: number; readonly expiringWon: number };

export const seededBalance: BalanceSeed = { balanceWon: 7_250_000, expiringWon: 120_000 };

const dayMs = 86_400_000;
/** Nothing public says how long points last. */
const lifeDays = 5 * 365;
const soonDays = 30;
const seededSoonDays = 20;

export function freshBooks(seed: BalanceSeed, nowMs: number): Books {
  const later = seed.balanceWon - seed.expiringWon;
  return {
    issuances: [],
    lots: [
      { won: seed.expiringWon, expiresAtMs: koreaDayEndMs(nowMs + seededSoonDays * dayMs) },
      { won: later, expiresAtMs: koreaDayEndMs(nowMs + lifeDays * dayMs) },
    ],
    practised: new Map(),
    nextId: 1_001,
  };
}

export function balanceWon({ lots }: Books, nowMs: number): number {
  return sumWon(lots.filter(({ expiresAtMs }) => expiresAtMs > nowMs));
}

/** The part of the balance that ends within 30 days. */
export function expiringWon({ lots }: Books, nowMs: number): number {
  const endMs = nowMs + soonDays * dayMs;
  return sumWon(lots.filter(({ expiresAtMs }) => expiresAtMs > nowMs && expiresAtMs <= endMs));
}

function sumWon(lots: readonly PointLot[]): number {
  return lots.reduce((sum, { won }) => sum + won, 0);
}

export function issuanceById(books: Books, id: string): Issuance | undefined {
  return books.issuances.find((one) => one.id === id);
}

/** Waits for its account or for its deposit; there is never more than one. */
export function isOpen({ status }: Issuance): boolean {
  return status === 'WAITED' || status === 'READY';
}

/** Lets everything happen that fell due; true when something did. */
export function catchUp(books: Books, nowMs: number): boolean {
  const moved = books.issuances.filter(isOpen).map((one) => {
    const prepared = becomesReady(one, nowMs);
    return ends(books, one, nowMs) || prepared;
  });
  return moved.includes(true);
}

function becomesReady(one: Issuance, nowMs: number): boolean {
  if (one.status !== 'WAITED' || nowMs < one.readyAtMs) return false;
  turn(one, one.neverReady ? 'FAIL' : 'READY', one.readyAtMs);
  return true;
}

function ends(books: Books, one: Issuance, nowMs: number): boolean {
  if (one.status !== 'READY') return false;
  const { depositAtMs, dueAtMs } = one;
  if (depositAtMs !== null && depositAtMs <= Math.min(nowMs, dueAtMs)) {
    return payIn(books, one, depositAtMs);
  }
  if (nowMs <= dueAtMs) return false;
  turn(one, 'FAIL', dueAtMs);
  return true;
}

/** The deposit reaches the account; false, and nothing happens, when nobody waits for it. */
export function payIn(books: Books, one: Issuance, atMs: number): boolean {
  if (one.status !== 'READY') return false;
  turn(one, 'DONE', atMs);
  books.lots.push({ won: one.amountWon, expiresAtMs: koreaDayEndMs(atMs + lifeDays * dayMs) });
  return true;
}

export function turn(one: Issuance, status: string, atMs: number): void {
  one.status = status;
  one.modifiedAtMs = atMs;
}
