import type { PaymentView } from '../../../preload/payment-views.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import { isOver, mayLeave } from '../flow/data-state.ts';
import { mayCancel } from '../flow/may-cancel.ts';
import type { Run } from '../store/run.ts';
import type { Stores } from '../store/stores.ts';
import type { Overlay, Panel } from '../store/view-store.ts';

/** What the cashier may open in the place of the keypad, and how to come back. */
export type PanelActs = {
  /** Does nothing while a sale is under way; a finished one is cleared first. */
  open(panel: Panel): void;
  /** One step back: from a cancel to its payment, from a payment to the list, from there to the keypad. */
  back(): void;
  /** A row was chosen: to be cancelled if the list was opened for that, else to be looked at. */
  choose(payment: PaymentView): void;
  startCancel(merchantUid: string): void;
  /** Looks for a payment by any of its numbers and opens it. */
  find(text: string): void;
  /** Looks for it at the provider: of another till, or from before. */
  adopt(text: string): void;
  overlay(overlay: Overlay): void;
  closeMessage(): void;
};

export function createPanelActs(bridge: TillBridge, run: Run, stores: Stores): PanelActs {
  const { mirror, view, lists, payment } = stores;

  function open(panel: Panel): void {
    const sale = mirror.getState().state?.sale;
    if (sale === undefined || !mayLeave(sale)) return;
    if (isOver(sale)) void run('dismiss', 'sale', bridge.sale.dismiss);
    view.setState({ panel, message: null });
    if (panel.at === 'detail') void showDetail(panel.merchantUid);
    else read(panel, stores);
  }

  /** Once for each opening; nobody waits for it. */
  async function showDetail(merchantUid: string): Promise<void> {
    await payment.read(merchantUid);
    await payment.askBreakdown(merchantUid);
  }

  function startCancel(merchantUid: string): void {
    payment.startCancel();
    open({ at: 'cancel', merchantUid });
  }

  function choose(chosen: PaymentView): void {
    const { panel } = view.getState();
    const forCancel = panel.at === 'history' && panel.purpose === 'cancel';
    if (forCancel && mayCancel(chosen)) startCancel(chosen.merchantUid);
    else open({ at: 'detail', merchantUid: chosen.merchantUid });
  }

  async function find(text: string): Promise<void> {
    if (text.trim() === '') return;
    const found = await lists.find(text.trim());
    const { panel, message } = view.getState();
    if (found !== null) choose(found);
    else if (panel.at !== 'history' && message === null) {
      view.setState({ message: { kind: 'info', key: 'find.nothing' } });
    }
  }

  async function adopt(text: string): Promise<void> {
    const adopted = await lists.adopt(text);
    if (adopted !== null) choose(adopted);
  }

  return {
    open,
    back: () => open(panelBehind(view.getState().panel)),
    choose,
    startCancel,
    find: (text) => void find(text),
    adopt: (text) => void adopt(text),
    overlay: (overlay) => view.setState({ overlay }),
    closeMessage: () => view.setState({ message: null }),
  };
}

/** Reads what a panel shows; also called when the ledger changed under it. */
export function read(panel: Panel, { lists, payment, points }: Stores): void {
  switch (panel.at) {
    case 'history':
      void lists.show(lists.store.getState().day);
      return;
    case 'waiting':
      void lists.readWaiting();
      return;
    case 'prints':
      void lists.readPrints();
      return;
    case 'detail':
    case 'cancel':
    case 'cancelled':
      void payment.read(panel.merchantUid);
      return;
    case 'points':
    case 'issuance':
    case 'points-request':
      void points.read();
      return;
    case 'set-up':
    case 'none':
      return;
  }
}

/** The panel is about the shop's own points. */
export function isOfPoints({ at }: Panel): boolean {
  return at === 'points' || at === 'issuance' || at === 'points-request';
}

function panelBehind(panel: Panel): Panel {
  switch (panel.at) {
    case 'cancel':
    case 'cancelled':
      return { at: 'detail', merchantUid: panel.merchantUid };
    case 'detail':
      return { at: 'history', purpose: 'look' };
    case 'issuance':
    case 'points-request':
      return { at: 'points' };
    case 'history':
    case 'waiting':
    case 'prints':
    case 'points':
    case 'set-up':
    case 'none':
      return { at: 'none' };
  }
}
