import { basename, join } from 'node:path';
import type { Fits } from './fits.ts';
import type { HostWindow } from './host-types.ts';
import { strict } from './strict.ts';
import { record } from './trace.ts';

/** `dialog`: what main shows a person outside its pages. */
export type HostDialog = {
  showErrorBox(title: string, content: string): void;
  showSaveDialog(
    window: Pick<HostWindow, 'isDestroyed'>,
    options: Electron.SaveDialogOptions,
  ): Promise<Electron.SaveDialogReturnValue>;
};

export type DialogFits = Fits<Electron.Dialog, HostDialog>;

/** There is nobody to press a button: errors go to stderr, and a file goes where `BENEPIA_HOST_SAVE_TO` says, or nowhere. */
export const dialog: HostDialog = strict<HostDialog>('dialog', {
  showErrorBox(title, content) {
    process.stderr.write(`${title}\n${content}\n`);
    record('dialog.showErrorBox', title, content);
  },
  async showSaveDialog(window, options) {
    if (window.isDestroyed()) throw new TypeError('Object has been destroyed');
    record('dialog.showSaveDialog', options);
    const folder = process.env['BENEPIA_HOST_SAVE_TO'];
    if (folder === undefined || folder === '') return { canceled: true, filePath: '' };
    if (options.defaultPath === undefined)
      throw new Error('host: a save dialog without a file name is not imitated');
    return { canceled: false, filePath: join(folder, basename(options.defaultPath)) };
  },
});
