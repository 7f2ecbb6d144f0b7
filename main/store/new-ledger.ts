import type Database from 'better-sqlite3';
import type { Secret } from '../secrets/secret.ts';
import { type Books, statementsOf } from './books.ts';
import { digestOf } from './chain.ts';
import type { Ledger, LedgerReads, LedgerTx } from './ledger.ts';
import { LedgerStopped } from './ledger-failure.ts';
import { checkRecordOf, keepCheckRecord, keepMeta, metaOf } from './meta.ts';
import { newStopping, type Stopping } from './stopping.ts';
import { keyOf } from './table-key.ts';
import { attemptReads, attemptWrites } from './tables/attempts.ts';
import { type AuditEntry, auditTable } from './tables/audit.ts';
import { breakdownReads, breakdownWrites } from './tables/breakdowns.ts';
import { cancelReads, cancelWrites } from './tables/cancels.ts';
import { issuanceReads, issuanceWrites } from './tables/issuances.ts';
import { lookUpReads, lookUpWrites } from './tables/look-ups.ts';
import { paymentFigures, paymentFinds, paymentLists, paymentWrites } from './tables/payments.ts';
import { balanceReads, balanceWrites } from './tables/point-balances.ts';
import { queueReads, queueWrites } from './tables/queue.ts';
import { saleReads, saleWrites } from './tables/sales.ts';
import { toldReads, toldWrites } from './tables/told.ts';
import { transactionsOf } from './transaction.ts';
import { newRowReading } from './unreadable-rows.ts';
import { contradictedSeq } from './verify-rows.ts';

/** Who and when come from the write under way. */
type Said = Omit<AuditEntry, 'atMs' | 'actor'>;

/** What is known when a connection was opened. */
export type Opening = {
  readonly macKey: Secret | null;
  readonly nowMs: () => number;
  readonly endedWell: boolean;
  /** This holder's number, from `takeLease`. */
  readonly fence: number;
};

/** The ledger over an open connection, which it closes. */
export function newLedger(
  db: Database.Database,
  { macKey, nowMs, endedWell, fence }: Opening,
): Ledger {
  const stopping = newStopping();
  const statements = statementsOf(db, stopping);
  const audit = auditTable(statements, macKey);
  let actor: string | null = null;

  function append(entry: Said): void {
    if (actor === null) throw new Error('an audit row belongs to a `write`');
    audit.append({ ...entry, atMs: nowMs(), actor });
  }

  const books: Books = {
    ...statements,
    rows: newRowReading(),
    nowMs,
    fence,
    noteRow: ({ table, action, object, detail, row }) =>
      append({
        action,
        object,
        detail,
        row: { table, key: keyOf(table, row), digest: digestOf(row) },
      }),
  };
  const tx = writesOf(books, append);

  const newestFence = statements.query<[]>('SELECT fence FROM lease WHERE id = 1');
  const isOurs = (): boolean => newestFence.get()?.['fence'] === fence;

  const owned = ownedBy(db, isOurs, stopping);

  function write<T>(who: string, act: (tx: LedgerTx) => T): T {
    if (actor !== null) throw new Error('a write inside a write');
    actor = who;
    try {
      const value = owned(() => act(tx));
      stopping.worked();
      return value;
    } finally {
      actor = null;
    }
  }

  return {
    id: metaOf(db, 'ledger_id') ?? '',
    endedWell,
    write,
    read: readsOf(books),
    ...fileActs(db, stopping, owned),
    isOurs,
    verifyChain(lastRows) {
      const seq =
        audit.wrongSeq(lastRows) ?? (lastRows === undefined ? contradictedSeq(statements) : null);
      return seq === null ? { ok: true } : { ok: false, seq };
    },
    chainHead: audit.head,
    lastWrittenMs: audit.lastAtMs,
    hashAt: audit.hashAt,
  };
}

/** One transaction, as long as nobody else has taken the ledger over. */
type Owned = <T>(act: () => T) => T;

function ownedBy(db: Database.Database, isOurs: () => boolean, stopping: Stopping): Owned {
  const inTransaction = transactionsOf(db);
  return (act) => {
    stopping.refuseIfForGood();
    return stopping.guard(() =>
      inTransaction(() => {
        if (!isOurs()) stopping.takenOver();
        return act();
      }),
    );
  };
}

/** What concerns the file, not what stands in its books. */
function fileActs(
  db: Database.Database,
  stopping: Stopping,
  owned: Owned,
): Pick<
  Ledger,
  | 'stopped'
  | 'hold'
  | 'release'
  | 'refuseIfHeld'
  | 'lastCheck'
  | 'keepCheck'
  | 'isPutBack'
  | 'keepVouched'
  | 'checkpoint'
  | 'close'
  | 'end'
> {
  return {
    stopped() {
      const kind = stopping.now();
      return kind === null ? null : { kind };
    },
    hold: stopping.hold,
    release: stopping.release,
    refuseIfHeld: stopping.refuseIfHeld,
    lastCheck: () => stopping.guard(() => checkRecordOf(db)),
    keepCheck: (record) => owned(() => keepCheckRecord(db, record)),
    isPutBack: () => stopping.guard(() => metaOf(db, 'put_back') === '1'),
    keepVouched: () => owned(() => keepMeta(db, 'put_back', '0')),
    checkpoint: () => void stopping.guard(() => db.pragma('wal_checkpoint(TRUNCATE)')),
    close: () => void db.close(),
    end() {
      try {
        owned(() => keepMeta(db, 'ended', '1'));
      } catch (error) {
        if (!(error instanceof LedgerStopped)) throw error;
      } finally {
        db.close();
      }
    },
  };
}

function writesOf(books: Books, append: (entry: Said) => void): LedgerTx {
  const { insertLookUp } = lookUpWrites(books);
  const { keepTold } = toldWrites(books);
  return {
    ...saleWrites(books),
    ...paymentWrites(books),
    ...attemptWrites(books),
    insertLookUp(lookUp) {
      insertLookUp(lookUp);
      keepTold(lookUp.merchantUid, lookUp.told ?? []);
    },
    keepTold,
    ...cancelWrites(books),
    ...breakdownWrites(books),
    ...queueWrites(books),
    ...issuanceWrites(books),
    ...balanceWrites(books),
    audit: (action, object, detail) => append({ action, object, detail, row: null }),
  };
}

function readsOf(books: Books): LedgerReads {
  return {
    ...saleReads(books),
    ...paymentFinds(books),
    ...paymentLists(books),
    ...paymentFigures(books),
    ...attemptReads(books),
    ...lookUpReads(books),
    ...toldReads(books),
    ...cancelReads(books),
    ...breakdownReads(books),
    ...queueReads(books),
    ...issuanceReads(books),
    ...balanceReads(books),
    unreadable: books.rows.met,
  };
}
