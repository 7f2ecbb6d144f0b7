import { codeOf, LedgerStopped, type StopKind, stopKindOf } from './ledger-failure.ts';

/** Remembers that the disk refused. */
export type Stopping = {
  now(): StopKind | null;
  /** Throws when writing cannot be tried again before the next start. */
  refuseIfForGood(): void;
  /** Runs `act`; a storage error is remembered and thrown as `LedgerStopped`, others as they are. */
  guard<T>(act: () => T): T;
  /** A write succeeded: a disk that was full, read-only or busy is so no longer. */
  worked(): void;
};

/** Nothing has failed yet. One per open ledger. */
export function newStopping(): Stopping {
  let kind: StopKind | null = null;
  let forGood = false;

  function stop(error: unknown): never {
    const found = storageKindOf(error);
    if (found === null) throw error;
    kind = found;
    // What the disk lost once it may lose again, and say that it did not.
    forGood ||= found === 'broken' && !codeOf(error).startsWith('SQLITE_BUSY');
    throw new LedgerStopped(found, codeOf(error));
  }

  return {
    now: () => kind,
    refuseIfForGood() {
      if (forGood) throw new LedgerStopped('broken', 'it broke before');
    },
    guard(act) {
      try {
        return act();
      } catch (error) {
        return stop(error);
      }
    },
    worked() {
      if (!forGood) kind = null;
    },
  };
}

function storageKindOf(error: unknown): StopKind | null {
  return codeOf(error).startsWith('SQLITE_') ? stopKindOf(error) : null;
}
