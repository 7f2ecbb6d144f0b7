import type { Ledger } from '../../../main/store/ledger.ts';
import type { Chance } from '../chance.ts';
import type { HistoryLog } from '../history-log.ts';
import type { World } from '../world.ts';
import type { Life } from './life.ts';
import type { Mortal } from './mortal.ts';

/** What the machine may do to a process from outside. */
export type Stoppable = Mortal & {
  die(): void;
  /** From now on nothing of it happens, and nobody kills it. */
  freeze(): void;
  /** What came meanwhile happens now. */
  thaw(): void;
};

/** A process and the file it holds open. */
export type Held = { readonly life: Life; readonly mortal: Stoppable; readonly ledger: Ledger };

/** Processes that stood still (SIGSTOP, a hung disk) while another one took their ledger over. */
export type Ghosts = {
  /** It wakes after so long, if another process has opened its ledger by then; else a person ended it. */
  freeze(held: Held, ms: number): void;
  /** Another process has opened the ledger. */
  replaced(): void;
  endAll(): void;
};

type Ghost = Held & { isReplaced: boolean };

type Parts = { readonly world: World; readonly chance: Chance; readonly log: HistoryLog };

export function createGhosts({ world, chance, log }: Parts): Ghosts {
  const ghosts = new Set<Ghost>();
  const end = (ghost: Ghost): void => {
    if (!ghosts.delete(ghost)) return;
    ghost.mortal.die();
    log.add({ event: 'stopped' }, ghost.mortal.number);
    ghost.life.desk.entry.wipe();
    closeQuietly(ghost.ledger);
  };
  const wake = (ghost: Ghost): void => {
    if (!ghosts.has(ghost)) return;
    if (!ghost.isReplaced) {
      end(ghost);
      return;
    }
    log.add({ event: 'thawed' }, ghost.mortal.number);
    // Its window says that another one works with the ledger; sooner or later somebody closes it.
    world.after(chance.between(60_000, 1_800_000), () => end(ghost));
    ghost.mortal.thaw();
  };
  return {
    freeze(held, ms) {
      const ghost: Ghost = { ...held, isReplaced: false };
      ghosts.add(ghost);
      log.add({ event: 'frozen' }, held.mortal.number);
      held.mortal.freeze();
      world.after(ms, () => wake(ghost));
    },
    replaced() {
      for (const ghost of ghosts) ghost.isReplaced = true;
    },
    endAll() {
      for (const ghost of ghosts) end(ghost);
    },
  };
}

/** A disk that refuses also refuses this; what counts of the file was copied before. */
export function closeQuietly(ledger: Ledger | null): void {
  try {
    ledger?.close();
  } catch {
    // Said above.
  }
}
