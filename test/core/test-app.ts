import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { App } from '../../main/app/app.ts';
import { createSystemClock } from '../../main/clock/system-clock.ts';
import { compose } from '../../main/compose.ts';
import type { CommandLine } from '../../main/config/command-line.ts';
import type { IpcPort, Sender } from '../../main/ipc/register.ts';
import { openLog } from '../../main/log.ts';
import type { AskPlace } from '../../main/ports/ask-place.ts';
import type { Clock } from '../../main/ports/clock.ts';
import type { SecretStore } from '../../main/ports/secret-store.ts';
import type { Sheets } from '../../main/ports/sheets.ts';
import { createAppSecrets } from '../../main/secrets/app-secrets.ts';
import { Secret } from '../../main/secrets/secret.ts';
import { trainingKeys } from '../../main/training/portone/server.ts';
import type { Failure } from '../../preload/failure.ts';
import type { CustomerState, TillState } from '../../preload/window-states.ts';
import { createFakeSheets } from '../fakes/fake-sheets.ts';
import { memoryStore } from './memory-store.ts';
import { seededRandom } from './seeded-random.ts';
import { until } from './until.ts';

/** What a window is answered. */
export type Answer = { readonly ok: boolean; readonly value?: unknown; readonly failure?: Failure };

/** The whole program without a shell: its windows are two lists of what was pushed to them. */
export type TestApp = {
  readonly app: App;
  readonly folder: string;
  /** Asks as a window does: `till/sale/begin`, from its own page unless said otherwise. */
  ask(channel: string, argument?: unknown, sender?: Sender | null): Promise<Answer>;
  readonly channels: readonly string[];
  readonly till: () => TillState;
  readonly customer: () => CustomerState;
  /** Everything that was ever pushed or answered, as text. */
  readonly told: () => string;
  /** What the desktop was told. */
  readonly notices: readonly { readonly title: string; readonly body: string }[];
  /** Waits until the till's sale stands at `at`. */
  saleAt(at: TillState['sale']['at']): Promise<void>;
  start(): Promise<void>;
};

export type TestAppOptions = {
  readonly line?: Partial<CommandLine>;
  readonly clock?: Clock;
  readonly store?: SecretStore;
  /** The print service; left out, a PC without a printer. */
  readonly sheets?: Sheets;
  /** Where the person wants a file; left out, they close the dialog. */
  readonly askPlace?: AskPlace;
  /** Uses what an earlier run left there. */
  readonly folder?: string;
};

const fastFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const noLine: CommandLine = {
  show: 'app',
  mode: null,
  language: null,
  dataDir: null,
  gatewayUrl: null,
  bunjangUrl: null,
  timeScale: 1,
  keysStdin: false,
  keychain: null,
};

export function newAppFolder(): string {
  const folder = mkdtempSync(join(fastFolder, 'benepia-app-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Composes the program; `start` opens the till. It is closed when the test ends. */
export function createTestApp(options: TestAppOptions = {}): TestApp {
  const folder = options.folder ?? newAppFolder();
  const line = { ...noLine, ...options.line };
  const clock = options.clock ?? createSystemClock(line.timeScale);
  const answers = new Map<string, Parameters<IpcPort['handle']>[1]>();
  const pushed = new Map<string, unknown>();
  const told: string[] = [];
  const notices: { readonly title: string; readonly body: string }[] = [];
  const send = (channel: string, payload: unknown): void => {
    pushed.set(channel, payload);
    told.push(JSON.stringify(payload));
  };
  const app = compose({
    folder,
    line,
    isPackaged: false,
    isElectron: false,
    secrets: createAppSecrets(options.store ?? memoryStore()),
    clock,
    random: seededRandom(7),
    log: openLog({ folder: join(folder, 'logs'), wallMs: clock.wallMs }),
    resolveProxy: () => Promise.resolve('DIRECT'),
    ipc: { handle: (channel, answer) => void answers.set(channel, answer) },
    sendToTill: send,
    sendToCustomer: send,
    turn: () => undefined,
    sheets: options.sheets ?? createFakeSheets(),
    askPlace: options.askPlace ?? (() => Promise.resolve(null)),
    notifier: { tell: (title, body) => void notices.push({ title, body }) },
  });
  const state = <T>(channel: string): T => pushed.get(channel) as T;
  onTestFinished(() => app.close());
  return {
    app,
    folder,
    async ask(channel, argument, sender) {
      const page = { url: `app://${channel.split('/')[0]}/index.html`, isTopFrame: true };
      const answer = answers.get(channel);
      if (!answer) throw new Error(`nobody answers ${channel}`);
      const reply = await answer(sender === undefined ? page : sender, argument);
      told.push(JSON.stringify(reply));
      return reply as Answer;
    },
    channels: [...answers.keys()],
    till: () => state<TillState>('till/app/changed'),
    customer: () => state<CustomerState>('customer/app/changed'),
    told: () => told.join('\n'),
    notices,
    saleAt: (at) => until(() => state<TillState | undefined>('till/app/changed')?.sale.at === at),
    async start() {
      await app.parts.secrets.load();
      await app.reopen();
    },
  };
}

/** The keys that a training gateway takes, for this run. */
export function giveTrainingKeys({ app }: TestApp): void {
  const { key, secret } = trainingKeys;
  app.parts.secrets['useForThisRun']({ key: new Secret(key), secret: new Secret(secret) });
}

/** The log's lines about bugs. */
export function bugsLogged({ folder }: TestApp): readonly string[] {
  const file = join(folder, 'logs', 'main.log');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.filter((line) => line.includes('"event":"bug"'));
}
