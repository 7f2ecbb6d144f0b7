import type { Statements } from './books.ts';
import { digestOf } from './chain.ts';
import { keyOf, type Table } from './table-key.ts';
import type { Step } from './verify-chain.ts';

/** Tables whose every change is in the audit, with what the row looked like afterwards. */
const tables: readonly Table[] = [
  'sales',
  'payments',
  'attempts',
  'look_ups',
  'told',
  'cancels',
  'issuances',
  'point_balances',
  'breakdowns',
];

/**
 * Compares every row with what the audit last said of it. Null when all agree; else the number of the
 * audit row that a table contradicts, or 0 for a row that the audit never saw. Reads everything.
 */
export function contradictedSeq({ query }: Pick<Statements, 'query'>, step?: Step): number | null {
  const lastSeqs = query<[]>(
    `SELECT detail ->> '$.row.table' AS of_table, detail ->> '$.row.key' AS of_key, max(seq) AS seq
      FROM audit WHERE detail ->> '$.row.digest' IS NOT NULL GROUP BY 1, 2`,
  );
  const digestAt = query<[number]>(
    `SELECT detail ->> '$.row.digest' AS digest FROM audit WHERE seq = ?`,
  );
  const expected = new Map<string, number>();
  for (const row of lastSeqs.each()) {
    expected.set(`${row['of_table']} ${row['of_key']}`, Number(row['seq']));
  }
  for (const table of tables) {
    for (const row of query<[]>(`SELECT * FROM ${table}`).each()) {
      const name = `${table} ${keyOf(table, row)}`;
      const seq = expected.get(name);
      if (seq === undefined) return 0;
      if (digestAt.get(seq)?.['digest'] !== digestOf(row)) return seq;
      expected.delete(name);
      step?.();
    }
  }
  // What is left was in the books once and is not any more.
  const [gone] = expected.values();
  return gone ?? null;
}
