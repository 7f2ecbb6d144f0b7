import type { TillSale } from '../../../preload/sale-views.ts';
import { isOver } from '../flow/data-state.ts';
import { mayCancel, mayWish } from '../flow/may-cancel.ts';
import type { Command } from '../keys/key-table.ts';
import type { PointsActs } from '../points/points-acts.ts';
import type { ReceiptActs } from '../receipt/receipt-acts.ts';
import { createReceiptKeys } from '../receipt/receipt-keys.ts';
import type { Stores } from '../store/stores.ts';
import { isOfPoints, type PanelActs, read } from './panel-acts.ts';
import type { PaymentActs } from './payment-acts.ts';
import type { SaleActs } from './sale-acts.ts';
import { saleOnDesk } from './sale-on-desk.ts';
import type { SettleActs } from './settle-acts.ts';
import { typedInto } from './typed-into.ts';

/** All acts together. */
export type Acts = {
  readonly sale: SaleActs;
  readonly panel: PanelActs;
  readonly payment: PaymentActs;
  readonly settle: SettleActs;
  readonly points: PointsActs;
  readonly receipt: ReceiptActs;
};

/** What each key means on the screen that is open now; a key without a meaning there does nothing. */
export function createCommands(stores: Stores, acts: Acts): Readonly<Record<Command, () => void>> {
  const { entry, view } = stores;
  const panelAt = () => view.getState().panel.at;
  const onKeypad = () => panelAt() === 'none' && saleOnDesk(stores).at === 'idle';
  const quick = (plusWon: number) => () => {
    if (onKeypad()) entry.addWon(plusWon);
  };
  return {
    primary: () => primary(stores, acts),
    back: () => back(stores, acts),
    erase: () => typedInto(stores)?.erase(),
    clear: () => typedInto(stores)?.clear(),
    help: () => acts.panel.overlay({ at: 'help' }),
    'new-sale': () => newSale(stores, acts),
    order: () => {
      if (onKeypad()) acts.panel.overlay({ at: 'order' });
    },
    check: () => check(stores, acts),
    history: () => acts.panel.open({ at: 'history', purpose: 'look' }),
    cancel: () => cancel(stores, acts),
    ...createReceiptKeys(stores, acts),
    'set-up': () => acts.panel.open({ at: 'set-up' }),
    points: () => acts.panel.open({ at: 'points' }),
    'quick-1000': quick(1_000),
    'quick-5000': quick(5_000),
    'quick-10000': quick(10_000),
    'quick-50000': quick(50_000),
  };
}

/** A key's meaning; null where it has none. */
type Step = (() => void) | null;

/** Enter. */
function primary(stores: Stores, acts: Acts): void {
  const { panel } = stores.view.getState();
  if (panel.at === 'cancel') acts.payment.sendCancel();
  else if (panel.at === 'cancelled') acts.panel.open({ at: 'none' });
  else if (panel.at === 'points') acts.points.lookUp();
  else if (panel.at === 'points-request') acts.points.request();
  else if (panel.at === 'none') stepOn(stores, acts)?.();
}

/** The one next step of a sale, where there is one. */
function stepOn(stores: Stores, { sale: act, payment }: Acts): Step {
  const sale = saleOnDesk(stores);
  switch (sale.at) {
    case 'idle':
      return act.begin;
    case 'customer':
      return stores.mirror.getState().state?.screen === 'swivel' ? () => act.turn(true) : null;
    case 'part-agreed':
      return act.acceptPart;
    case 'approved':
    case 'waiting':
    case 'ended':
      return act.dismiss;
    case 'declined':
      return sale.mayRetry ? act.retry : act.dismiss;
    case 'not-sent':
      // The shop takes a risk with that: a button is pressed, Enter does not do it.
      if (sale.wait.at === 'agreed') return null;
      return sale.maySendAgain ? act.sendAgain : act.dismiss;
    case 'unknown':
      return () => payment.check(sale.payment.merchantUid);
    case 'short':
    case 'sending':
      return null;
  }
}

/** Esc: closes the message, then the panel, then stops what can still be stopped. */
function back(stores: Stores, acts: Acts): void {
  const { panel, message } = stores.view.getState();
  if (message !== null) acts.panel.closeMessage();
  else if (panel.at !== 'none') acts.panel.back();
  else stepBack(saleOnDesk(stores), acts.sale)?.();
}

function stepBack(sale: TillSale, act: SaleActs): Step {
  switch (sale.at) {
    case 'customer':
    case 'short':
    case 'part-agreed':
      return act.stop;
    case 'not-sent':
    case 'approved':
    case 'declined':
    case 'waiting':
    case 'ended':
      return act.dismiss;
    case 'idle':
    case 'sending':
    case 'unknown':
      return null;
  }
}

function newSale(stores: Stores, acts: Acts): void {
  const sale = saleOnDesk(stores);
  if (isOver(sale)) acts.sale.dismiss();
  else if (sale.at === 'idle') {
    stores.entry.empty();
    acts.panel.open({ at: 'none' });
  }
}

/** F5: asks the provider about the payment shown, or reads the list again. */
function check(stores: Stores, { payment, points }: Acts): void {
  const { panel } = stores.view.getState();
  const sale = saleOnDesk(stores);
  if (panel.at === 'detail' || panel.at === 'cancelled') payment.check(panel.merchantUid);
  else if (panel.at === 'waiting') payment.checkAll();
  else if (panel.at === 'issuance') points.check();
  else if (isOfPoints(panel)) points.refresh();
  else if (panel.at !== 'none') read(panel, stores);
  else if (sale.at === 'unknown') payment.check(sale.payment.merchantUid);
}

/** F7: the payment shown, also one that nobody knows yet; else a list to choose from. */
function cancel(stores: Stores, { panel: act, payment, points }: Acts): void {
  const { panel } = stores.view.getState();
  const sale = saleOnDesk(stores);
  const shown = stores.payment.store.getState().detail?.payment;
  const unknown = sale.at === 'unknown' ? sale.payment : shown;
  const wishAt = sale.at === 'unknown' || panel.at === 'detail';
  if (panel.at === 'issuance') points.cancel();
  else if (wishAt && unknown !== undefined && mayWish(unknown))
    payment.askReason('if-paid', unknown);
  else if (sale.at === 'approved') act.startCancel(sale.payment.merchantUid);
  else if (panel.at !== 'detail') act.open({ at: 'history', purpose: 'cancel' });
  else if (shown !== undefined && mayCancel(shown)) act.startCancel(panel.merchantUid);
}
