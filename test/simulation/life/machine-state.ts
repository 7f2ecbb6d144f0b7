import type { Ledger } from '../../../main/store/ledger.ts';
import type { Chance } from '../chance.ts';
import type { FaultId, FaultKind } from '../faults/fault-list.ts';
import type { HistoryLog } from '../history-log.ts';
import type { Disk } from './disk.ts';
import { createGhosts, type Ghosts, type Stoppable } from './ghosts.ts';
import type { KeychainMood } from './keychain.ts';
import type { KillPlan } from './kill-points.ts';
import type { Life, LifeParts } from './life.ts';

/** What the PC on the counter stands on. */
export type MachineParts = Omit<LifeParts, 'folder' | 'mood'> & {
  readonly chance: Chance;
  readonly log: HistoryLog;
  readonly disk: Disk;
  readonly kills: KillPlan;
  readonly note: (id: FaultId, kind: FaultKind) => void;
  /** How often a keychain is in a mood, from 0 to 1. */
  readonly moodShare: number;
  readonly backAtBoot: () => void;
};

/** What it is doing now. */
export type MachineState = {
  number: number;
  life: Life | null;
  /** The process that runs or is being started. */
  mortal: Stoppable | null;
  readonly ghosts: Ghosts;
  /** Open files of lives that are over. */
  readonly toClose: Ledger[];
  opened: Ledger | null;
  sleepsUntilMs: number;
  wakers: (() => void)[];
  starting: boolean;
  calm: KeychainMood | null;
  mood: KeychainMood;
  diedAt: string | null;
  quitting: boolean;
};

/** Nothing has been started. */
export function newState(parts: MachineParts): MachineState {
  return {
    number: 0,
    life: null,
    mortal: null,
    toClose: [],
    opened: null,
    ghosts: createGhosts(parts),
    sleepsUntilMs: 0,
    wakers: [],
    starting: false,
    calm: null,
    mood: 'fine',
    diedAt: null,
    quitting: false,
  };
}
