import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { PrintStanding, ReceiptOf, SavedAs } from '../../../preload/print-views.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import { answerOf, type Run } from '../store/run.ts';
import type { Stores } from '../store/stores.ts';
import { isSamePaper, mayPrint } from './paper.ts';

/** One document onto paper or into a file. Nothing of it moves points. */
export type PaperActs = {
  /** One that waits for the printer is tried now. */
  print(of: ReceiptOf): void;
  /** Takes back one that waits for the printer. */
  withdraw(of: ReceiptOf): void;
  save(of: ReceiptOf, as: SavedAs): void;
  /** A person has it on paper: it is no longer one to see to. */
  seen(of: ReceiptOf): void;
};

export function createPaperActs(
  { receipt }: TillBridge,
  run: Run,
  { view, papers, lists }: Stores,
): PaperActs {
  function isOnTop(of: ReceiptOf): boolean {
    const { overlay } = view.getState();
    return overlay.at === 'receipt' && isSamePaper(overlay.receipt.of, of);
  }

  /** In its dialog while that is open; the page behind that can neither be read nor pressed. */
  function tell(of: ReceiptOf, failure: Failure): void {
    if (isOnTop(of)) papers.put(of, { fault: failure });
    else view.setState({ message: { kind: 'failure', failure, about: 'receipt' } });
  }

  /** A new act takes away what was said of the one before. */
  function begin(of: ReceiptOf, work: 'print' | 'withdraw' | SavedAs): void {
    const now = work === 'pdf' || work === 'png' ? { saving: work } : { printing: work };
    papers.put(of, { ...now, fault: null, savedTo: null });
    if (!isOnTop(of)) view.setState({ message: null });
  }

  async function ask(
    of: ReceiptOf,
    work: 'print' | 'withdraw',
    command: () => Promise<Reply<PrintStanding, Failure>>,
  ): Promise<void> {
    begin(of, work);
    const reply = await answerOf(command);
    papers.put(of, { printing: null, ...(reply.ok ? { standing: reply.value } : {}) });
    if (!reply.ok) tell(of, reply.failure);
  }

  function saved(of: ReceiptOf, path: string): void {
    if (isOnTop(of)) papers.put(of, { savedTo: path });
    else view.setState({ message: { kind: 'info', key: 'print.saved.to', blanks: { path } } });
  }

  async function save(of: ReceiptOf, as: SavedAs): Promise<void> {
    begin(of, as);
    const reply = await answerOf(() => receipt.save({ of, as }));
    papers.put(of, { saving: null });
    if (!reply.ok) tell(of, reply.failure);
    else if (reply.value !== null) saved(of, reply.value.path);
  }

  async function seen(of: ReceiptOf): Promise<void> {
    const reply = await run('seen', 'receipt', () => receipt.seenOnPaper(of));
    if (reply?.ok) await lists.readPrints();
  }

  return {
    seen: (of) => void seen(of),
    print(of) {
      if (mayPrint(papers.paper(of))) void ask(of, 'print', () => receipt.print(of));
    },
    withdraw(of) {
      if (papers.paper(of).printing !== null) return;
      void ask(of, 'withdraw', () => receipt.withdrawPrint(of));
    },
    save(of, as) {
      if (papers.paper(of).saving === null) void save(of, as);
    },
  };
}
