import { isOver } from '../flow/data-state.ts';
import type { KeyActs } from '../keys/key-reader.ts';
import type { Stores } from '../store/stores.ts';
import { type Acts, createCommands } from './commands.ts';

/** What the physical keyboard and the scanner may do. */
export function createKeyActs(stores: Stores, acts: Acts): KeyActs {
  const { mirror, view, entry, payment } = stores;
  const commands = createCommands(stores, acts);
  return {
    command: (command) => commands[command](),
    remember: entry.remember,
    type(key) {
      const { panel } = view.getState();
      const sale = mirror.getState().state?.sale;
      if (panel.at === 'cancel') payment.type(key);
      if (panel.at !== 'none' || sale === undefined) return;
      // A digit on a finished sale is the first one of the next.
      if (isOver(sale)) acts.sale.dismiss();
      if (isOver(sale) || sale.at === 'idle') entry.type(key);
    },
    scanned(text) {
      const { panel } = view.getState();
      if (panel.at !== 'cancel' && panel.at !== 'set-up') acts.panel.find(text);
    },
  };
}
