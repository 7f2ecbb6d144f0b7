import { strict } from './strict.ts';
import { record } from './trace.ts';

/** `dialog`: there is nobody to press a button, so what would be shown goes to stderr. */
export const dialog = strict('dialog', {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`);
    record('dialog.showErrorBox', title, content);
  },
} satisfies Pick<Electron.Dialog, 'showErrorBox'>);
