import { LedgerStopped } from '../../../main/store/ledger-failure.ts';
import type { Chance } from '../chance.ts';
import type { FaultId, FaultKind } from '../faults/fault-list.ts';
import type { HistoryLog } from '../history-log.ts';
import { isCrash, type Life } from '../life/life.ts';
import type { Machine } from '../life/machine.ts';
import type { Notebook } from '../oracle/notebook.ts';
import type { Office } from '../server/server.ts';
import type { World } from '../world.ts';
import { acts, closingActs, type PersonAct } from './acts.ts';

/** What everybody at the counter has in mind. */
export type Minds = {
  readonly chance: Chance;
  readonly log: HistoryLog;
  /** What a person could read on the screens: the ledger as it is. */
  readonly book: Notebook;
  /** What the provider's console shows a manager. */
  readonly office: Office;
  readonly note: (id: FaultId, kind: FaultKind) => void;
  /** Sales that are still to be begun. */
  salesLeft: number;
  sales: number;
  readonly customers: number;
};

/** The people: they act every few seconds, each in their own order. */
export type Counter = {
  begin(): void;
  /** From now on everybody only finishes what was begun. */
  closeUp(): void;
};

export type CounterParts = {
  readonly world: World;
  readonly machine: Machine;
  readonly minds: Minds;
  readonly bug: (error: unknown, where: string) => void;
};

export function createCounter({ world, machine, minds, bug }: CounterParts): Counter {
  const { chance } = minds;
  let closing = false;
  let closingTurns = 0;

  const nextMs = (): number => {
    if (!closing) return chance.between(300, 15_000);
    closingTurns += 1;
    return closingTurns < 60 ? 5_000 : 600_000;
  };
  const turn = (): void => {
    world.after(nextMs(), turn);
    if (machine.sleeping()) return;
    const life = machine.life();
    if (life) actOn(life);
    else if (chance.happens(0.3)) machine.boot();
  };
  const actOn = (life: Life): void => {
    const act = chance.weighted(closing ? closingActs : acts);
    // The same key pressed twice, or a mouse that bounces.
    const times = !closing && chance.happens(0.04) ? 2 : 1;
    if (times === 2) minds.note('F23', 'double-click');
    for (let n = 0; n < times; n += 1) if (life.mortal.isAlive()) safely(life, act);
  };
  const safely = (life: Life, act: PersonAct): void => {
    const failed = (error: unknown): void => {
      if (isCrash(error) || error instanceof LedgerStopped || !life.mortal.isAlive()) return;
      bug(error, act.name);
    };
    try {
      const done = act.act(life, minds, machine);
      if (done !== undefined) life.assembly.core.track(done).catch(failed);
    } catch (error) {
      failed(error);
    }
  };
  return {
    begin: () => void world.after(1_000, turn),
    closeUp() {
      closing = true;
      minds.salesLeft = 0;
    },
  };
}
