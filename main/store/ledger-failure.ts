/**
 * Why nothing can be written; as in `Failure` of kind `storage`. `in-use`: another process has taken the
 * ledger over.
 */
export type StopKind = 'full' | 'read-only' | 'broken' | 'in-use';

/**
 * Why new charges and cancels are held although the file takes writes: what came of the open ones is
 * still looked up and written down. `damaged`: parts of it cannot be read, or were changed behind the
 * program's back. `older-copy`: it ends before, or elsewhere than, what the keychain remembers of it.
 */
export type HoldKind = 'damaged' | 'older-copy';

/** Why the ledger could not be opened. `detail` is for the log: no customer data, no secrets. */
export type LedgerFailure =
  /** Written by a newer program; it was not touched. */
  | { readonly kind: 'newer-version'; readonly version: number }
  /** A file, but not one of this program. */
  | { readonly kind: 'not-ours' }
  /** Another process that is alive works with it. */
  | { readonly kind: 'in-use' }
  | { readonly kind: 'read-only' }
  | { readonly kind: 'full' }
  | { readonly kind: 'broken'; readonly detail: string };

/**
 * Thrown when the disk refuses: by `write`, of which then nothing was kept, and by reads. Also thrown
 * instead of a new money act while the ledger is held.
 */
export class LedgerStopped extends Error {
  readonly kind: StopKind | HoldKind;

  constructor(kind: StopKind | HoldKind, detail: string) {
    super(`the ledger stopped: ${kind} (${detail})`);
    this.name = 'LedgerStopped';
    this.kind = kind;
  }
}

/** Thrown when a row was changed by somebody else since it was read: a bug, or two writers. */
export class StaleRow extends Error {
  constructor(table: string, key: string) {
    super(`${table} ${key} is not as it was read`);
    this.name = 'StaleRow';
  }
}

/** The index of the log (`-shm`) is made larger by another way than the files; it fails by its own name. */
const fullCodes = ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'];

/** What a SQLite or system error code means for the person at the till; null when it is a bug. */
export function stopKindOf(error: unknown): StopKind | null {
  const code = codeOf(error);
  if (fullCodes.includes(code)) return 'full';
  if (/^(SQLITE_(READONLY|PERM|AUTH)|EROFS|EACCES|EPERM)/.test(code)) return 'read-only';
  if (/^(SQLITE_(BUSY|LOCKED|IOERR|CORRUPT|NOTADB|CANTOPEN|PROTOCOL|NOMEM)|E[A-Z]+$)/.test(code))
    return 'broken';
  return null;
}

/** `SQLITE_…` or `E…`; empty when the error is of another kind. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
