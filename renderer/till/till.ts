import type { TillBridge } from '../../preload/till-contract.ts';
import type { Acts } from './acts/commands.ts';
import { createKeyActs } from './acts/key-acts.ts';
import { createPanelActs } from './acts/panel-acts.ts';
import { createPaymentActs } from './acts/payment-acts.ts';
import { createSaleActs } from './acts/sale-acts.ts';
import { createSettleActs } from './acts/settle-acts.ts';
import type { KeyActs } from './keys/key-reader.ts';
import { createPointsActs } from './points/points-acts.ts';
import { createPointsStore } from './points/points-store.ts';
import { createPaperStore } from './receipt/paper-store.ts';
import { createReceiptActs } from './receipt/receipt-acts.ts';
import { startAutoReturn } from './store/auto-return.ts';
import { startEffects } from './store/effects.ts';
import { createEntryStore } from './store/entry-store.ts';
import { createListStore } from './store/list-store.ts';
import { createMirror } from './store/mirror.ts';
import { createPaymentStore } from './store/payment-store.ts';
import { createRun, type Run } from './store/run.ts';
import type { Stores } from './store/stores.ts';
import { createViewStore } from './store/view-store.ts';
import type { TillWords } from './words.ts';

/** The till window without its looks: what it knows and what it can do. */
export type Till = {
  readonly bridge: TillBridge;
  readonly run: Run;
  readonly stores: Stores;
  readonly acts: Acts;
  readonly keys: KeyActs;
};

type Port = {
  readonly words: TillWords;
  readonly after: (delayMs: number, act: () => void) => () => void;
};

/** Builds everything once; `main.tsx` gives the real bridge, tests a fake one. */
export function createTill(bridge: TillBridge, { words, after }: Port): Till {
  const view = createViewStore();
  const run = createRun(view);
  const stores: Stores = {
    mirror: createMirror(bridge),
    entry: createEntryStore(),
    view,
    lists: createListStore(bridge, run),
    payment: createPaymentStore(bridge, run),
    points: createPointsStore(bridge, run),
    papers: createPaperStore(bridge),
  };
  const acts: Acts = {
    sale: createSaleActs(bridge, run, stores),
    panel: createPanelActs(bridge, run, stores),
    payment: createPaymentActs(bridge, run, stores, words),
    settle: createSettleActs(bridge, run, stores),
    points: createPointsActs(bridge, run, stores),
    receipt: createReceiptActs(bridge, run, stores),
  };
  startEffects(bridge, stores, acts.receipt);
  startAutoReturn(stores, { after, dismiss: acts.sale.dismiss });
  return { bridge, run, stores, acts, keys: createKeyActs(stores, acts) };
}
