import type { Ledger } from '../../../main/store/ledger.ts';
import { LedgerStopped } from '../../../main/store/ledger-failure.ts';
import { closeQuietly } from './ghosts.ts';
import type { KeychainMood } from './keychain.ts';
import { isOfBoot } from './kill-points.ts';
import { type Life, startLife } from './life.ts';
import { type MachineParts, type MachineState, newState } from './machine-state.ts';
import { Crash } from './mortal.ts';
import { mortalOf } from './mortal-of.ts';

/** The PC on the counter: one process after another, on one file. */
export type Machine = {
  /** The life that takes commands; null while there is none. */
  life(): Life | null;
  /** The same, and also one that takes none any more because it is ending. */
  endingLife(): Life | null;
  /** The number of the latest life. */
  lifeNumber(): number;
  sleeping(): boolean;
  /** Starts a process unless one runs or is about to. */
  boot(): void;
  /** Ends the running process in order; the next one starts after a while, or when asked. */
  quit(): void;
  /** Nothing runs on it for so long; `counted`: its monotonic clock goes on meanwhile. */
  sleep(ms: number, counted: boolean): void;
  /** The running process stands still for so long; meanwhile a person starts another one. */
  freeze(ms: number): void;
  /** What a death leaves to do, once everything has come to rest. */
  tidy(): void;
  /** No more moods of the keychain: from now on every life finds these keys. */
  calm(mood: KeychainMood): void;
  /** The life that runs was started with them. */
  runsCalmly(): boolean;
  /** Drops whatever runs, at the end of everything. */
  end(): void;
  readonly kills: Record<string, number>;
};

const moods: readonly KeychainMood[] = ['locked', 'absent', 'slow', 'other-value', 'deleted'];

export function createMachine(parts: MachineParts): Machine {
  const state = newState(parts);
  const kills: Record<string, number> = {};
  const { world } = parts;
  const machine: Machine = {
    kills,
    life: () => (state.quitting ? null : state.life),
    endingLife: () => state.life,
    lifeNumber: () => state.number,
    sleeping: () => world.nowMs() < state.sleepsUntilMs,
    boot() {
      if (state.mortal !== null || state.starting) return;
      begin(parts, state, machine);
    },
    quit: () => quit(parts, state),
    sleep(ms, counted) {
      state.sleepsUntilMs = world.nowMs() + ms;
      if (!counted) state.life?.clock.notCounted(ms);
      world.after(ms, () => {
        wake(state);
        // As the shell does on `resume`; only when nobody has sent it to sleep again meanwhile.
        if (!machine.sleeping() && !state.quitting) state.life?.assembly.drain.hurry();
      });
    },
    freeze: (ms) => freeze(parts, state, machine, ms),
    tidy: () => tidy(parts, state, machine),
    calm(mood) {
      state.calm = mood;
    },
    runsCalmly: () => state.life !== null && state.mood === state.calm,
    end() {
      state.ghosts.endAll();
      state.mortal?.die();
      state.life?.desk.entry.wipe();
      closeQuietly(state.opened);
    },
  };
  return machine;
}

function wake(state: MachineState): void {
  const { wakers } = state;
  state.wakers = [];
  for (const act of wakers) act();
}

function begin(parts: MachineParts, state: MachineState, machine: Machine): void {
  const { chance, log, disk, note, moodShare, backAtBoot } = parts;
  state.number += 1;
  log.add({ event: 'started' });
  const isCalm = state.calm !== null;
  if (!isCalm && chance.happens(moodShare / 2)) backAtBoot();
  const isMoody = !isCalm && chance.happens(moodShare);
  const mood = state.calm ?? (isMoody ? chance.oneOf(moods) : 'fine');
  state.mood = mood;
  if (isMoody && mood !== 'fine') note('F20', mood);
  const mortal = mortalOf(parts, state, machine);
  state.mortal = mortal;
  state.starting = true;
  // A new process has a connection of its own; what refused the last one has passed.
  disk.accept();
  const opened = (ledger: Ledger): void => {
    state.opened = ledger;
    state.ghosts.replaced();
    parts.opened(ledger);
  };
  startLife({ ...parts, opened, folder: disk.folder(), mood }, mortal).then(
    (life) => {
      if (state.mortal !== mortal) return;
      state.starting = false;
      state.life = life;
      if (life === null) endUnopened(parts, state);
      else if (isMoody) parts.world.after(chance.between(20_000, 300_000), machine.quit);
    },
    (error: unknown) => {
      if (state.mortal === mortal) state.starting = false;
      if (!(error instanceof Crash)) parts.bug(error, 'start');
    },
  );
}

/** The disk would not have it: a person starts the program again later. */
function endUnopened(parts: MachineParts, state: MachineState): void {
  parts.log.add({ event: 'stopped' });
  state.mortal?.die();
  state.mortal = null;
  state.opened = null;
}

/** It keeps its open file; the next process opens the same one. */
function freeze(parts: MachineParts, state: MachineState, machine: Machine, ms: number): void {
  const { life, mortal, opened } = state;
  if (!life || !mortal || !opened || state.quitting || state.diedAt !== null) return;
  state.life = null;
  state.mortal = null;
  state.opened = null;
  state.ghosts.freeze({ life, mortal, ledger: opened }, ms);
  parts.world.after(parts.chance.between(8_000, 60_000), machine.boot);
}

/** After a death the file is taken as it stands; then the dead process lets go of its copy. */
function tidy(parts: MachineParts, state: MachineState, machine: Machine): void {
  const { diedAt } = state;
  if (diedAt === null) return;
  const { disk, chance, world, kills, note } = parts;
  state.diedAt = null;
  // The file is taken over as a copy: whoever stands still would wake up on the old one.
  state.ghosts.endAll();
  const torn = diedAt.includes(': inside') && chance.happens(0.5);
  if (torn) note('F16', 'torn-log');
  disk.takeOver(torn);
  state.life?.desk.entry.wipe();
  closeQuietly(state.opened);
  disk.clean();
  state.opened = null;
  state.life = null;
  state.mortal = null;
  state.starting = false;
  state.wakers = [];
  if (chance.happens(0.1)) {
    note('F15', 'kill-loop');
    kills.loop(5);
  }
  const again = isOfBoot(diedAt) ? chance.between(500, 5_000) : chance.between(1_000, 60_000);
  world.after(again, machine.boot);
}

/** In order: what is under way ends and is written down; the ledger closes last. */
function quit(parts: MachineParts, state: MachineState): void {
  const { life, mortal } = state;
  if (life === null || mortal === null || state.quitting || state.diedAt !== null) return;
  state.quitting = true;
  life.desk.stopDeadline();
  life.assembly.stop().then(
    () => {
      parts.log.add({ event: 'stopped' });
      life.desk.entry.wipe();
      life.ledger.end();
      mortal.die();
      state.life = null;
      state.mortal = null;
      state.opened = null;
      state.quitting = false;
    },
    (error: unknown) => {
      state.quitting = false;
      if (!(error instanceof LedgerStopped)) parts.bug(error, 'quit');
    },
  );
}
