import { join } from 'node:path';
import { app, type BrowserWindow, dialog, Menu, powerMonitor, session } from 'electron';
import type { App } from './app/app.ts';
import { watchKeys } from './app/watch-keys.ts';
import { createSystemClock } from './clock/system-clock.ts';
import { systemRandom } from './clock/system-random.ts';
import { compose } from './compose.ts';
import type { CommandLine } from './config/command-line.ts';
import { dataFolderFor } from './config/data-folder.ts';
import { notReadyExitCode } from './config/start-problem.ts';
import { openLog } from './log.ts';
import { createSheets } from './printing/sheets.ts';
import { createAppSecrets } from './secrets/app-secrets.ts';
import { createKeytarStore, keychainServiceFor } from './secrets/keytar-store.ts';
import { commandLineOrExit, keysFromStdin, refuseUnreachable } from './start-up.ts';
import { registerAppScheme, serveApp } from './windows/app-protocol.ts';
import { loadPage } from './windows/app-window.ts';
import { openCustomerWindow } from './windows/customer-window.ts';
import { desktopNotifier, nameForNotices } from './windows/desktop-notice.ts';
import { electronIpc, sendTo } from './windows/electron-ipc.ts';
import { createElectronSheets } from './windows/electron-sheets.ts';
import { hardenApp, hardenSession } from './windows/harden.ts';
import { pageFilesIn } from './windows/page-files.ts';
import { createSaveDialog } from './windows/save-dialog.ts';
import { createSheetPages } from './windows/sheet-pages.ts';
import { openTillWindow } from './windows/till-window.ts';
import { createScreenTurner } from './windows/turn-screen.ts';

const outFolder = join(import.meta.dirname, '..');
const windows: { till: BrowserWindow | null; customer: BrowserWindow | null } = {
  till: null,
  customer: null,
};

const builtPages = () => pageFilesIn(join(outFolder, 'renderer'));
const sheetPages = createSheetPages(builtPages, systemRandom);

/** Replaced when the windows are there. */
let turnScreen: ReturnType<typeof createScreenTurner> = () => undefined;

const line = commandLineOrExit(process.argv, {
  isPackaged: app.isPackaged,
  version: app.getVersion(),
});
const folder = dataFolderFor({
  asked: line.dataDir,
  platform: process.platform,
  localAppData: process.env['LOCALAPPDATA'],
  userData: app.getPath('userData'),
});
app.setPath('userData', folder);
hardenApp();
nameForNotices();
registerAppScheme();
// One program per data folder: two must never work one queue.
if (app.requestSingleInstanceLock()) start(line);
else app.quit();

function start(commandLine: CommandLine): void {
  const program = build(commandLine);
  refuseUnreachable(program);
  app.on('second-instance', () => {
    windows.till?.show();
    windows.till?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  process.on('unhandledRejection', (error) => program.reportBug(error, 'promise'));
  // The program's state can no longer be trusted; a start makes *sending* unknown and goes on asking.
  process.on('uncaughtException', (error) => giveUp(program, error));
  void app
    .whenReady()
    .then(() => open(program, commandLine))
    .catch((error: unknown) => giveUp(program, error));
  quitCleanly(program);
}

function giveUp(program: App, error: unknown): void {
  const ticket = program.reportBug(error, 'start');
  dialog.showErrorBox(
    '베네피아 포인트 / Benepia POS',
    `프로그램을 계속할 수 없어 닫습니다. 보내던 결제는 다시 켜면 확인합니다. (${ticket})\n` +
      `The program cannot go on and closes. Payments under way are looked up at the next start. (${ticket})`,
  );
  app.exit(notReadyExitCode);
}

function build(commandLine: CommandLine): App {
  const clock = createSystemClock(commandLine.timeScale);
  const log = openLog({ folder: join(folder, 'logs'), wallMs: clock.wallMs });
  const shell = createElectronSheets({ till: () => windows.till, pages: sheetPages, clock });
  return compose({
    folder,
    line: commandLine,
    isPackaged: app.isPackaged,
    isElectron: process.versions['electron'] !== undefined,
    secrets: createAppSecrets(
      createKeytarStore({ service: keychainServiceFor(commandLine.keychain) }),
    ),
    clock,
    random: systemRandom,
    log,
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    ipc: electronIpc,
    sendToTill: sendTo(() => windows.till),
    sendToCustomer: sendTo(() => windows.customer),
    turn: (to) => turnScreen(to),
    notifier: desktopNotifier,
    sheets: createSheets(shell, clock, (fact) => log.fact({ event: 'sheet', ...fact })),
    askPlace: createSaveDialog(() => windows.till),
  });
}

/** Windows first; the keychain and the ledger open beside them. */
async function open(program: App, commandLine: CommandLine): Promise<void> {
  const startedMs = performance.now();
  // No menu: F10 and Alt are the till's own keys.
  Menu.setApplicationMenu(null);
  hardenSession(session.defaultSession, { devTools: !app.isPackaged });
  serveApp(builtPages(), sheetPages);
  const preloadFolder = join(outFolder, 'preload');
  const till = openTillWindow({ preloadFolder });
  const swivel = program.settings.screen.customer === 'swivel';
  const customer = openCustomerWindow({ preloadFolder, swivel });
  windows.till = till;
  windows.customer = customer;
  turnScreen = createScreenTurner({ till, customer, swivel });
  till.on('closed', () => {
    windows.till = null;
    app.quit();
  });
  // The customer's window goes with the till's, never by itself.
  customer.on('close', (event) => {
    if (windows.till !== null) event.preventDefault();
  });
  customer.on('closed', () => {
    windows.customer = null;
  });
  powerMonitor.on('suspend', () => program.forgetCustomer());
  powerMonitor.on('lock-screen', () => program.forgetCustomer());
  powerMonitor.on('resume', () => program.wakeUp());
  const opened = openTillOn(program, commandLine);
  await Promise.all([loadPage(till, 'till'), loadPage(customer, 'customer')]);
  const tookMs = Math.round(performance.now() - startedMs);
  program.parts.log.fact({ event: 'app-ready', tookMs });
  await opened;
}

async function openTillOn(program: App, commandLine: CommandLine): Promise<void> {
  const { secrets, log } = program.parts;
  const askedMs = performance.now();
  const state = await secrets.load();
  const tookMs = Math.round(performance.now() - askedMs);
  log.fact({ event: 'keychain-asked', state, tookMs });
  if (commandLine.keysStdin) await keysFromStdin(secrets, log);
  watchKeys(log, secrets);
  await program.reopen();
}

/** What is under way ends first: a request that is out is waited for, then the ledger is closed. */
function quitCleanly(program: App): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'closed') {
      windows.till = null;
      return;
    }
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void program
      .close()
      .catch((error: unknown) => program.reportBug(error, 'quit'))
      .finally(() => {
        state = 'closed';
        app.quit();
      });
  });
}
