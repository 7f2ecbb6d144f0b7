import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { defaultSettings } from '../../main/config/settings-schema.ts';
import { LedgerStopped } from '../../main/store/ledger-failure.ts';
import type { Settings } from '../../preload/settings.ts';
import type { Mode } from '../../preload/views.ts';
import { type Chance, chanceFrom } from './chance.ts';
import type { FaultId, FaultKind } from './faults/fault-list.ts';
import { createHistoryLog, type HistoryLog } from './history-log.ts';
import { fastFolder, ledgerTemplate } from './ledger-template.ts';
import { createDisk, type Disk, putLedger } from './life/disk.ts';
import { createKillPlan, type KillPlan } from './life/kill-points.ts';
import { isCrash } from './life/life.ts';
import { createWall, type Wall } from './life/life-clock.ts';
import { createLinks } from './network/links.ts';
import type { Network } from './network/network.ts';
import { accuse } from './oracle/notebook.ts';
import { createOracle, type Oracle } from './oracle/oracle.ts';
import { createServer, type Server } from './server/server.ts';
import { tillCan } from './till-can.ts';
import { createWorld, type World } from './world.ts';

/** What everything of one seed stands on. */
export type RunParts = {
  readonly seed: number;
  readonly mode: Mode;
  readonly world: World;
  readonly wall: Wall;
  readonly chance: Chance;
  readonly log: HistoryLog;
  readonly oracle: Oracle;
  readonly server: Server;
  readonly network: Network;
  readonly disk: Disk;
  readonly kills: KillPlan;
  readonly faults: Record<string, number>;
  readonly note: (id: FaultId, kind: FaultKind) => void;
  readonly bug: (error: unknown, where: string) => void;
  /** Filled in once the machine is there. */
  readonly late: { settled: () => void; lifeNumber: () => number };
};

const modes: readonly { readonly mode: Mode; readonly weight: number }[] = [
  { mode: 'live', weight: 6 },
  { mode: 'test', weight: 3 },
  { mode: 'training', weight: 1 },
];

export function setUp(seed: number): RunParts {
  const late: RunParts['late'] = { settled: () => undefined, lifeNumber: () => 0 };
  const bug = (error: unknown, where: string): void => {
    if (error instanceof LedgerStopped || isCrash(error)) return;
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    accuse(oracle.book, 'bug', `${where}: ${words}`);
  };
  const world = createWorld(seed, {
    settled: () => late.settled(),
    failed: (error) => bug(error, 'event'),
  });
  const chance = chanceFrom(world.random);
  const { mode } = chance.weighted(modes);
  const log = createHistoryLog(
    world.nowMs,
    () => late.lifeNumber(),
    (event) => oracle.heard(event),
  );
  const oracle = createOracle(world, mode, () => server.office, { lateRule: tillCan.watch });
  const server = createServer({
    world,
    chance,
    log,
    uniqueness: chance.happens(0.5) ? 'strict' : 'weak',
    sandbox: mode === 'test',
    pageRows: chance.oneOf([1, 1, 2, 100]),
    keepsFailed: chance.happens(0.6),
    witness: oracle.server,
  });
  const faults: Record<string, number> = {};
  const note = (id: FaultId, kind: FaultKind): void => {
    const name = `${id} ${kind}`;
    faults[name] = (faults[name] ?? 0) + 1;
    log.add({ event: 'fault', id, kind });
  };
  const faultShare = chance.oneOf([0.03, 0.1, 0.2, 0.35]);
  const links = createLinks();
  const network: Network = { world, chance, log, server, links, faultShare, note, nextRequest: 0 };
  const disk = createDisk(mkdtempSync(join(fastFolder, `benepia-sim-${seed}-`)), mode, chance);
  // Now and then the very first start makes its ledger itself.
  if (!chance.happens(0.05)) putLedger(ledgerTemplate(mode), disk.folder(), mode);
  const kills = createKillPlan(chance, chance.happens(0.8));
  const wall = createWall(world);
  const made = { seed, mode, world, wall, chance, log, oracle, server, network, disk, kills };
  return { ...made, faults, note, bug, late };
}

/** A shop that has been set up for this mode; parts may be cancelled so that those are tried too. */
export function settingsFor(mode: Mode, chance: Chance): Settings {
  const { portone, sale, deferred } = defaultSettings;
  return {
    ...defaultSettings,
    mode,
    portone: { ...portone, channelKey: 'channel-sim', memberCode: 'SIM' },
    sale: { ...sale, partialCancel: true },
    // A manager has turned charging later on, or not; caps as a shop has them.
    deferred: { ...deferred, on: chance.happens(0.7), unseenWon: 50_000, ageHours: 2 },
  };
}

/** Some have plenty of points, some have few, some may not spend them. Answers how many there are. */
export function fillCustomers({ office }: Server, chance: Chance): number {
  const count = 12;
  for (let n = 1; n <= count; n += 1) {
    const balanceWon = chance.happens(0.75) ? 200_000 : 500 * chance.between(0, 12);
    office.customers.set(`customer-${n}`, { password: '1234', balanceWon, isBarred: n <= 2 });
  }
  return count;
}
