import type { Attempt } from '../../domain/attempt.ts';
import { type Books, insertSql, updateSql } from '../books.ts';
import type { LedgerReads, LedgerTx } from '../ledger.ts';
import { StaleRow } from '../ledger-failure.ts';
import {
  flagOrNullIn,
  type Row,
  textIn,
  textOrNullIn,
  wholeIn,
  wholeOrNullIn,
} from '../row-values.ts';

const endColumns = ['ended_ms', 'sent', 'outcome', 'code', 'message'] as const;
const columns = ['merchant_uid', 'number', 'started_ms', 'look_up_before', ...endColumns] as const;

type Writes = Pick<LedgerTx, 'insertAttempt' | 'finishAttempt'>;

export function attemptWrites({ query, writing, noteRow }: Books): Writes {
  // A cancel's re-read shows one row only; it says nothing about failed ones.
  const lastAnswered = query<[string]>(`SELECT max(look_up_id) AS id FROM look_ups
      WHERE merchant_uid = ? AND reading <> 'no-answer' AND purpose <> 'cancel'`);
  const insert = writing(insertSql('attempts', columns));
  const where = 'merchant_uid = @merchant_uid AND number = @number AND ended_ms IS NULL';
  const finish = writing(updateSql('attempts', endColumns, where));

  function note(action: string, attempt: Attempt, row: Row | undefined): void {
    const { merchantUid, number, sent, outcome, code } = attempt;
    if (!row) throw new StaleRow('attempt', `${merchantUid}/${number}`);
    const detail = { number, sent, outcome, code };
    noteRow({ table: 'attempts', action, object: merchantUid, detail, row });
  }

  return {
    insertAttempt(attempt) {
      const { merchantUid, number, startedMs } = attempt;
      const before = wholeOrNullIn(lastAnswered.get(merchantUid) ?? {}, 'id');
      const start = { number, started_ms: startedMs, look_up_before: before };
      const row = insert({ merchant_uid: merchantUid, ...start, ...endParams(attempt) });
      note('attempt-begun', attempt, row);
    },
    finishAttempt(attempt) {
      const { merchantUid, number } = attempt;
      const row = finish({ merchant_uid: merchantUid, number, ...endParams(attempt) });
      note('attempt-ended', attempt, row);
    },
  };
}

export function attemptReads({ query, rows }: Books): Pick<LedgerReads, 'attempts'> {
  const ofPayment = query<[string]>(
    'SELECT * FROM attempts WHERE merchant_uid = ? ORDER BY number',
  );
  return {
    attempts: (merchantUid) => rows.all('attempts', ofPayment.all(merchantUid), attemptOf),
  };
}

function endParams(
  attempt: Attempt,
): Readonly<Record<(typeof endColumns)[number], string | number | null>> {
  const { endedMs, sent, outcome, code, message } = attempt;
  return { ended_ms: endedMs, sent: sent === null ? null : Number(sent), outcome, code, message };
}

function attemptOf(row: Row): Attempt {
  return {
    merchantUid: textIn(row, 'merchant_uid'),
    number: wholeIn(row, 'number'),
    startedMs: wholeIn(row, 'started_ms'),
    endedMs: wholeOrNullIn(row, 'ended_ms'),
    sent: flagOrNullIn(row, 'sent'),
    outcome: textOrNullIn(row, 'outcome'),
    code: textIn(row, 'code'),
    message: textIn(row, 'message'),
  };
}
