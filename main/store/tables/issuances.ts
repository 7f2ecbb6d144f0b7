import type { Account } from '../../domain/payment.ts';
import type { Issuance } from '../../domain/points/shop-issuance.ts';
import { type Books, insertSql, updateSql } from '../books.ts';
import type { AuditDetail, LedgerReads, LedgerTx } from '../ledger.ts';
import { StaleRow } from '../ledger-failure.ts';
import type { Row } from '../row-values.ts';
import {
  issuanceFactParams,
  issuanceFacts,
  issuanceOf,
  issuanceVersionParams,
  issuanceVersions,
} from './issuance-row.ts';

type Writes = Pick<LedgerTx, 'insertIssuance' | 'saveIssuance'>;
type Reads = Pick<LedgerReads, 'issuance' | 'issuanceByNumber' | 'liveIssuances' | 'issuances'>;

export function issuanceWrites({ writing, noteRow }: Books): Writes {
  const insert = writing(insertSql('issuances', [...issuanceFacts, ...issuanceVersions]));
  const where = 'request_id = @request_id AND version = @version - 1';
  const save = writing(updateSql('issuances', issuanceVersions, where));

  function note(issuance: Issuance, row: Row | undefined): void {
    const { requestId, state } = issuance;
    if (!row) throw new StaleRow('issuance', requestId);
    const detail = auditDetailOf(issuance);
    const action = `issuance-${state.at}`;
    noteRow({ table: 'issuances', action, object: requestId, detail, row });
  }

  return {
    insertIssuance: (issuance) =>
      note(
        issuance,
        insert({ ...issuanceFactParams(issuance), ...issuanceVersionParams(issuance) }),
      ),
    saveIssuance: (issuance) =>
      note(issuance, save({ request_id: issuance.requestId, ...issuanceVersionParams(issuance) })),
  };
}

export function issuanceReads({ query, rows }: Books): Reads {
  const newestFirst = 'ORDER BY requested_ms DESC, request_id DESC';
  const byId = query<[string]>('SELECT * FROM issuances WHERE request_id = ?');
  const byNumber = query<[string, string, string, string]>(`SELECT * FROM issuances
      WHERE issuance_id = ? AND fingerprint = ? AND origin = ? AND mode = ?`);
  // As in the partial index `issuances_live`: SQLite takes it only for these very words.
  const live = query<[]>(`SELECT * FROM issuances
      WHERE state IN ('sending', 'needs-person')
        OR status IN ('waited', 'ready', 'other') OR cancel_ms IS NOT NULL
      ORDER BY requested_ms, request_id`);
  const newest = query<[number]>(`SELECT * FROM issuances WHERE requested_ms <= ? ${newestFirst}`);
  return {
    issuance: (requestId) => rows.one('issuances', byId.get(requestId), issuanceOf),
    issuanceByNumber: ({ mode, origin, fingerprint }: Account, issuanceId) =>
      rows.one('issuances', byNumber.get(issuanceId, fingerprint, origin, mode), issuanceOf),
    liveIssuances: () => rows.all('issuances', live.all(), issuanceOf),
    issuances: (limit) =>
      rows.first(limit, 'issuances', newest.each(Number.MAX_SAFE_INTEGER), issuanceOf),
  };
}

/** Figures and words; where to pay in stands in the row only. */
function auditDetailOf(issuance: Issuance): AuditDetail {
  const { version, amountWon, balanceBeforeWon, evidence } = issuance;
  const { issuance_id, status, status_text, cancel_ms, code, reason } =
    issuanceVersionParams(issuance);
  const said = Object.entries({
    issuance_id,
    status,
    status_text,
    cancel_ms,
    code,
    reason,
    evidence,
  });
  const known = Object.fromEntries(said.filter(([, value]) => value !== null));
  return { version, amountWon, balanceBeforeWon, ...known };
}
