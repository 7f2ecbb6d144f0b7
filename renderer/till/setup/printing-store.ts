import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../preload/failure.ts';
import type { PaperMm, PrinterView } from '../../../preload/print-views.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import { answerOf, type Run } from '../store/run.ts';

/** What came of the test page: handed to this printer, or not. */
export type TestPage =
  | { readonly at: 'none' | 'sending' }
  | { readonly at: 'sent'; readonly printer: string }
  | { readonly at: 'failed'; readonly failure: Failure };

export type PrintersKnown = {
  /** The printers of this PC; null until main gave them. */
  readonly printers: readonly PrinterView[] | null;
  readonly reading: boolean;
  readonly testPage: TestPage;
};

export type PrintingStore = {
  readonly store: StoreApi<PrintersKnown>;
  readPrinters(): Promise<void>;
  /** Prints a page on the printer of the form, which need not be saved yet. */
  printTestPage(printer: string, paperMm: PaperMm): Promise<void>;
  /** Another printer or paper was chosen: what was said of the test page is over. */
  forgetTest(): void;
};

/** The printers of this PC and the test page. What came of the page stands below its key. */
export function createPrintingStore({ receipt }: TillBridge, run: Run): PrintingStore {
  const store = createStore<PrintersKnown>(() => ({
    printers: null,
    reading: false,
    testPage: { at: 'none' },
  }));
  return {
    store,
    async readPrinters() {
      if (store.getState().reading) return;
      store.setState({ reading: true });
      const reply = await run('printers', 'receipt', receipt.printers);
      store.setState({ reading: false, ...(reply?.ok ? { printers: reply.value } : {}) });
    },
    async printTestPage(printer, paperMm) {
      if (store.getState().testPage.at === 'sending') return;
      store.setState({ testPage: { at: 'sending' } });
      const reply = await answerOf(() => receipt.testPage({ printer, paperMm }));
      store.setState({
        testPage: reply.ok ? { at: 'sent', printer } : { at: 'failed', failure: reply.failure },
      });
    },
    forgetTest: () =>
      store.setState(({ testPage }) =>
        testPage.at === 'sending' ? {} : { testPage: { at: 'none' } },
      ),
  };
}
