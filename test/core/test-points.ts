import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Issuance } from '../../main/domain/points/shop-issuance.ts';
import type { Result } from '../../main/domain/result.ts';
import { won } from '../../main/domain/won.ts';
import { createBunjang } from '../../main/gateway/bunjang/bunjang.ts';
import { createTransport } from '../../main/gateway/ky-transport.ts';
import { Secret } from '../../main/secrets/secret.ts';
import type { Authorise } from '../../main/services/authorise.ts';
import { requestPoints } from '../../main/services/points/request-points.ts';
import { createShopPoints, type ShopPoints } from '../../main/services/points/shop-points.ts';
import type { Ledger } from '../../main/store/ledger.ts';
import { openLedger } from '../../main/store/open-ledger.ts';
import type { RouteName } from '../../main/training/bunjang/routes.ts';
import {
  startTrainingBunjang,
  type TrainingBunjang,
  trainingBunjangKeys,
} from '../../main/training/bunjang/server.ts';
import type { Switches } from '../../main/training/bunjang/switches.ts';
import type { Failure } from '../../preload/failure.ts';
import type { Act } from '../../preload/window-states.ts';
import { seededRandom } from './seeded-random.ts';
import { createTraffic } from './traffic.ts';
import { type ClockLife, createVirtualClock, type VirtualClock } from './virtual-clock.ts';

/** What a test may want otherwise. */
export type TestPointsOptions = {
  readonly switches?: Partial<Switches>;
  /** The access key's fingerprint; another one is another account. */
  readonly fingerprint?: string;
  /** False: this mode has no Bunjang. */
  readonly available?: boolean;
  /** Uses the ledger of another till's run. */
  readonly file?: string;
};

/** One process life of the shop's points. */
export type PointsLife = {
  readonly points: ShopPoints;
  readonly ledger: Ledger;
  readonly clock: ClockLife;
  /** How many requests the start found on their way. */
  readonly lost: number;
  /** Ends without a word, as a killed process does. */
  kill(): Promise<void>;
};

/** The services on a real ledger and Bunjang's training gateway, in a time of their own. */
export type TestPoints = {
  readonly bunjang: TrainingBunjang;
  readonly clock: VirtualClock;
  readonly file: string;
  readonly life: () => PointsLife;
  readonly core: () => ShopPoints['core'];
  /** Kills the process and starts the next one on the same file, as another account when said. */
  restart(over?: Pick<TestPointsOptions, 'fingerprint' | 'available'>): Promise<PointsLife>;
  readonly rest: () => Promise<void>;
  /** Says yes to everything, and remembers what was asked. */
  readonly yes: Authorise;
  readonly asked: readonly Act[];
  /** Asks for points with a yes; what came of it. */
  request(amountWon?: number): Promise<Result<Issuance, Failure>>;
  /** The newest request as it stands on disk. */
  newest(): Issuance;
  /** Ends that were told of. */
  readonly ends: readonly Issuance[];
  readonly changes: readonly (string | null)[];
  readonly bugs: unknown[];
  /** How many calls of a kind the gateway has seen. */
  calls(route: RouteName): number;
};

const fastFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Starts it; everything is gone when the test ends. */
export async function createTestPoints(options: TestPointsOptions = {}): Promise<TestPoints> {
  const folder = mkdtempSync(join(fastFolder, 'benepia-points-'));
  const traffic = createTraffic();
  const clock = createVirtualClock(traffic.rest);
  const switches = { practice: false, waitedMs: 0, ...options.switches };
  const bunjang = await startTrainingBunjang({ clock: clock.gateway, switches });
  const file = options.file ?? join(folder, 'ledger.db');
  const asked: Act[] = [];
  const ends: Issuance[] = [];
  const changes: (string | null)[] = [];
  const bugs: unknown[] = [];
  let seed = 0;
  const begin = (over: TestPointsOptions): PointsLife => {
    seed += 1;
    const heard = { ends, changes, bugs };
    return beginLife({ ...options, ...over, file }, { bunjang, clock, traffic, heard, seed });
  };
  let life = begin({});
  onTestFinished(async () => {
    await life.kill();
    await bunjang.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const yes: Authorise = (act) => {
    asked.push(act);
    return Promise.resolve(true);
  };
  return {
    bunjang,
    clock,
    file,
    life: () => life,
    core: () => life.points.core,
    rest: traffic.rest,
    async restart(over = {}) {
      await life.kill();
      await traffic.rest();
      life = begin(over);
      await traffic.rest();
      return life;
    },
    yes,
    asked,
    request: (amountWon = 1_000_000) => requestPoints(life.points.core, yes, won(amountWon)),
    newest() {
      const [newest] = life.ledger.read.issuances(1);
      if (!newest) throw new Error('nothing was asked for');
      return newest;
    },
    ends,
    changes,
    bugs,
    calls: (route) => bunjang.seen.filter((seen) => seen.route === route).length,
  };
}

type LifeParts = {
  readonly bunjang: TrainingBunjang;
  readonly clock: VirtualClock;
  readonly traffic: ReturnType<typeof createTraffic>;
  readonly heard: {
    readonly ends: Issuance[];
    readonly changes: (string | null)[];
    readonly bugs: unknown[];
  };
  readonly seed: number;
};

function beginLife(
  options: TestPointsOptions & { readonly file: string },
  { bunjang, clock: time, traffic, heard, seed }: LifeParts,
): PointsLife {
  const clock = time.life();
  const opened = openLedger({
    file: options.file,
    macKey: new Secret('mac-key'),
    nowMs: clock.wallMs,
  });
  if (!opened.ok) throw new Error(`cannot open: ${JSON.stringify(opened.failure)}`);
  const ledger = opened.value;
  const transport = createTransport({
    origin: new URL(bunjang.url),
    connectTimeoutMs: 5_000,
    answerTimeoutMs: 1_000,
    network: { proxy: 'none', trust: 'bundled' },
  });
  const { key, secret } = trainingBunjangKeys;
  const keys = { key: new Secret(key), secret: new Secret(secret) };
  const random = seededRandom(seed);
  const client = createBunjang({
    transport: traffic.watch(transport),
    clock,
    random,
    keys: () => keys,
  });
  let alive = true;
  const points = createShopPoints({
    ledger,
    bunjang: options.available === false ? null : client,
    account: {
      mode: 'training',
      origin: 'training',
      fingerprint: options.fingerprint ?? 'points-1',
    },
    clock,
    random,
    track: (act) => act,
    changed: (requestId) => void heard.changes.push(requestId),
    ended: (issuance) => void heard.ends.push(issuance),
    reportBug(error) {
      // What a dead process would have said nobody hears.
      if (alive) heard.bugs.push(error);
      return 'TICKET';
    },
  });
  const lost = points.start();
  const kill = async (): Promise<void> => {
    alive = false;
    clock.end();
    ledger.close();
    await transport.close();
  };
  return { points, ledger, clock, lost, kill };
}
