import { startMs } from '../../core/virtual-clock.ts';
import type { Chance } from '../chance.ts';
import type { HistoryLog } from '../history-log.ts';
import type { Disk } from '../life/disk.ts';
import type { Wall } from '../life/life-clock.ts';
import type { Machine } from '../life/machine.ts';
import { type LinkName, type LinkState, type Links, linkNames } from '../network/links.ts';
import { leftWon } from '../server/books.ts';
import { cancelInConsole } from '../server/cancels.ts';
import type { Office } from '../server/server.ts';
import type { World } from '../world.ts';
import type { FaultId, FaultKind } from './fault-list.ts';

/** What happens to a shop from outside, beside single requests. */
export type Weather = {
  begin(): void;
  /** Everything is well again, and stays so. */
  end(): void;
};

export type WeatherParts = {
  readonly world: World;
  readonly chance: Chance;
  readonly log: HistoryLog;
  readonly links: Links;
  readonly wall: Wall;
  readonly disk: Disk;
  readonly machine: Machine;
  readonly office: Office;
  readonly note: (id: FaultId, kind: FaultKind) => void;
  /** Mean virtual minutes between two of these. */
  readonly everyMinutes: number;
};

type Storm = {
  readonly id: FaultId;
  readonly kind: FaultKind;
  readonly weight: number;
  /** Null when it cannot happen now. */
  readonly strike: (parts: WeatherParts) => void;
};

function storm<I extends FaultId>(
  id: I,
  kind: FaultKind<I>,
  weight: number,
  strike: Storm['strike'],
): Storm {
  return { id, kind, weight, strike };
}

const hourMs = 3_600_000;

/** Cuts some ways for a while; they come back by themselves. */
function cut(names: readonly LinkName[], state: LinkState, low: number, high: number) {
  return ({ world, chance, links }: WeatherParts): void => {
    for (const name of names) links.set(name, state);
    world.after(chance.between(low * 1_000, high * 1_000), () => {
      for (const name of names) links.set(name, 'up');
    });
  };
}

/** A random set of ways goes down one by one and comes back in another order. */
function swizzle({ world, chance, links }: WeatherParts): void {
  const states: readonly LinkState[] = ['offline', 'unreachable', 'silent', 'closed'];
  let atMs = 0;
  for (const name of linkNames.filter(() => chance.happens(0.6))) {
    atMs += chance.between(100, 8_000);
    const state = chance.oneOf(states);
    world.after(atMs, () => links.set(name, state));
    world.after(atMs + chance.between(20_000, 200_000), () => links.set(name, 'up'));
  }
}

function sleep(counted: boolean) {
  return ({ chance, machine, world }: WeatherParts): void => {
    const life = machine.life();
    if (!life) return;
    life.desk.entry.wipe();
    machine.sleep(chance.between(5_000, hourMs), counted);
    // What was under way has nobody to answer to.
    world.after(0, () => life.transport.breakAll());
  };
}

function jump(byMs: (chance: Chance) => number) {
  return ({ wall, chance, log }: WeatherParts): void => {
    const by = byMs(chance);
    wall.jump(by);
    log.add({ event: 'wall-jump', byMs: by });
  };
}

const disturbances: readonly Storm[] = [
  storm('F01', 'offline-long', 2, cut(linkNames, 'offline', 600, 7_200)),
  storm('F13', 'look-ups-down', 3, cut(['look-ups'], 'closed', 30, 900)),
  storm('F13', 'charges-down', 3, cut(['charges'], 'silent', 30, 600)),
  storm('F13', 'dns-down', 2, cut(linkNames, 'unreachable', 20, 600)),
  storm('F13', 'captive-portal', 2, cut(linkNames, 'portal', 20, 600)),
  storm('F13', 'all-503', 2, cut(linkNames, 'closed', 20, 600)),
  storm('F22', 'interception', 2, cut(linkNames, 'insecure', 20, 600)),
  storm('F22', 'network-switch', 3, ({ machine }) => machine.life()?.transport.breakAll()),
  storm('F22', 'sleep', 2, sleep(true)),
  storm('F22', 'sleep-uncounted', 2, sleep(false)),
  storm('F21', 'frozen-and-replaced', 3, ({ machine, chance }) =>
    machine.freeze(chance.between(20_000, 900_000)),
  ),
  storm('F27', 'swizzle', 4, swizzle),
  storm(
    'F14',
    'forward',
    2,
    jump((chance) => chance.between(1, 48) * hourMs),
  ),
  storm(
    'F14',
    'back',
    2,
    jump((chance) => -chance.between(1, 48) * hourMs),
  ),
  storm('F14', 'drift', 1, ({ wall, chance }) => wall.drift(chance.between(-50_000, 50_000))),
  storm('F14', '1970', 1, ({ wall, log }) => {
    const before = wall.readMs();
    wall.setTo(1_000_000);
    log.add({ event: 'wall-jump', byMs: wall.readMs() - before });
  }),
  storm('F07', 'token-ends-early', 3, ({ office, chance }) =>
    office.tokens.shorten(chance.between(0, 400_000)),
  ),
  storm('F07', 'shared-token', 2, ({ office }) => office.tokens.otherTillAsks()),
  storm('F17', 'full', 2, refuse('full')),
  storm('F17', 'read-only', 2, refuse('read-only')),
  storm('F26', 'cancelled-elsewhere', 3, ({ office, chance }) => {
    const rows = office.rows.filter((row) => leftWon(row) > 0);
    if (rows.length === 0) return;
    const row = chance.oneOf(rows);
    cancelInConsole(office, row, chance.between(1, leftWon(row)));
  }),
];

function refuse(how: 'full' | 'read-only') {
  return ({ disk, machine, world, chance }: WeatherParts): void => {
    if (!machine.life()) return;
    disk.refuse(how);
    world.after(chance.between(5_000, 240_000), () => disk.accept());
  };
}

export function createWeather(parts: WeatherParts): Weather {
  const { world, chance, everyMinutes, note, links, disk, wall } = parts;
  let over = false;
  const next = (): void => {
    world.after(chance.between(1, everyMinutes * 120_000), () => {
      if (over) return;
      const { id, kind, strike } = chance.weighted(disturbances);
      note(id, kind);
      strike(parts);
      next();
    });
  };
  return {
    begin: next,
    end() {
      over = true;
      links.setAll('up');
      disk.accept();
      wall.setTo(startMs + world.nowMs());
      wall.drift(0);
    },
  };
}
