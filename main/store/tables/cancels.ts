import type { Cancel } from '../../domain/cancel.ts';
import { type Books, insertSql, updateSql } from '../books.ts';
import type { LedgerReads, LedgerTx } from '../ledger.ts';
import { StaleRow } from '../ledger-failure.ts';
import {
  type Row,
  textIn,
  textOrNullIn,
  wholeIn,
  wholeOrNullIn,
  wonIn,
  wonOrNullIn,
  wordIn,
  wordOrNullIn,
} from '../row-values.ts';
import { cancelStates, declineReasons } from '../words.ts';

type Writes = Pick<LedgerTx, 'insertCancel' | 'saveCancel'>;
type Reads = Pick<LedgerReads, 'cancel' | 'cancels' | 'openCancels'>;
type Value = string | number | null;

const factColumns = [
  'cancel_id',
  'merchant_uid',
  'imp_uid',
  'amount_won',
  'tax_free_won',
  'checksum_won',
  'reason',
  'created_ms',
] as const;
const versionColumns = [
  'state',
  'version',
  'found_won',
  'declined',
  'code',
  'message',
  'pg_tid',
  'receipt_url',
  'done_ms',
  'updated_ms',
] as const;

export function cancelWrites({ writing, noteRow }: Books): Writes {
  const insert = writing(insertSql('cancels', [...factColumns, ...versionColumns]));
  const where = 'cancel_id = @cancel_id AND version = @version - 1';
  const save = writing(updateSql('cancels', versionColumns, where));

  function note(cancel: Cancel, row: Row | undefined): void {
    const { cancelId, merchantUid, amountWon, checksumWon, state, version } = cancel;
    if (!row) throw new StaleRow('cancel', cancelId);
    const { declined, code, foundWon } = cancel;
    const detail = { merchantUid, amountWon, checksumWon, version, foundWon, declined, code };
    noteRow({ table: 'cancels', action: state, object: cancelId, detail, row });
  }

  return {
    insertCancel: (cancel) =>
      note(cancel, insert({ ...factParams(cancel), ...versionParams(cancel) })),
    saveCancel: (cancel) =>
      note(cancel, save({ cancel_id: cancel.cancelId, ...versionParams(cancel) })),
  };
}

export function cancelReads({ query, rows }: Books): Reads {
  const oldestFirst = 'ORDER BY created_ms, cancel_id';
  const byId = query<[string]>('SELECT * FROM cancels WHERE cancel_id = ?');
  const ofPayment = query<[string]>(`SELECT * FROM cancels WHERE merchant_uid = ? ${oldestFirst}`);
  const open = query<[]>(
    `SELECT * FROM cancels WHERE state IN ('created', 'sending', 'unknown') ${oldestFirst}`,
  );
  return {
    cancel: (cancelId) => rows.one('cancels', byId.get(cancelId), cancelOf),
    cancels: (merchantUid) => rows.all('cancels', ofPayment.all(merchantUid), cancelOf),
    openCancels: () => rows.all('cancels', open.all(), cancelOf),
  };
}

function factParams(cancel: Cancel): Readonly<Record<(typeof factColumns)[number], Value>> {
  return {
    cancel_id: cancel.cancelId,
    merchant_uid: cancel.merchantUid,
    imp_uid: cancel.impUid,
    amount_won: cancel.amountWon,
    tax_free_won: cancel.taxFreeWon,
    checksum_won: cancel.checksumWon,
    reason: cancel.reason,
    created_ms: cancel.createdMs,
  };
}

function versionParams(cancel: Cancel): Readonly<Record<(typeof versionColumns)[number], Value>> {
  const { state, version, declined, code, message } = cancel;
  return {
    state,
    version,
    found_won: cancel.foundWon,
    declined,
    code,
    message,
    pg_tid: cancel.pgTid,
    receipt_url: cancel.receiptUrl,
    done_ms: cancel.doneMs,
    updated_ms: cancel.updatedMs,
  };
}

function cancelOf(row: Row): Cancel {
  return {
    cancelId: textIn(row, 'cancel_id'),
    merchantUid: textIn(row, 'merchant_uid'),
    impUid: textIn(row, 'imp_uid'),
    amountWon: wonIn(row, 'amount_won'),
    taxFreeWon: wonOrNullIn(row, 'tax_free_won'),
    checksumWon: wonIn(row, 'checksum_won'),
    reason: textIn(row, 'reason'),
    createdMs: wholeIn(row, 'created_ms'),
    state: wordIn(row, 'state', cancelStates),
    version: wholeIn(row, 'version'),
    foundWon: wonOrNullIn(row, 'found_won'),
    declined: wordOrNullIn(row, 'declined', declineReasons),
    code: textIn(row, 'code'),
    message: textIn(row, 'message'),
    pgTid: textOrNullIn(row, 'pg_tid'),
    receiptUrl: textOrNullIn(row, 'receipt_url'),
    doneMs: wholeOrNullIn(row, 'done_ms'),
    updatedMs: wholeIn(row, 'updated_ms'),
  };
}
