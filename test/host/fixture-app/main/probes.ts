import type { BrowserWindow, IpcMain } from 'electron';

class Refused extends Error {
  readonly code = 'E_BALANCE';
  override readonly name = 'Refused';
}

/** What the fixture's pages may ask; events go to the till's window. */
export function answerProbes(ipc: IpcMain, till: BrowserWindow): void {
  const seen: unknown[] = [];
  ipc.handle('probe/echo', (_event, value: unknown) => value);
  ipc.handle('probe/fail', () => {
    throw new Refused('no balance');
  });
  ipc.handle('probe/uncloneable', () => () => 1);
  ipc.handle('probe/number', (_event, value: unknown) => {
    seen.push(value);
  });
  ipc.handle('probe/seen', () => seen);
  ipc.handle('probe/burst', (_event, count: number) => {
    for (let at = 0; at < count; at += 1) till.webContents.send('probe/event', at);
  });
  ipc.handle('probe/sender', (event) => ({
    url: event.senderFrame?.url,
    hasParent: event.senderFrame?.parent !== null,
  }));
}
