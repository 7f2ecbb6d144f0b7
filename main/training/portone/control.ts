import { type Controlled, commonTools, controlDoor, type Tools } from '../loopback/control.ts';
import type { Exchange } from '../loopback/wire.ts';
import type { Account } from './accounts.ts';
import { totalWon } from './books.ts';
import { faultOf, switchesOf, targetOf } from './control-input.ts';
import type { Fault, Target } from './faults.ts';
import type { House } from './reception.ts';
import type { Switches } from './switches.ts';

type Site = Pick<Controlled<Target, Fault, Switches>, 'line' | 'plug' | 'reset'>;

/**
 * The HTTP control for another process: `state`, `books`, `seen` are read with GET; `switches`,
 * `faults`, `down`, `offline`, `unplug`, `clear`, `reset` are POSTed as JSON. Listed in docs/training.md.
 */
export function controls(house: House, site: Site): (exchange: Exchange) => Promise<void> {
  const { faults, desk } = house;
  const { switches } = desk;
  const common = commonTools({ ...site, faults, switches, switchesOf, targetOf, faultOf });
  return controlDoor(site.line.port, { ...common, ...readers(house) });
}

function readers({ desk, seen }: House): Tools {
  return {
    'GET books': () => ({
      response: {
        accounts: [...desk.books.accounts.values()].map(withoutPassword),
        payments: desk.books.payments,
        totalWon: totalWon(desk.books),
      },
    }),
    'GET seen': () => ({ response: seen }),
  };
}

function withoutPassword({ id, balanceWon, locked }: Account) {
  return { id, balanceWon, locked };
}
