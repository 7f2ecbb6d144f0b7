import { isOver } from '../flow/data-state.ts';
import type { KeyActs } from '../keys/key-reader.ts';
import type { Stores } from '../store/stores.ts';
import { type Acts, createCommands } from './commands.ts';
import { typedInto } from './typed-into.ts';

/** What the physical keyboard and the scanner may do. */
export function createKeyActs(stores: Stores, acts: Acts): KeyActs {
  const { mirror, view, entry } = stores;
  const commands = createCommands(stores, acts);
  return {
    command: (command) => commands[command](),
    remember: () => (typedInto(stores) ?? entry).remember(),
    type(key) {
      const { panel } = view.getState();
      const sale = mirror.getState().state?.sale;
      if (panel.at === 'none' && sale !== undefined && isOver(sale)) {
        // A digit on a finished sale is the first one of the next.
        acts.sale.dismiss();
        entry.type(key);
      } else typedInto(stores)?.type(key);
    },
    scanned(text) {
      // A receipt is open over everything: what is scanned now would open something behind it.
      if (view.getState().overlay.at === 'receipt') return;
      switch (view.getState().panel.at) {
        case 'points':
        case 'issuance':
          return acts.points.scanned(text);
        case 'cancel':
        case 'set-up':
        case 'points-request':
          return;
        case 'none':
        case 'history':
        case 'waiting':
        case 'prints':
        case 'detail':
        case 'cancelled':
          return acts.panel.find(text);
      }
    },
  };
}
