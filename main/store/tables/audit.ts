import type { Secret } from '../../secrets/secret.ts';
import { insertSql, type Statements } from '../books.ts';
import { hashOf, noHash } from '../chain.ts';
import type { AuditDetail, ChainHead } from '../ledger.ts';
import { type Row, textIn, wholeIn } from '../row-values.ts';
import type { Table } from '../table-key.ts';

const columns = [
  'seq',
  'at_ms',
  'actor',
  'action',
  'object',
  'detail',
  'keyed',
  'prev_hash',
  'hash',
] as const;

/** Which row was written and what it looked like; `AuditDetail` has no objects, so none is mistaken for it. */
export type RowMark = { readonly table: Table; readonly key: string; readonly digest: string };

/** What one audit row says. */
export type AuditEntry = {
  readonly atMs: number;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly detail: AuditDetail;
  /** Null for an act that wrote no row. */
  readonly row: RowMark | null;
};

/** The audit: every row holds the hash of the one before it. */
export type Audit = {
  append(entry: AuditEntry): void;
  head(): ChainHead;
  hashAt(seq: number): string | null;
  /** The first row that does not follow from the one before it, of the whole or of the last rows. */
  wrongSeq(lastRows: number | undefined): number | null;
};

export function auditTable({ query, writing }: Statements, macKey: Secret | null): Audit {
  const last = query<[]>('SELECT seq, hash FROM audit WHERE seq = (SELECT max(seq) FROM audit)');
  const insert = writing(insertSql('audit', columns));
  const from = query<[number]>('SELECT * FROM audit WHERE seq >= ? ORDER BY seq');
  const hashAt = query<[number]>('SELECT hash FROM audit WHERE seq = ?');

  function head(): ChainHead {
    const row = last.get();
    return row ? { seq: wholeIn(row, 'seq'), hash: textIn(row, 'hash') } : { seq: 0, hash: noHash };
  }

  return {
    head,
    hashAt(seq) {
      const row = hashAt.get(seq);
      return row ? textIn(row, 'hash') : null;
    },
    append({ atMs, actor, action, object, detail, row }) {
      const { seq, hash } = head();
      const said = {
        actor,
        action,
        object,
        detail: JSON.stringify(row ? { ...detail, row } : detail),
      };
      const link = { ...said, seq: seq + 1, atMs, prevHash: hash };
      insert({
        ...said,
        seq: link.seq,
        at_ms: atMs,
        keyed: macKey ? 1 : 0,
        prev_hash: hash,
        hash: hashOf(link, macKey),
      });
    },
    wrongSeq(lastRows) {
      const first = lastRows === undefined ? 1 : Math.max(1, head().seq - lastRows + 1);
      const before = first === 1 ? undefined : hashAt.get(first - 1);
      let next = { seq: first, prevHash: before ? textIn(before, 'hash') : noHash };
      for (const row of from.each(first)) {
        if (!isNext(row, next, macKey)) return next.seq;
        next = { seq: next.seq + 1, prevHash: String(row['hash']) };
      }
      return null;
    },
  };
}

/** Whether a row follows the one before it. Without the key a keyed row's own hash is taken as it is. */
function isNext(
  row: Row,
  expected: { readonly seq: number; readonly prevHash: string },
  macKey: Secret | null,
): boolean {
  if (row['seq'] !== expected.seq || row['prev_hash'] !== expected.prevHash) return false;
  const keyed = row['keyed'] === 1;
  if (keyed && !macKey) return true;
  const link = {
    ...expected,
    atMs: Number(row['at_ms']),
    actor: String(row['actor']),
    action: String(row['action']),
    object: String(row['object']),
    detail: String(row['detail']),
  };
  return row['hash'] === hashOf(link, keyed ? macKey : null);
}
