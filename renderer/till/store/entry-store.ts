import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Buyer, TaxType, Won } from '../../../preload/views.ts';
import { amountOf, type DigitKey, withKey, withoutLast, withWon } from '../flow/digits.ts';

/** What the cashier has typed for the next sale. */
export type Entry = {
  readonly digits: string;
  /** Empty: the shop's usual item name. */
  readonly itemName: string;
  readonly buyer: Buyer;
  /** The tax-free share of the amount, in a mixed shop; null: everything is taxable. */
  readonly taxFreeWon: Won | null;
};

/** What the order dialog holds: everything but the amount. */
export type Details = Omit<Entry, 'digits'>;

export type EntryStore = {
  readonly store: StoreApi<Entry>;
  type(key: DigitKey): void;
  addWon(plusWon: number): void;
  erase(): void;
  /** Empties the amount only. */
  clear(): void;
  /** Takes the amount of an earlier sale. */
  take(amountWon: Won): void;
  keepDetails(details: Details): void;
  /** Empties everything: the sale has begun, or another one does. */
  empty(): void;
  /** The digits as they are; the answer puts them back. */
  remember(): () => void;
};

const nothing: Entry = { digits: '', itemName: '', buyer: {}, taxFreeWon: null };

export function createEntryStore(): EntryStore {
  const store = createStore<Entry>(() => nothing);
  const change = (next: (digits: string) => string): void =>
    store.setState(({ digits }) => ({ digits: next(digits) }));
  return {
    store,
    type: (key) => change((digits) => withKey(digits, key)),
    addWon: (plusWon) => change((digits) => withWon(digits, plusWon)),
    erase: () => change(withoutLast),
    clear: () => change(() => ''),
    take: (amountWon) => change(() => String(amountWon)),
    keepDetails: (details) => store.setState(details),
    empty: () => store.setState(nothing),
    remember() {
      const { digits } = store.getState();
      return () => store.setState({ digits });
    },
  };
}

/** What is asked of main: the amount, and the details that were given and that the shop knows. */
export function saleOf({ digits, itemName, buyer, taxFreeWon }: Entry, taxType: TaxType) {
  return {
    amountWon: amountOf(digits),
    ...(taxType !== 'mixed' || taxFreeWon === null ? {} : { taxFreeWon }),
    ...(itemName === '' ? {} : { itemName }),
    ...(Object.keys(buyer).length === 0 ? {} : { buyer }),
  };
}
