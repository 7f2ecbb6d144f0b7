import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Secret } from '../secrets/secret.ts';
import { connect, problemOf } from './connection.ts';
import { takeLease } from './lease.ts';
import type { Ledger } from './ledger.ts';
import { codeOf, type LedgerFailure, stopKindOf } from './ledger-failure.ts';
import { prepareFile } from './ledger-file.ts';
import { keepMeta, metaOf } from './meta.ts';
import { migrate } from './migrate.ts';
import { newLedger } from './new-ledger.ts';

/** Where the ledger lies and what it needs from outside. */
export type LedgerOptions = {
  /** One file per mode. */
  readonly file: string;
  /** Signs the audit chain; null when there is no keychain. */
  readonly macKey: Secret | null;
  /** Epoch ms. */
  readonly nowMs: () => number;
};

/**
 * Opens the ledger, making or upgrading the file where needed. What comes back as open has been
 * written to once, so a disk that takes no writes shows itself here. Opening takes the ledger over: an
 * earlier holder, should it still live, writes nothing from then on.
 */
export function openLedger(options: LedgerOptions): Result<Ledger, LedgerFailure> {
  // Absolute, so that SQLite never reads it as a `file:` address.
  const file = resolve(options.file);
  try {
    const prepared = prepareFile(file);
    if (!prepared.ok) return prepared;
    return openPrepared(connect(file), options);
  } catch (error) {
    return fail(openFailureOf(error));
  }
}

function openPrepared(
  db: Database.Database,
  options: LedgerOptions,
): Result<Ledger, LedgerFailure> {
  try {
    const problem = problemOf(db);
    if (problem !== null) {
      db.close();
      return fail({ kind: 'broken', detail: problem });
    }
    migrate(db);
    const endedWell = metaOf(db, 'ended') !== '0';
    const fence = markOpened(db, options.nowMs());
    return ok(newLedger(db, { ...options, endedWell, fence }));
  } catch (error) {
    db.close();
    throw error;
  }
}

/** One transaction; `end` takes the second mark back. Answers with the fence of this holder. */
function markOpened(db: Database.Database, nowMs: number): number {
  const mark = db.transaction(() => {
    keepMeta(db, 'opened_ms', String(nowMs));
    keepMeta(db, 'ended', '0');
    return takeLease(db);
  });
  return mark.immediate();
}

/** Only what the disk or the file can cause; a bug is thrown on. */
function openFailureOf(error: unknown): LedgerFailure {
  const kind = stopKindOf(error) ?? (error instanceof Database.SqliteError ? 'broken' : null);
  if (kind === null) throw error;
  return kind === 'broken' ? { kind, detail: codeOf(error) } : { kind };
}
