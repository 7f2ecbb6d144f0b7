import type { Chance } from './chance.ts';
import { createWeather, type Weather } from './faults/weather.ts';
import type { HistoryLog } from './history-log.ts';
import { createMachine, type Machine } from './life/machine.ts';
import type { Oracle } from './oracle/oracle.ts';
import { judgeFile } from './oracle/rest-rules.ts';
import { type Counter, createCounter, type Minds } from './people/counter.ts';
import { createScreens, tellingWitness } from './reporter.ts';
import { fillCustomers, settingsFor, setUp } from './run-parts.ts';
import { type PeaceActs, peaceActs } from './run-peace.ts';
import { settledBy } from './run-settled.ts';
import { payElsewhere } from './server/server.ts';
import type { World } from './world.ts';

/** Everything of one seed. */
export type Run = PeaceActs & {
  readonly world: World;
  readonly chance: Chance;
  readonly log: HistoryLog;
  readonly machine: Machine;
  readonly counter: Counter;
  readonly weather: Weather;
  readonly minds: Minds;
  readonly oracle: Oracle;
  readonly faults: Readonly<Record<string, number>>;
  readonly bug: (error: unknown, where: string) => void;
};

const salesADay = 8;

/** Sets everything up for one seed; nothing has happened yet. */
export function createRun(seed: number): Run {
  const parts = setUp(seed);
  const { world, chance, log, oracle, server, network, faults, note, mode, bug } = parts;
  const { disk, kills } = parts;
  const machine = createMachine({
    world,
    chance,
    log,
    disk,
    kills,
    note,
    network,
    seed,
    bug,
    wall: parts.wall,
    settings: settingsFor(mode, chance),
    moodShare: chance.oneOf([0, 0, 0.1, 0.25]),
    backAtBoot() {
      note('F14', 'back-at-boot');
      const byMs = -chance.between(1, 72) * 3_600_000;
      parts.wall.jump(byMs);
      log.add({ event: 'wall-jump', byMs });
    },
    witness: tellingWitness(log, oracle.ledger),
    opened: (ledger) => judgeFile(oracle.book, ledger),
    shown: () => undefined,
  });
  parts.late.settled = settledBy({ ...parts, machine, screens: createScreens(log) });
  parts.late.lifeNumber = machine.lifeNumber;
  const minds: Minds = {
    chance,
    log,
    book: oracle.book,
    office: server.office,
    note,
    salesLeft: salesADay,
    sales: 0,
    customers: fillCustomers(server, chance),
  };
  log.add({ event: 'run', seed, mode, server: server.office.uniqueness });
  note('F12', server.office.uniqueness);
  for (let n = 1; n <= 3; n += 1) payElsewhere(server.office, `T9-20261120-000${n}-1ABCD`, 4_500);
  const weather = createWeather({
    ...parts,
    machine,
    links: network.links,
    office: server.office,
    everyMinutes: chance.oneOf([4, 10, 30]),
  });
  const counter = createCounter({ world, machine, minds, bug });
  const acts = peaceActs({ ...parts, machine, weather });
  return { world, chance, log, machine, counter, weather, minds, oracle, faults, bug, ...acts };
}
