import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PaymentView } from '../../../preload/payment-views.ts';
import type { PrintRow } from '../../../preload/print-views.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import type { WaitingRow } from '../../../preload/waiting-row.ts';
import type { Run } from './run.ts';

/** How many rows main gives at once; fewer means there are no more. */
const pageRows = 50;

export type Lists = {
  readonly day: 'today' | 'all';
  readonly rows: readonly PaymentView[];
  readonly more: boolean;
  /** What was looked for in vain, or null. */
  readonly notFound: string | null;
  readonly waiting: readonly WaitingRow[];
  readonly prints: readonly PrintRow[];
  readonly loaded: boolean;
};

export type ListStore = {
  readonly store: StoreApi<Lists>;
  /** Reads the newest rows of today or of all days. */
  show(day: Lists['day']): Promise<void>;
  showMore(): Promise<void>;
  /** The payment with this number, or null; null is remembered for the sentence under the box. */
  find(text: string): Promise<PaymentView | null>;
  /** Takes over what was looked for in vain, if the provider knows it; null when it does not. */
  adopt(text: string): Promise<PaymentView | null>;
  readWaiting(): Promise<void>;
  /** The receipts to see to. */
  readPrints(): Promise<void>;
};

export function createListStore(bridge: TillBridge, run: Run): ListStore {
  const store = createStore<Lists>(() => ({
    day: 'today',
    rows: [],
    more: false,
    notFound: null,
    waiting: [],
    prints: [],
    loaded: false,
  }));
  return {
    store,
    async show(day) {
      const reply = await run('list', 'other', () => bridge.payments.list({ day }));
      if (reply?.ok) store.setState({ ...pageOf(reply.value), day, notFound: null, loaded: true });
    },
    async showMore() {
      const { day, rows } = store.getState();
      const before = rows.at(-1)?.merchantUid;
      if (before === undefined) return;
      const reply = await run('list', 'other', () => bridge.payments.list({ day, before }));
      if (!reply?.ok) return;
      const { rows: older, more } = pageOf(reply.value);
      store.setState({ rows: [...rows, ...older], more });
    },
    async find(text) {
      const reply = await run('find', 'other', () => bridge.payments.find({ text }));
      const found = reply?.ok ? reply.value : null;
      if (reply?.ok) store.setState({ notFound: found === null ? text : null });
      return found;
    },
    async adopt(text) {
      const reply = await run('adopt', 'other', () => bridge.payments.adopt({ text }));
      if (!reply?.ok) return null;
      store.setState({ notFound: null });
      return reply.value;
    },
    async readWaiting() {
      const reply = await run('waiting', 'other', () => bridge.payments.waiting());
      if (reply?.ok) store.setState({ waiting: reply.value, loaded: true });
    },
    async readPrints() {
      const reply = await run('prints', 'receipt', () => bridge.receipt.toSee());
      if (reply?.ok) store.setState({ prints: reply.value, loaded: true });
    },
  };
}

function pageOf(rows: readonly PaymentView[]): Pick<Lists, 'rows' | 'more'> {
  return { rows, more: rows.length >= pageRows };
}
