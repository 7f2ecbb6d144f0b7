import type { StoreApi } from 'zustand/vanilla';
import type { PointsStore } from '../points/points-store.ts';
import type { PaperStore } from '../receipt/paper-store.ts';
import type { EntryStore } from './entry-store.ts';
import type { ListStore } from './list-store.ts';
import type { Mirror } from './mirror.ts';
import type { PaymentStore } from './payment-store.ts';
import type { View } from './view-store.ts';

/** Everything the till window knows: main's state, and what the cashier has typed and opened. */
export type Stores = {
  readonly mirror: StoreApi<Mirror>;
  readonly entry: EntryStore;
  readonly view: StoreApi<View>;
  readonly lists: ListStore;
  readonly payment: PaymentStore;
  readonly points: PointsStore;
  readonly papers: PaperStore;
};
