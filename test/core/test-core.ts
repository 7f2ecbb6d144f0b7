import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { defaultSettings } from '../../main/config/settings-schema.ts';
import { createTransport } from '../../main/gateway/ky-transport.ts';
import { createPortOne } from '../../main/gateway/portone.ts';
import type { Printer } from '../../main/ports/printer.ts';
import { Drain } from '../../main/queue/drain.ts';
import { workEntry } from '../../main/queue/work-entry.ts';
import { Secret } from '../../main/secrets/secret.ts';
import type { Core } from '../../main/services/core.ts';
import { createDeferred, type Deferred } from '../../main/services/deferred/deferred.ts';
import { createRefusedTries } from '../../main/services/desk/refused-tries.ts';
import { createLongOpen } from '../../main/services/long-open.ts';
import { recover } from '../../main/services/recover.ts';
import { createSettling } from '../../main/services/settling.ts';
import { createWatchTimes } from '../../main/services/watch-times.ts';
import { openLedger } from '../../main/store/open-ledger.ts';
import {
  startTrainingGateway,
  type TrainingGateway,
  trainingKeys,
} from '../../main/training/portone/server.ts';
import type { Settings } from '../../preload/settings.ts';
import type { Mode } from '../../preload/views.ts';
import { seededRandom } from './seeded-random.ts';
import { createTraffic } from './traffic.ts';
import { type ClockLife, createVirtualClock, type VirtualClock } from './virtual-clock.ts';

/** What a test may want otherwise. */
export type TestCoreOptions = {
  readonly mode?: Mode;
  readonly settings?: Partial<Settings>;
  /** None: the till has no receipt printer. */
  readonly printer?: Printer;
  /** Real ms until a lost answer is given up. */
  readonly answerTimeoutMs?: number;
  /** False: nothing is looked up by itself. */
  readonly queue?: boolean;
  /** The way to the gateway, when there is something in between: given its address, the one to use. */
  readonly way?: (gatewayUrl: string) => Promise<string>;
};

/** One process life: everything that is gone when the process is. */
export type CoreLife = {
  readonly core: Core;
  readonly drain: Drain;
  readonly deferred: Deferred;
  readonly clock: ClockLife;
  readonly recovered: ReturnType<typeof recover>;
  /** Ends without a word, as a killed process does: nothing more is written. */
  kill(): Promise<void>;
};

/** The money core on a real ledger file and a real gateway, in a time of its own. */
export type TestCore = {
  readonly gateway: TrainingGateway;
  readonly clock: VirtualClock;
  readonly file: string;
  /** The process that runs now. */
  readonly life: () => CoreLife;
  readonly core: () => Core;
  /** Resolves when nothing is under way. */
  readonly rest: () => Promise<void>;
  /** Kills the process and starts the next one on the same file. */
  readonly restart: () => Promise<CoreLife>;
  /** What was reported as a bug; a test that expects none says so at its end. */
  readonly bugs: unknown[];
  /** Called with every change; a desk may listen. */
  readonly heard: Set<(merchantUid: string) => void>;
  /** What the core believes of the line; nothing finds out by itself here. */
  readonly line: { up: boolean };
};

const fastFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Starts it; everything is gone when the test ends. */
export async function createTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const folder = mkdtempSync(join(fastFolder, 'benepia-core-'));
  const traffic = createTraffic();
  const clock = createVirtualClock(traffic.rest);
  const gateway = await startTrainingGateway({
    clock: clock.gateway,
    switches: { practice: false },
  });
  const url = (await options.way?.(gateway.url)) ?? gateway.url;
  const file = join(folder, 'ledger.db');
  const bugs: unknown[] = [];
  const heard = new Set<(merchantUid: string) => void>();
  const line = { up: true };
  const changed = (merchantUid: string): void => {
    for (const listen of heard) listen(merchantUid);
  };
  let seed = 0;
  const begin = (): CoreLife => {
    seed += 1;
    return beginLife({ options, file, url, clock, traffic, changed, bugs, seed, line });
  };
  let life = begin();
  onTestFinished(async () => {
    await life.kill();
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    gateway,
    clock,
    file,
    life: () => life,
    core: () => life.core,
    rest: traffic.rest,
    async restart() {
      await life.kill();
      await traffic.rest();
      life = begin();
      await traffic.rest();
      return life;
    },
    bugs,
    heard,
    line,
  };
}

type LifeParts = {
  readonly options: TestCoreOptions;
  readonly file: string;
  readonly url: string;
  readonly clock: VirtualClock;
  readonly traffic: ReturnType<typeof createTraffic>;
  readonly changed: (merchantUid: string) => void;
  readonly bugs: unknown[];
  readonly seed: number;
  readonly line: { readonly up: boolean };
};

function beginLife(parts: LifeParts): CoreLife {
  const { options, file, url, traffic, changed, bugs } = parts;
  const clock = parts.clock.life();
  const settings = { ...defaultSettings, ...options.settings, mode: options.mode ?? 'training' };
  const ledger = openLedger({ file, macKey: new Secret('mac-key'), nowMs: clock.wallMs });
  if (!ledger.ok) throw new Error(`cannot open: ${JSON.stringify(ledger.failure)}`);
  const transport = createTransport({
    origin: new URL(url),
    connectTimeoutMs: 5_000,
    answerTimeoutMs: options.answerTimeoutMs ?? 1_000,
    network: { proxy: 'none', trust: 'bundled' },
  });
  const keys = { key: new Secret(trainingKeys.key), secret: new Secret(trainingKeys.secret) };
  let alive = true;
  const core: Core = {
    ...(options.printer ? { printer: options.printer } : {}),
    ledger: ledger.value,
    portone: createPortOne({
      transport: traffic.watch(transport),
      clock,
      keys: () => keys,
      portone: settings.portone,
    }),
    clock,
    random: seededRandom(parts.seed),
    settling: createSettling(clock),
    longOpen: createLongOpen(clock),
    watchTimes: createWatchTimes(clock, seededRandom(parts.seed)),
    account: { mode: settings.mode, origin: 'http://gateway.test', fingerprint: 'account-1' },
    portoneOf: () => null,
    settings: () => settings,
    changed(merchantUid) {
      if (options.queue !== false) drain.wake();
      changed(merchantUid);
    },
    track: (act) => act,
    reportBug(error) {
      // What a dead process would have said nobody hears.
      if (alive) bugs.push(error);
      return 'TICKET';
    },
    heard: () => undefined,
  };
  const deferred = createDeferred({
    core,
    tries: createRefusedTries(clock),
    online: () => parts.line.up,
  });
  const drain = new Drain(core, (entry, why) => workEntry(deferred, entry, why));
  const recovered = recover(core);
  if (options.queue !== false) drain.wake();
  const kill = async (): Promise<void> => {
    alive = false;
    clock.end();
    ledger.value.close();
    await transport.close();
  };
  return { core, drain, deferred, clock, recovered, kill };
}
