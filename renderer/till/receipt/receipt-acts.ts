import type { ReceiptOf } from '../../../preload/print-views.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import type { ReceiptView } from '../../../preload/views.ts';
import { answerOf, type Run } from '../store/run.ts';
import type { Stores } from '../store/stores.ts';
import { isKept, isSamePaper, isUnprinted, receiptOf, standingAfter } from './paper.ts';
import { createPaperActs, type PaperActs } from './paper-acts.ts';

/** Receipts and slips on the screen, on paper and as files. */
export type ReceiptActs = PaperActs & {
  show(of: ReceiptOf): void;
  /** The last approved payment of today. */
  showLast(): void;
  /** Prints a first copy at once; any further one is shown first, with what it will be marked as. */
  printOrShow(of: ReceiptOf): void;
  /** The ledger changed there: what is on view of that payment is read again. */
  changed(merchantUid: string): void;
};

export function createReceiptActs(bridge: TillBridge, run: Run, stores: Stores): ReceiptActs {
  const { view, papers } = stores;
  const onPaper = createPaperActs(bridge, run, stores);

  async function show(of: ReceiptOf): Promise<void> {
    const reply = await run('receipt', 'receipt', () => bridge.receipt.show(of));
    if (reply?.ok) openPaper(stores, reply.value);
  }

  async function showLast(): Promise<void> {
    const reply = await run('last', 'receipt', () => bridge.payments.list({ day: 'today' }));
    if (!reply?.ok) return;
    const last = reply.value.find(({ state }) => state === 'paid');
    if (last !== undefined) await show(receiptOf(last.merchantUid));
    else view.setState({ message: { kind: 'info', key: 'receipt.none' } });
  }

  /** What the document says may have changed, as when it became known what came of a payment. */
  async function showAgain(merchantUid: string): Promise<void> {
    const before = shownOf(stores);
    if (before === null || !('merchantUid' in before) || before.merchantUid !== merchantUid) return;
    const reply = await answerOf(() => bridge.receipt.show(before));
    const now = shownOf(stores);
    if (!reply.ok || now === null || !isSamePaper(now, before)) return;
    view.setState({ overlay: { at: 'receipt', receipt: reply.value } });
  }

  async function printOrShow(of: ReceiptOf): Promise<void> {
    // Pressed as soon as the result was there.
    if (papers.paper(of).standing === null) await papers.read(of);
    const paper = papers.paper(of);
    if (isUnprinted(paper)) onPaper.print(of);
    else if (paper.printing === null) await show(of);
  }

  return {
    ...onPaper,
    show: (of) => void show(of),
    showLast: () => void showLast(),
    printOrShow: (of) => void printOrShow(of),
    changed(merchantUid) {
      papers.changed(merchantUid);
      void showAgain(merchantUid);
    },
  };
}

/** Opens a document that main gave, with nothing said of what was done with it before. */
export function openPaper({ view, papers }: Stores, receipt: ReceiptView): void {
  const { of, kind, print } = receipt;
  const slip = !isKept(kind);
  const before = papers.paper(of);
  const standing = before.slip === slip ? standingAfter(before, print) : print;
  papers.put(of, { slip, standing, fault: null, savedTo: null });
  view.setState({ overlay: { at: 'receipt', receipt } });
}

/** The document whose dialog is open. */
export function shownOf({ view }: Stores): ReceiptOf | null {
  const { overlay } = view.getState();
  return overlay.at === 'receipt' ? overlay.receipt.of : null;
}
