import type { SavedAs } from '../../../preload/print-views.ts';
import { saleOnDesk } from '../acts/sale-on-desk.ts';
import type { Command } from '../keys/key-table.ts';
import type { PointsActs } from '../points/points-acts.ts';
import type { Stores } from '../store/stores.ts';
import { receiptOf } from './paper.ts';
import { type ReceiptActs, shownOf } from './receipt-acts.ts';

type Acts = { readonly receipt: ReceiptActs; readonly points: Pick<PointsActs, 'slip'> };
type ReceiptCommand = Extract<Command, 'receipt' | 'print' | 'save-pdf' | 'save-png'>;

/** What the keys about receipts mean on the screen that is open now. */
export function createReceiptKeys(
  stores: Stores,
  acts: Acts,
): Readonly<Record<ReceiptCommand, () => void>> {
  return {
    receipt: () => show(stores, acts),
    print: () => print(stores, acts),
    'save-pdf': () => save(stores, acts, 'pdf'),
    'save-png': () => save(stores, acts, 'png'),
  };
}

/** F8: the receipt of what is shown, else the last one of today. */
function show(stores: Stores, { receipt, points }: Acts): void {
  const { panel } = stores.view.getState();
  const sale = saleOnDesk(stores);
  if (panel.at === 'cancelled') receipt.show(receiptOf(panel.merchantUid, panel.cancel.cancelId));
  else if (panel.at === 'detail') receipt.show(receiptOf(panel.merchantUid));
  else if (panel.at === 'issuance') points.slip();
  else if (sale.at === 'approved' || sale.at === 'waiting' || sale.at === 'unknown') {
    receipt.show(receiptOf(sale.payment.merchantUid));
  } else if (sale.at === 'idle') receipt.showLast();
}

/**
 * F9: prints the document that is open. On the result of a sale or a cancel its receipt comes out without
 * being opened; anywhere else it is looked at first.
 */
function print(stores: Stores, acts: Acts): void {
  const { receipt } = acts;
  const { panel } = stores.view.getState();
  const sale = saleOnDesk(stores);
  const open = shownOf(stores);
  if (open !== null) receipt.print(open);
  else if (panel.at === 'cancelled') {
    receipt.printOrShow(receiptOf(panel.merchantUid, panel.cancel.cancelId));
  } else if (panel.at === 'none' && sale.at === 'approved') {
    receipt.printOrShow(receiptOf(sale.payment.merchantUid));
  } else show(stores, acts);
}

/** Saves the document that is open. */
function save(stores: Stores, { receipt }: Acts, as: SavedAs): void {
  const open = shownOf(stores);
  if (open !== null) receipt.save(open, as);
}
