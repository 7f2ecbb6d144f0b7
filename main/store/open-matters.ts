import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../domain/result.ts';
import { applicationId } from './connection.ts';
import { newestVersion, versionOf } from './migrate.ts';

/** A ledger is there, but what is open in it cannot be told. */
export type CannotTell = { readonly kind: 'cannot-tell' };

const busyMs = 1_000;
const openStates = `('created', 'waiting', 'sending', 'unknown')`;
const openOrders = `
  SELECT order_no FROM payments WHERE state IN ${openStates}
  UNION ALL
  SELECT payments.order_no FROM cancels JOIN payments USING (merchant_uid)
  WHERE cancels.state IN ${openStates}`;

/**
 * The order numbers of the open payments and cancels in a ledger that is not open now, one for each.
 * Changes nothing in the file; no file is none. Fails when there is one that cannot be understood.
 */
export function openOrdersIn(file: string): Result<readonly string[], CannotTell> {
  try {
    return isThere(file) ? ordersIn(file) : ok([]);
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

function ordersIn(file: string): Result<readonly string[], CannotTell> {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: busyMs });
  try {
    const version = versionOf(db);
    const isOurs = db.pragma('application_id', { simple: true }) === applicationId;
    if (!isOurs || version < 1 || version > newestVersion) return fail({ kind: 'cannot-tell' });
    return ok(db.prepare<[], string>(openOrders).pluck().all());
  } finally {
    db.close();
  }
}
