import type { LookUp, SeenRow } from '../../domain/attempt.ts';
import { type Books, insertSql } from '../books.ts';
import type { LedgerReads, LedgerTx } from '../ledger.ts';
import { objectsIn, type Row, textIn, wholeIn, wordIn } from '../row-values.ts';
import { lookUpPurposes } from '../words.ts';

type Reads = Pick<LedgerReads, 'lookUps' | 'lastLookUp' | 'failedBefore'>;

const columns = ['merchant_uid', 'at_ms', 'purpose', 'reading', 'rows'] as const;

export function lookUpWrites({ writing, noteRow }: Books): Pick<LedgerTx, 'insertLookUp'> {
  const insert = writing(insertSql('look_ups', columns));
  return {
    insertLookUp(lookUp) {
      const { merchantUid, atMs, purpose, reading, rows } = lookUp;
      const row = insert({
        merchant_uid: merchantUid,
        at_ms: atMs,
        purpose,
        reading,
        rows: JSON.stringify(rows.map(seenRowParams)),
      });
      const detail = { purpose, reading, rows: rows.length };
      noteRow({
        table: 'look_ups',
        action: 'look-up',
        object: merchantUid,
        detail,
        row: row ?? {},
      });
    },
  };
}

export function lookUpReads({ query, rows }: Books): Reads {
  const ofPayment = query<[string]>(
    'SELECT * FROM look_ups WHERE merchant_uid = ? ORDER BY look_up_id',
  );
  const last = query<[string]>(
    'SELECT * FROM look_ups WHERE merchant_uid = ? ORDER BY look_up_id DESC LIMIT 1',
  );
  const beforeLatest = query<[string]>(`SELECT * FROM look_ups WHERE look_up_id = (
      SELECT look_up_before FROM attempts WHERE merchant_uid = ? ORDER BY number DESC LIMIT 1)`);
  return {
    lookUps: (merchantUid) => rows.all('look_ups', ofPayment.all(merchantUid), lookUpOf),
    lastLookUp: (merchantUid) => rows.one('look_ups', last.get(merchantUid), lookUpOf),
    failedBefore(merchantUid) {
      const before = rows.one('look_ups', beforeLatest.get(merchantUid), lookUpOf);
      const failed = before?.rows.filter((row) => row.status === 'failed') ?? [];
      return new Set(failed.map((row) => row.impUid));
    },
  };
}

/** Only what is declared: whatever else an object carries is not kept. */
function seenRowParams(seen: SeenRow): SeenRow {
  const { impUid, status, amountWon, cancelAmountWon, currency } = seen;
  return { impUid, status, amountWon, cancelAmountWon, currency };
}

function lookUpOf(row: Row): LookUp {
  return {
    merchantUid: textIn(row, 'merchant_uid'),
    atMs: wholeIn(row, 'at_ms'),
    purpose: wordIn(row, 'purpose', lookUpPurposes),
    reading: textIn(row, 'reading'),
    rows: objectsIn(row, 'rows').map(seenRowOf),
  };
}

function seenRowOf(row: Row): SeenRow {
  return {
    impUid: textIn(row, 'impUid'),
    status: textIn(row, 'status'),
    amountWon: wholeIn(row, 'amountWon'),
    cancelAmountWon: wholeIn(row, 'cancelAmountWon'),
    currency: textIn(row, 'currency'),
  };
}
