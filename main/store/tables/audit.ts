import type { Secret } from '../../secrets/secret.ts';
import { insertSql, type Statements } from '../books.ts';
import { hashOf, noHash } from '../chain.ts';
import type { AuditDetail, ChainHead } from '../ledger.ts';
import { textIn, wholeIn } from '../row-values.ts';
import type { Table } from '../table-key.ts';
import { firstWrongSeq } from '../verify-chain.ts';

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
  /** When the last row was written; 0 while there is none. */
  lastAtMs(): number;
  /** The first row that does not follow from the one before it, of the whole or of the last rows. */
  wrongSeq(lastRows: number | undefined): number | null;
};

export function auditTable({ query, writing }: Statements, macKey: Secret | null): Audit {
  const last = query<[]>('SELECT seq, hash FROM audit WHERE seq = (SELECT max(seq) FROM audit)');
  const insert = writing(insertSql('audit', columns));
  const lastAt = query<[]>('SELECT at_ms FROM audit WHERE seq = (SELECT max(seq) FROM audit)');
  const hashAt = query<[number]>('SELECT hash FROM audit WHERE seq = ?');

  function head(): ChainHead {
    const row = last.get();
    return row ? { seq: wholeIn(row, 'seq'), hash: textIn(row, 'hash') } : { seq: 0, hash: noHash };
  }

  return {
    head,
    lastAtMs() {
      const row = lastAt.get();
      return row ? wholeIn(row, 'at_ms') : 0;
    },
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
    wrongSeq: (lastRows) => firstWrongSeq({ query }, macKey, { lastRows }),
  };
}
