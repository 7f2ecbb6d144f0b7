import { type BrowserWindow, dialog } from 'electron';
import type { AskPlace } from '../ports/ask-place.ts';

/** The operating system's own save dialog, in front of the till. */
export function createSaveDialog(till: () => BrowserWindow | null): AskPlace {
  return async ({ title, name, ending }) => {
    const owner = till();
    if (!owner || owner.isDestroyed()) return null;
    const filters = [{ name: ending.toUpperCase(), extensions: [ending] }];
    const { canceled, filePath } = await dialog.showSaveDialog(owner, {
      title,
      defaultPath: name,
      filters,
    });
    return canceled || filePath === '' ? null : filePath;
  };
}
