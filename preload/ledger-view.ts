import type { StorageState } from './failure.ts';

/** Why a check or a backup came to nothing; `damaged`: the copy itself did not verify. */
export type LedgerWorkFault = Exclude<StorageState, 'older-copy'>;

/** How far reading this till's payments from the provider is, or what came of it. */
export type RereadView = {
  readonly at: 'running' | 'stopped' | 'failed' | 'done';
  readonly daysDone: number;
  readonly daysInAll: number;
  /** Payments that were missing and were taken over. */
  readonly adopted: number;
  /** Payments that stood otherwise in the ledger. */
  readonly corrected: number;
};

/** The ledger as a file: for the set-up screen, and for who keeps the till. */
export type LedgerView = {
  /** When all of it was last checked, epoch ms, and whether something was wrong; null: never. */
  readonly check: { readonly atMs: number; readonly damaged: boolean } | null;
  /** The newest backup, epoch ms; null: there is none. */
  readonly backupMs: number | null;
  readonly backups: number;
  /** What is being done now; `done` is a share from 0 to 1. */
  readonly work: { readonly kind: 'check' | 'back-up'; readonly done: number } | null;
  /** The last work that came to nothing, until the same succeeds. */
  readonly failed: { readonly kind: 'check' | 'back-up'; readonly why: LedgerWorkFault } | null;
  /** The last reading of the provider's list in this run; null before the first. */
  readonly reread: RereadView | null;
  /** Rows that cannot be understood; they stay where they are. */
  readonly unreadable: readonly {
    readonly table: string;
    readonly key: string;
    readonly problem: string;
  }[];
};
