import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ReceiptOf } from '../../../preload/print-views.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import { answerOf } from '../store/run.ts';
import { keyOf, newPaper, type Paper, standingAfter } from './paper.ts';

/** The documents on view, by their keys. */
export type Papers = Readonly<Record<string, Paper>>;

export type PaperStore = {
  readonly store: StoreApi<Papers>;
  /** What is known of it; nothing yet is known of one that is not on view. */
  paper(of: ReceiptOf): Paper;
  put(of: ReceiptOf, change: Partial<Omit<Paper, 'of'>>): void;
  /** Asks main where it stands with the printer. Cannot fail: then it stays as it was. */
  read(of: ReceiptOf): Promise<void>;
  /** It is on view from now on, as a slip or a receipt, until the answer is called. */
  watch(of: ReceiptOf, slip?: boolean): () => void;
  /** The ledger changed there: what is on view of that payment is read again. */
  changed(merchantUid: string): void;
};

export function createPaperStore({ receipt }: TillBridge): PaperStore {
  const store = createStore<Papers>(() => ({}));
  const watchers = new Map<string, number>();
  /** How often a document was asked about: of two answers on their way the newer one counts. */
  const asked = new Map<string, number>();
  const paper = (of: ReceiptOf): Paper => store.getState()[keyOf(of)] ?? newPaper(of);
  const put: PaperStore['put'] = (of, change) => {
    if (change.standing !== undefined) asked.set(keyOf(of), (asked.get(keyOf(of)) ?? 0) + 1);
    store.setState({ [keyOf(of)]: { ...paper(of), ...change } });
  };

  async function read(of: ReceiptOf): Promise<void> {
    const turn = (asked.get(keyOf(of)) ?? 0) + 1;
    asked.set(keyOf(of), turn);
    const reply = await answerOf(() => receipt.standing(of));
    if (!reply.ok || asked.get(keyOf(of)) !== turn) return;
    put(of, { standing: standingAfter(paper(of), reply.value) });
  }

  return {
    store,
    paper,
    put,
    read,
    watch(of, slip = false) {
      const key = keyOf(of);
      const others = watchers.get(key) ?? 0;
      watchers.set(key, others + 1);
      const isOther = paper(of).slip !== slip;
      put(of, isOther ? { slip, standing: null } : {});
      if (others === 0 || isOther) void read(of);
      return () => {
        const left = (watchers.get(key) ?? 1) - 1;
        watchers.set(key, left);
        if (left === 0) watchers.delete(key);
      };
    },
    changed(merchantUid) {
      for (const { of } of Object.values(store.getState())) {
        const isOfIt = 'merchantUid' in of && of.merchantUid === merchantUid;
        if (isOfIt && watchers.has(keyOf(of))) void read(of);
      }
    },
  };
}
