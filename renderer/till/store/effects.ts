import type { TillBridge } from '../../../preload/till-contract.ts';
import type { TillState } from '../../../preload/window-states.ts';
import { isOfPoints, read } from '../acts/panel-acts.ts';
import type { ReceiptActs } from '../receipt/receipt-acts.ts';
import type { Stores } from './stores.ts';

/** What follows from a change of the state, whoever made it. Answers its own undo. */
export function startEffects(
  bridge: TillBridge,
  stores: Stores,
  receipt: Pick<ReceiptActs, 'changed'>,
): () => void {
  const { mirror, view, entry, points } = stores;
  const undos = [
    mirror.subscribe(({ state }, { state: before }) => {
      if (state === null) return;
      if (needsSetUp(state) && (before === null || !needsSetUp(before))) {
        view.setState({ panel: { at: 'set-up' } });
      }
      if (before === null || before.sale.at === state.sale.at) return;
      // Whatever dialog was open, the sale is what matters now.
      if (view.getState().overlay.at !== 'none') view.setState({ overlay: { at: 'none' } });
      if (before.sale.at !== 'idle') return;
      entry.empty();
      view.setState({ panel: { at: 'none' } });
    }),
    bridge.payments.onChanged(({ merchantUid }) => {
      read(view.getState().panel, stores);
      receipt.changed(merchantUid);
    }),
    bridge.points.onChanged(() => {
      if (isOfPoints(view.getState().panel)) void points.read();
    }),
  ];

  return () => {
    for (const undo of undos) undo();
  };
}

/** The set-up opens by itself when nothing can be charged without it. */
function needsSetUp({ keys, keychain, mode, sale }: TillState): boolean {
  return keys === 'missing' && keychain === 'ready' && mode !== 'training' && sale.at === 'idle';
}
