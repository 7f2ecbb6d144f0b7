import type { Won } from '../../preload/views.ts';
import type { Attempt, LookUp } from '../domain/attempt.ts';
import type { KeptBreakdown } from '../domain/breakdown.ts';
import type { Cancel } from '../domain/cancel.ts';
import type { Account, Payment } from '../domain/payment.ts';
import type { BalanceSeen } from '../domain/points/balance-seen.ts';
import type { Issuance } from '../domain/points/shop-issuance.ts';
import type { PrintEnd, QueueEntry, QueueKind, QueueSubject } from '../domain/queue-entry.ts';
import type { Sale } from '../domain/sale.ts';
import type { Told } from '../domain/told.ts';
import type { HoldKind, StopKind } from './ledger-failure.ts';
import type { Table } from './table-key.ts';

/** What a person may want to know about an act; never a secret, never customer data. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>;

/** Which payments a page of the history holds: newest first, the `limit` ones before `before`. */
export type PageRequest = {
  /** Business day `YYYYMMDD` of the sale, or null for every day. */
  readonly day: string | null;
  /** merchantUid of the last row already shown, or null to begin. */
  readonly before: string | null;
  readonly limit: number;
};

/** A row that is there but cannot be understood; it stays where it is, for a person. */
export type UnreadableRow = {
  readonly table: Table;
  readonly key: string;
  /** The column that could not be read. */
  readonly problem: string;
};

/** The last row of the audit chain; `seq` is 0 while there is none. */
export type ChainHead = { readonly seq: number; readonly hash: string };

/** What the provider told about one of its rows, and when (epoch ms) it first said so. */
export type KeptTold = Told & { readonly atMs: number };

/** When all of the file was last checked (epoch ms), and whether something was wrong with it. */
export type CheckRecord = { readonly atMs: number; readonly damaged: boolean };

/** The till's own books, one SQLite file. What `write` returned for is on the disk. */
export type Ledger = {
  /** Drawn when the file was made; a copy of the file has the same. */
  readonly id: string;
  /** False when the run before this one did not get to close the file. */
  readonly endedWell: boolean;
  /** A backup that was put in place of a ledger, and that nobody has vouched for since. */
  isPutBack(): boolean;
  /** A manager vouched for it. Throws `LedgerStopped`. */
  keepVouched(): void;
  /**
   * One transaction with its audit rows; on disk when it returns. Nested calls are a bug. Throws
   * `LedgerStopped` when the disk refuses; then nothing of it was kept.
   */
  write<T>(actor: string, act: (tx: LedgerTx) => T): T;
  readonly read: LedgerReads;
  /**
   * Why writing stopped, or why new money acts are held; null when neither. Set by the first write that
   * failed. `full` and `read-only` end with the next write that succeeds; `broken` and `in-use` last
   * until the program is started again, `damaged` and `older-copy` until they are released.
   */
  stopped(): { readonly kind: StopKind | HoldKind } | null;
  /** Holds new charges and cancels, until each reason for it is released; all else goes on anyway. */
  hold(kind: HoldKind): void;
  release(kind: HoldKind): void;
  /** Called before a charge or a cancel is written down as being sent. Throws `LedgerStopped`. */
  refuseIfHeld(): void;
  lastCheck(): CheckRecord | null;
  /** Kept in the file, so that what was found outlives the process. Throws `LedgerStopped`. */
  keepCheck(record: CheckRecord): void;
  /** Moves what is in the write-ahead log into the file itself. */
  checkpoint(): void;
  /** False once another process has opened the ledger: from then on every write of this one is refused. */
  isOurs(): boolean;
  close(): void;
  /** Marks that this run got to its end, and closes. A disk that refuses the mark is no reason not to. */
  end(): void;
  /**
   * Recomputes the audit chain, and of all of it also compares every row of the books with what the
   * audit last said of it. `seq` is the first audit row that is wrong or contradicted; 0 for a row the
   * audit never saw. Rows cut off the end show only against a `chainHead` kept elsewhere. Without the
   * key, rows that were hashed with it are only checked for their order.
   */
  verifyChain(
    lastRows?: number,
  ): { readonly ok: true } | { readonly ok: false; readonly seq: number };
  /** The wall time of the last row of the audit, epoch ms; 0 while there is none. */
  lastWrittenMs(): number;
  /** The end of the chain, to be mirrored where somebody who can edit the file cannot. */
  chainHead(): ChainHead;
  /** The hash of one audit row; null when there is none with that number. */
  hashAt(seq: number): string | null;
};

/** What may be done inside one `write`. Inserts and saves write their audit row themselves. */
export type LedgerTx = {
  /** The next sale number of a business day, from 1. */
  nextSeq(businessDay: string): number;
  insertSale(sale: Sale): void;
  insertPayment(payment: Payment): void;
  /** Throws `StaleRow` unless the stored version is exactly one lower. */
  savePayment(payment: Payment): void;
  insertAttempt(attempt: Attempt): void;
  /** Writes how it ended; when it started stays as inserted. Throws `StaleRow` when it ended before. */
  finishAttempt(attempt: Attempt): void;
  insertLookUp(lookUp: LookUp): void;
  /** Keeps what the provider told where it differs from what it last told about the same row. */
  keepTold(merchantUid: string, told: readonly Told[]): void;
  insertCancel(cancel: Cancel): void;
  /** Throws `StaleRow` unless the stored version is exactly one lower. */
  saveCancel(cancel: Cancel): void;
  /** What the provider told of a payment's parts; each time is a row of its own. */
  insertBreakdown(breakdown: KeptBreakdown): void;
  /** Its id. One open entry per kind and subject: an existing one is brought forward instead. */
  enqueue(entry: {
    readonly kind: QueueKind;
    readonly subject: QueueSubject;
    readonly dueMs: number;
  }): number;
  /**
   * Takes an entry for working; false when it is finished, or taken already by this holder of the ledger.
   * A later holder takes over what an earlier one had. `reschedule` and `finishEntry` give it back.
   */
  claimEntry(entryId: number): boolean;
  /** Nothing happens to an entry that is finished. */
  reschedule(entryId: number, dueMs: number, tries: number): void;
  /** Marks it finished; the row stays. Finishing twice is harmless. */
  finishEntry(entryId: number): void;
  /** The same for a receipt that reached the printer, after this many tries. */
  finishPrint(entryId: number, how: PrintEnd, tries: number): void;
  /** Throws where one of the same account is open already: asked about inside the same `write` before. */
  insertIssuance(issuance: Issuance): void;
  /** Throws `StaleRow` unless the stored version is exactly one lower. */
  saveIssuance(issuance: Issuance): void;
  insertBalance(seen: BalanceSeen): void;
  /** For acts that change no row above: exports, refused PINs, day close. */
  audit(action: string, object: string, detail: AuditDetail): void;
};

/**
 * What can be asked. Inside `write` the answers include what was just written. Rows that cannot be
 * understood are left out and listed by `unreadable`.
 */
export type LedgerReads = {
  payment(merchantUid: string): Payment | null;
  paymentByImpUid(impUid: string): Payment | null;
  /** The newest with this number: numbers come round again every year. */
  paymentByOrderNo(orderNo: string): Payment | null;
  /** Oldest first. */
  paymentsOf(saleId: string): readonly Payment[];
  /** Of the customer with this tag, of sales on or after a business day `YYYYMMDD`; in no order. */
  paymentsOfCustomer(tag: string, sinceDay: string): readonly Payment[];
  sale(saleId: string): Sale | null;
  saleByNumber(businessDay: string, seq: number): Sale | null;
  page(request: PageRequest): readonly Payment[];
  /** Created, sending and unknown ones; oldest first. */
  open(): readonly Payment[];
  /** Those with an alarm; oldest first. */
  alarmed(): readonly Payment[];
  attempts(merchantUid: string): readonly Attempt[];
  /** In the order in which they were stored. */
  lookUps(merchantUid: string): readonly LookUp[];
  lastLookUp(merchantUid: string): LookUp | null;
  /** What the provider last told about each of its rows under this number, oldest first. */
  told(merchantUid: string): readonly KeptTold[];
  /**
   * imp_uids of failed rows in the last answered look-up stored before the latest attempt began: they
   * say nothing about that attempt.
   */
  failedBefore(merchantUid: string): ReadonlySet<string>;
  cancel(cancelId: string): Cancel | null;
  /** Oldest first. */
  cancels(merchantUid: string): readonly Cancel[];
  /** Created, sending and unknown ones; oldest first. */
  openCancels(): readonly Cancel[];
  issuance(requestId: string): Issuance | null;
  /** By Bunjang's number, which counts within its account only. */
  issuanceByNumber(account: Account, issuanceId: string): Issuance | null;
  /** Of every account: those on their way, lost or not at their end at Bunjang; oldest first. */
  liveIssuances(): readonly Issuance[];
  /** Newest first. */
  issuances(limit: number): readonly Issuance[];
  /** The newest `limit` balances seen under an account, oldest first. */
  balances(account: Account, limit: number): readonly BalanceSeen[];
  /** What was told last of the provider's row `impUid` of a payment. */
  lastBreakdown(merchantUid: string, impUid: string): KeptBreakdown | null;
  /** Unfinished entries by due time. */
  queue(): readonly QueueEntry[];
  /** The unfinished entry of this kind about this subject. */
  queued(kind: QueueKind, subject: QueueSubject): QueueEntry | null;
  /** How many *print* entries about this subject reached the printer. */
  printsOf(subject: QueueSubject): number;
  /** Whether one was ever asked for, whatever became of it. */
  wasPrintAsked(subject: QueueSubject): boolean;
  /** What became of the last of them. */
  lastPrint(
    subject: QueueSubject,
  ): { readonly entryId: number; readonly how: PrintEnd; readonly atMs: number } | null;
  /** Prints that may not be on paper, ended since then and not asked for again; oldest first. */
  unsurePrints(sinceMs: number): readonly QueueEntry[];
  /**
   * Paid payments of the sales of one business day, and how much of them has been cancelled since. Those
   * of other tills that were taken over do not count.
   */
  totals(businessDay: string): {
    readonly count: number;
    readonly paidWon: Won;
    readonly cancelledWon: Won;
  };
  /** Open payments: how many, and since when the oldest. */
  counts(): { readonly open: number; readonly oldestOpenMs: number | null };
  /** Rows met since the start that could not be understood. */
  unreadable(): readonly UnreadableRow[];
};
