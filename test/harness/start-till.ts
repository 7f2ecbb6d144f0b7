import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { TraceLine } from '../host/trace.ts';
import type { AppControl } from './app-control.ts';
import { type KeychainState, type Keyring, openKeyring } from './keyring.ts';
import { type HostedApp, type HostName, startHosted } from './till-host.ts';

const builtApp = resolve(import.meta.dirname, '../../out');

/** How to start the till; everything has a default. */
export type TillStart = {
  readonly host?: HostName;
  /** Reused after a kill to see what was kept; without it a new one, removed by `close`. */
  readonly dataDir?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A keychain of this till's own. Without `keychain` and `keyring` it is `ready`. */
  readonly keychain?: KeychainState;
  /** A keychain that outlives this till; the caller closes it. */
  readonly keyring?: Keyring;
  /** Written to standard input, as `--keys-stdin` reads it. */
  readonly stdin?: string;
  /** The built app to start instead of the till. */
  readonly out?: string;
};

export type WindowName = 'till' | 'customer';

/** A till that runs: both windows as Playwright has them, and the hold on its process. */
export type RunningTill = {
  readonly till: Page;
  readonly customer: Page;
  readonly main: AppControl;
  readonly dataDir: string;
  readonly keyring: Keyring;
  /** The way into the real Electron's main; null under Chromium. */
  readonly inside: ElectronApplication | null;
  /** Every message from main to the windows so far, and what main asked of Electron. Chromium's host only. */
  ipcTrace(): readonly TraceLine[];
  /** The page a window has now: another one after its renderer crashed. */
  pageOf(window: WindowName): Promise<Page>;
  /** Kills what still runs and removes what was made for this till. */
  close(): Promise<void>;
};

/** Starts the built app; resolves when both windows show their pages. Rejects with its logs when it ends first. */
export async function startTill(start: TillStart = {}): Promise<RunningTill> {
  const dataDir = start.dataDir ?? mkdtempSync(join(tmpdir(), 'benepia-till-'));
  // Chromium's profile goes there too: a killed till cannot remove its own.
  const runDir = mkdtempSync(join(tmpdir(), 'benepia-run-'));
  const traceFile = join(runDir, 'ipc.jsonl');
  const keyring = start.keyring ?? (await openKeyring(start.keychain ?? 'ready'));

  async function tidy(): Promise<void> {
    if (start.keyring === undefined) await keyring.close();
    rmSync(runDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    if (start.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  }

  try {
    const hosted = await startHosted(start.host ?? 'chromium', {
      out: start.out ?? builtApp,
      args: [`--data-dir=${dataDir}`, ...keychainArguments(start, keyring), ...(start.args ?? [])],
      env: { ...keyring.env, TMPDIR: runDir, BENEPIA_HOST_TRACE: traceFile, ...start.env },
      stdin: start.stdin ?? null,
    });
    const pageOf = (window: WindowName): Promise<Page> => findPage(hosted, window);
    const [till, customer] = await Promise.all([pageOf('till'), pageOf('customer')]).catch(
      async (error: unknown) => {
        await hosted.close();
        throw error;
      },
    );
    return {
      till,
      customer,
      main: hosted.control,
      inside: hosted.inside,
      dataDir,
      keyring,
      ipcTrace: () => {
        // Nothing noted is not nothing said.
        if (hosted.inside !== null) throw new Error('Only the stand-in notes what main tells.');
        return readTrace(traceFile);
      },
      pageOf,
      async close() {
        await hosted.close();
        await tidy();
      },
    };
  } catch (error) {
    await tidy();
    throw error;
  }
}

/** Never the shop's own keys; an app of a test's own has no keychain. */
function keychainArguments({ out }: TillStart, { apart }: Keyring): readonly string[] {
  return out === undefined && apart !== null ? [`--keychain=${apart}`] : [];
}

function readTrace(file: string): readonly TraceLine[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line): TraceLine => JSON.parse(line));
}

/** Waits until a live page shows that window's address and has loaded. */
async function findPage(app: HostedApp, window: WindowName): Promise<Page> {
  const start = app.urlOf(window);
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline) {
    const found = app.pages().findLast((page) => page.url().startsWith(start) && !page.isClosed());
    if (found !== undefined) {
      await found.waitForLoadState('load');
      return found;
    }
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`No window shows ${start}:\n${app.control.logs()}`);
}
