import { BrowserWindow, dialog, type IpcMain, protocol } from 'electron';

/** One thing to do with a page that is on no screen. */
export type SheetAct =
  | { readonly act: 'print'; readonly options?: Electron.WebContentsPrintOptions }
  | { readonly act: 'pdf'; readonly options: Electron.PrintToPDFOptions }
  | { readonly act: 'picture' }
  | { readonly act: 'printers' };

/** What a sheet says, and what is to be done with it. */
export type SheetOrder = { readonly html: string; readonly acts: readonly SheetAct[] };

/** Opens sheets without scripts in hidden windows, each under an address of its own. */
export function answerSheets(ipc: IpcMain, owner: BrowserWindow): void {
  const sheets = new Map<string, string>();
  protocol.handle('paper', ({ url }) => {
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    return new Response(sheets.get(url) ?? '', { headers });
  });
  ipc.handle('probe/sheet', async (_event, { html, acts }: SheetOrder) => {
    const url = `paper://sheet/${sheets.size + 1}`;
    sheets.set(url, html);
    const window = new BrowserWindow({
      show: false,
      useContentSize: true,
      width: 302,
      height: 3_000,
      webPreferences: { sandbox: true, contextIsolation: true, javascript: false },
    });
    try {
      await window.loadURL(url);
      return await Promise.all(acts.map(async (each) => await done(window, each).catch(wordsOf)));
    } finally {
      window.destroy();
    }
  });
  ipc.handle('probe/save', (_event, options: Electron.SaveDialogOptions) =>
    dialog.showSaveDialog(owner, options),
  );
}

async function done(window: BrowserWindow, order: SheetAct): Promise<unknown> {
  const { webContents } = window;
  switch (order.act) {
    case 'print':
      return await new Promise((answer) => {
        webContents.print(order.options, (success, why) => answer({ success, why }));
      });
    case 'pdf':
      return (await webContents.printToPDF(order.options)).toString('base64');
    case 'picture': {
      const image = await webContents.capturePage(undefined, { stayHidden: true });
      const png = image.toPNG().toString('base64');
      return { png, isEmpty: image.isEmpty(), ...image.getSize() };
    }
    case 'printers':
      return await webContents.getPrintersAsync();
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'no error';
}
