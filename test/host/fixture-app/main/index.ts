import { writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { app, type BrowserWindow, ipcMain, powerMonitor, protocol, session } from 'electron';
import { systemRandom } from '../../../../main/clock/system-random.ts';
import { registerAppScheme, serveApp } from '../../../../main/windows/app-protocol.ts';
import { loadPage } from '../../../../main/windows/app-window.ts';
import { openCustomerWindow } from '../../../../main/windows/customer-window.ts';
import { hardenApp, hardenSession } from '../../../../main/windows/harden.ts';
import { pageFilesIn } from '../../../../main/windows/page-files.ts';
import { createSheetPages } from '../../../../main/windows/sheet-pages.ts';
import { openTillWindow } from '../../../../main/windows/till-window.ts';
import { answerProbes } from './probes.ts';
import { runQuestion } from './questions.ts';
import { answerSheets } from './sheets.ts';

/**
 * A main that knows nothing of the host: it opens the app's own windows and answers the probes of their pages.
 * `--soft` leaves everything open, as a control; `--veto` says no to the first quit;
 * `--hasty` quits as a page comes in; `--ask` does one thing and ends.
 */
const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    soft: { type: 'boolean', default: false },
    veto: { type: 'boolean', default: false },
    hasty: { type: 'boolean', default: false },
    'data-dir': { type: 'string' },
    ask: { type: 'string' },
  },
});

/** At once: on Windows a pipe is written later, and the last words of a program that ends would be lost. */
function say(...words: readonly unknown[]): void {
  const line = `${words.join(' ')}\n`;
  try {
    writeSync(process.stdout.fd, line);
  } catch {
    process.stdout.write(line);
  }
}

function tellPower(): void {
  powerMonitor.on('suspend', () => say('power suspend'));
  powerMonitor.on('lock-screen', () => say('power lock-screen'));
}

function tellOrder(windows: readonly BrowserWindow[]): void {
  let vetoes = values.veto ? 1 : 0;
  app.on('before-quit', (event) => {
    say('order before-quit');
    if (vetoes > 0) event.preventDefault();
    vetoes -= 1;
  });
  app.on('window-all-closed', () => {
    say('order window-all-closed');
    app.quit();
  });
  app.on('will-quit', () => say('order will-quit'));
  app.on('quit', (_event, code) => say('order quit', code));
  for (const [index, window] of windows.entries()) {
    window.on('close', () => say('order close', index + 1));
    window.on('closed', () => say('order closed', index + 1));
  }
}

/** Pages from elsewhere, for what happens when one gets in. */
function serveElsewhere(): void {
  protocol.handle('https', (request) => {
    const page = '<!doctype html><title>elsewhere</title><body>elsewhere</body>';
    const headers = { 'content-type': 'text/html', 'x-url': request.url };
    return new Response(page, { headers });
  });
}

async function openBoth(): Promise<void> {
  if (values.soft) serveElsewhere();
  else hardenSession(session.defaultSession, { devTools: false });
  const pages = pageFilesIn(fileURLToPath(new URL('../renderer/', import.meta.url)));
  const sheets = createSheetPages(() => pages, systemRandom);
  serveApp(pages, sheets);
  const preloadFolder = fileURLToPath(new URL('../preload/', import.meta.url));
  const till = openTillWindow({ preloadFolder });
  const customer = openCustomerWindow({ preloadFolder, swivel: false });
  answerProbes(ipcMain, till);
  if (values.soft) answerSheets(ipcMain, till);
  tellOrder([till, customer]);
  tellPower();
  if (values.hasty) customer.webContents.on('did-finish-load', () => app.quit());
  till.webContents.on('render-process-gone', (_event, { reason }) => say('gone', reason));
  await Promise.all([loadPage(till, 'till'), loadPage(customer, 'customer')]);
  say('loaded');
}

if (values['data-dir'] !== undefined) app.setPath('userData', values['data-dir']);
if (values.ask !== undefined) {
  runQuestion(values.ask, say);
} else if (!app.requestSingleInstanceLock({ from: 'fixture' })) {
  say('second');
  app.quit();
} else {
  app.on('second-instance', (_event, argv, _cwd, data) => {
    say('second-instance', argv.length > 1, JSON.stringify(data));
  });
  registerAppScheme();
  if (!values.soft) hardenApp();
  app
    .whenReady()
    .then(openBoth)
    .catch((error: unknown) => {
      say('failed', error);
      app.exit(1);
    });
}
