import type { Settings } from '../../preload/settings.ts';
import type { Account } from '../domain/payment.ts';
import type { PortOne } from '../gateway/portone-port.ts';
import type { Clock } from '../ports/clock.ts';
import type { Printer } from '../ports/printer.ts';
import type { Random } from '../ports/random.ts';
import { Drain } from '../queue/drain.ts';
import { workEntry } from '../queue/work-entry.ts';
import { type Connection, createConnection } from '../services/connection.ts';
import type { Core } from '../services/core.ts';
import { createDeferred, type Deferred } from '../services/deferred/deferred.ts';
import { createRefusedTries } from '../services/desk/refused-tries.ts';
import { createLongOpen } from '../services/long-open.ts';
import {
  createShopPoints,
  noBunjang,
  type PointsParts,
  type ShopPoints,
} from '../services/points/shop-points.ts';
import { recover } from '../services/recover.ts';
import { createSettling } from '../services/settling.ts';
import { createWatchTimes } from '../services/watch-times.ts';
import type { Ledger } from '../store/ledger.ts';
import { watchDisk } from './disk-watch.ts';
import { createEndingClock } from './ending-clock.ts';

/** What a session stands on; the simulator brings its own of each. */
export type AssemblyParts = {
  /** Open; the session does not close it. */
  readonly ledger: Ledger;
  readonly portone: PortOne;
  readonly clock: Clock;
  readonly random: Random;
  readonly account: Account;
  /** Without it payments of other accounts are left alone. */
  readonly portoneOf?: Core['portoneOf'];
  /** The way to the shop's own points; left out where there is none. */
  readonly points?: PointsParts;
  readonly settings: () => Settings;
  /** Left out on a till without a receipt printer. */
  readonly printer?: Printer;
  /** A payment or one of its cancels changed. */
  readonly changed: (merchantUid: string) => void;
  /** The connection or the disk changed. */
  readonly onlineChanged: () => void;
  readonly reportBug: Core['reportBug'];
};

/** The money core of one process life. Nothing runs before `start`. */
export type Assembly = {
  readonly core: Core;
  readonly drain: Drain;
  readonly connection: Connection;
  /** Tries the disk again at once where it refused; it is tried every few seconds anyway. */
  readonly tryDisk: () => void;
  /** Charges that were put off; the desk puts more of them here. */
  readonly deferred: Deferred;
  readonly points: ShopPoints;
  /** Recovers what an earlier life left, and begins to work the queue. */
  start(): ReturnType<typeof recover>;
  /** Begins nothing more; resolves when what is under way has ended and is written down. */
  stop(): Promise<void>;
};

/** Wires ledger, gateway and queue together. */
export function assemble(parts: AssemblyParts): Assembly {
  const { portone, random, account, settings, reportBug, onlineChanged } = parts;
  const clock = createEndingClock(parts.clock);
  const disk = watchDisk(parts.ledger, { clock, reportBug, changed: onlineChanged });
  const connection = createConnection({
    clock,
    portone,
    changed(online) {
      if (online) drain.hurry();
      if (online) points.watch.hurry();
      onlineChanged();
    },
  });
  const underway = createUnderway();
  const core: Core = {
    ledger: disk.ledger,
    portone,
    ...(parts.printer && { printer: parts.printer }),
    clock,
    random,
    settling: createSettling(clock),
    longOpen: createLongOpen(clock),
    watchTimes: createWatchTimes(clock, random),
    account,
    portoneOf: parts.portoneOf ?? (() => null),
    settings,
    changed(merchantUid) {
      drain.wake(merchantUid);
      tell(parts, merchantUid);
    },
    track: underway.track,
    reportBug,
    heard: (online) => connection.heard(online),
  };
  const deferred = createDeferred({
    core,
    tries: createRefusedTries(clock),
    online: connection.online,
  });
  const drain = new Drain(core, (entry, why) => workEntry(deferred, entry, why));
  const points = pointsOn(core, parts);
  const made = { core, drain, connection, deferred, points };
  return {
    ...made,
    tryDisk: disk.tryNow,
    start: () => startOf(made),
    async stop() {
      connection.stop();
      disk.stop();
      const looked = points.stop();
      await underway.settled();
      await drain.stop();
      await looked;
      clock.end();
      deferred.vault.forgetAll();
    },
  };
}

function pointsOn(core: Core, { points, account }: AssemblyParts): ShopPoints {
  const { ledger, clock, random, track, reportBug } = core;
  const reached = points ?? noBunjang(account);
  return createShopPoints({ ...reached, ledger, clock, random, track, reportBug });
}

/** The queue and the looks begin even where what an earlier life left cannot all be recovered. */
function startOf({
  core,
  drain,
  points,
}: Pick<Assembly, 'core' | 'drain' | 'points'>): ReturnType<typeof recover> {
  try {
    return recover(core);
  } finally {
    drain.wake();
    points.start();
  }
}

/** Called between *sending* on disk and its POST too: who only listens must not stop that half-way. */
function tell({ changed, reportBug }: AssemblyParts, merchantUid: string): void {
  try {
    changed(merchantUid);
  } catch (error) {
    reportBug(error, 'changed');
  }
}

type Underway = {
  readonly track: Core['track'];
  settled(): Promise<unknown>;
};

/** What still has something to write down. */
function createUnderway(): Underway {
  const acts = new Set<Promise<unknown>>();
  return {
    track(act) {
      acts.add(act);
      const done = (): boolean => acts.delete(act);
      act.then(done, done);
      return act;
    },
    settled: () => Promise.allSettled(acts),
  };
}
