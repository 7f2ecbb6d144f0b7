import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { OpenMatter } from '../domain/open-matter.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { applicationId } from './connection.ts';
import { newestVersion, versionOf } from './migrate.ts';
import { type Row, textIn, type Words, wholeIn, wordIn } from './row-values.ts';

/** A ledger is there, but what is open in it cannot be told. */
export type CannotTell = { readonly kind: 'cannot-tell' };

const busyMs = 1_000;
const standings: Words<OpenMatter['standing']> = { open: true, waiting: true, watched: true };
const openStates = `('created', 'waiting', 'sending', 'unknown')`;
const openMatters = `
  SELECT order_no, CASE state WHEN 'waiting' THEN 'waiting' ELSE 'open' END AS standing,
    fingerprint, 0 AS looks
  FROM payments WHERE state IN ${openStates}
  UNION ALL
  SELECT order_no, CASE cancels.state WHEN 'created' THEN 'waiting' ELSE 'open' END, fingerprint, 0
  FROM cancels JOIN payments USING (merchant_uid) WHERE cancels.state IN ${openStates}
  UNION ALL
  SELECT order_no, 'watched', fingerprint, tries
  FROM queue JOIN payments ON merchant_uid = subject
  WHERE about = 'watch' AND finished_ms IS NULL`;

/** A request for points whose answer was lost: only a person can tell what became of it. */
export type LostRequest = {
  readonly requestId: string;
  /** Of the Bunjang account it was made under. */
  readonly fingerprint: string;
};

const lostRequests = `
  SELECT request_id, fingerprint FROM issuances WHERE state IN ('sending', 'needs-person')`;

/**
 * What is not over in a ledger that is not open now. Changes nothing in the file; no file is none. Fails
 * when there is one that cannot be understood.
 */
export function openMattersIn(file: string): Result<readonly OpenMatter[], CannotTell> {
  return foundIn(file, openMatters, matterOf);
}

/** The same for requests for points of which nobody knows yet. */
export function lostRequestsIn(file: string): Result<readonly LostRequest[], CannotTell> {
  return foundIn(file, lostRequests, (row) => ({
    requestId: textIn(row, 'request_id'),
    fingerprint: textIn(row, 'fingerprint'),
  }));
}

function foundIn<T>(
  file: string,
  sql: string,
  read: (row: Row) => T,
): Result<readonly T[], CannotTell> {
  try {
    return isThere(file) ? rowsIn(file, sql, read) : ok([]);
  } catch {
    return fail({ kind: 'cannot-tell' });
  }
}

/** A log without its file is what is left of a ledger that somebody took away. */
function isThere(file: string): boolean {
  const [books, log] = [file, `${file}-wal`].map((path) =>
    statSync(path, { throwIfNoEntry: false }),
  );
  return books !== undefined || (log?.size ?? 0) > 0;
}

function rowsIn<T>(
  file: string,
  sql: string,
  read: (row: Row) => T,
): Result<readonly T[], CannotTell> {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: busyMs });
  try {
    const version = versionOf(db);
    const isOurs = db.pragma('application_id', { simple: true }) === applicationId;
    if (!isOurs || version < 1 || version > newestVersion) return fail({ kind: 'cannot-tell' });
    return ok(db.prepare<[], Row>(sql).all().map(read));
  } finally {
    db.close();
  }
}

function matterOf(row: Row): OpenMatter {
  return {
    orderNo: textIn(row, 'order_no'),
    standing: wordIn(row, 'standing', standings),
    fingerprint: textIn(row, 'fingerprint'),
    looks: wholeIn(row, 'looks'),
  };
}
