import type { Secret } from '../secrets/secret.ts';
import type { Statements } from './books.ts';
import { hashOf, noHash } from './chain.ts';
import type { Row } from './row-values.ts';

/** Called after every row; what it throws ends the reading. */
export type Step = () => void;

/**
 * The first audit row that does not follow from the one before it, of all or of the last `lastRows`;
 * null when all do. Reads row by row.
 */
export function firstWrongSeq(
  { query }: Pick<Statements, 'query'>,
  macKey: Secret | null,
  { lastRows, step }: { readonly lastRows?: number | undefined; readonly step?: Step },
): number | null {
  const { last } = query<[]>('SELECT max(seq) AS last FROM audit').get() ?? {};
  const first = lastRows === undefined ? 1 : Math.max(1, Number(last) - lastRows + 1);
  const before =
    first === 1
      ? undefined
      : query<[number]>('SELECT hash FROM audit WHERE seq = ?').get(first - 1);
  let next = { seq: first, prevHash: before ? String(before['hash']) : noHash };
  for (const row of query<[number]>('SELECT * FROM audit WHERE seq >= ? ORDER BY seq').each(
    first,
  )) {
    if (!isNext(row, next, macKey)) return next.seq;
    next = { seq: next.seq + 1, prevHash: String(row['hash']) };
    step?.();
  }
  return null;
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
