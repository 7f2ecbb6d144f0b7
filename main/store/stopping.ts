import {
  codeOf,
  type HoldKind,
  LedgerStopped,
  type StopKind,
  stopKindOf,
} from './ledger-failure.ts';

/** Remembers that the disk refused. */
export type Stopping = {
  now(): StopKind | HoldKind | null;
  hold(kind: HoldKind): void;
  release(kind: HoldKind): void;
  refuseIfHeld(): void;
  /** Throws when writing cannot be tried again before the next start. */
  refuseIfForGood(): void;
  /** Runs `act`; a storage error is remembered and thrown as `LedgerStopped`, others as they are. */
  guard<T>(act: () => T): T;
  /** Another process has taken the ledger over: nothing is written any more. Throws. */
  takenOver(): never;
  /** A write succeeded: a disk that was full, read-only or busy is so no longer. */
  worked(): void;
};

/** Nothing has failed yet. One per open ledger. */
export function newStopping(): Stopping {
  let kind: StopKind | null = null;
  let forGood = false;
  const holds = new Set<HoldKind>();

  /** Damage first: an older copy that is whole can be vouched for, a damaged one cannot. */
  function held(): HoldKind | null {
    if (holds.has('damaged')) return 'damaged';
    return holds.has('older-copy') ? 'older-copy' : null;
  }

  function stop(error: unknown): never {
    const found = storageKindOf(error);
    if (found === null) throw error;
    if (codeOf(error).startsWith('SQLITE_CORRUPT')) {
      // What is whole can still say what became of the open payments; nothing new is begun on it.
      holds.add('damaged');
      throw new LedgerStopped('damaged', codeOf(error));
    }
    kind = found;
    // What the disk lost once it may lose again, and say that it did not.
    forGood ||= found === 'broken' && !codeOf(error).startsWith('SQLITE_BUSY');
    throw new LedgerStopped(found, codeOf(error));
  }

  return {
    now: () => kind ?? held(),
    hold: (why) => void holds.add(why),
    release: (why) => void holds.delete(why),
    refuseIfHeld() {
      const why = held();
      if (why !== null) throw new LedgerStopped(why, 'held');
    },
    refuseIfForGood() {
      if (forGood) throw new LedgerStopped(kind ?? 'broken', 'it stopped before');
    },
    guard(act) {
      try {
        return act();
      } catch (error) {
        return stop(error);
      }
    },
    takenOver() {
      kind = 'in-use';
      forGood = true;
      throw new LedgerStopped('in-use', 'a later holder writes it');
    },
    worked() {
      if (!forGood) kind = null;
    },
  };
}

function storageKindOf(error: unknown): StopKind | null {
  return codeOf(error).startsWith('SQLITE_') ? stopKindOf(error) : null;
}
