import { type BrowserWindow, ipcMain } from 'electron';
import type { SendTo } from '../ipc/publish.ts';
import type { IpcPort } from '../ipc/register.ts';

/** IPC as the shell has it: where a message came from is the shell's word, never the message's. */
export const electronIpc: IpcPort = {
  handle(channel, answer) {
    ipcMain.handle(channel, (event, ...given: readonly unknown[]) => {
      const frame = event.senderFrame;
      const sender = frame && { url: frame.url, isTopFrame: frame.parent === null };
      return answer(sender, given[0]);
    });
  },
};

/** Sends to a window as long as it is there. */
export function sendTo(window: () => BrowserWindow | null): SendTo {
  return (channel, payload) => {
    const target = window();
    if (target && !target.isDestroyed()) target.webContents.send(channel, payload);
  };
}
