import { strict } from './strict.ts';
import { record } from './trace.ts';

/** `Menu`: windows here have none, so main may only take Electron's away. */
export const menu = strict('Menu', {
  setApplicationMenu(to: Electron.Menu | null): void {
    if (to !== null) throw new Error('host: a menu is not imitated');
    record('Menu.setApplicationMenu', to);
  },
} satisfies Pick<typeof Electron.Menu, 'setApplicationMenu'>);
