import type { UnreadableRow } from './ledger.ts';
import { Misread, type Row } from './row-values.ts';
import { keyOf, type Table } from './table-key.ts';

/** Reads rows, and remembers those that could not be read. */
export type RowReading = {
  /** One row as `parse` understands it; null when there is none, or when it cannot be understood. */
  one<T>(table: Table, row: Row | undefined, parse: (row: Row) => T): T | null;
  /** All rows that can be understood, in their order. */
  all<T>(table: Table, rows: readonly Row[], parse: (row: Row) => T): T[];
  /** The first `limit` that can be understood; asks for no more rows than it needs. */
  first<T>(limit: number, table: Table, rows: Iterable<Row>, parse: (row: Row) => T): T[];
  met(): readonly UnreadableRow[];
};

/** A reader that has met nothing yet. One per open ledger. */
export function newRowReading(): RowReading {
  const met = new Map<string, UnreadableRow>();

  function one<T>(table: Table, row: Row | undefined, parse: (row: Row) => T) {
    if (row === undefined) return null;
    try {
      return parse(row);
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      const key = keyOf(table, row);
      met.set(`${table} ${key}`, { table, key, problem: error.column });
      return null;
    }
  }

  return {
    one,
    all: (table, rows, parse) =>
      rows.map((row) => one(table, row, parse)).filter((value) => value !== null),
    first<T>(limit: number, table: Table, rows: Iterable<Row>, parse: (row: Row) => T) {
      const found: T[] = [];
      if (limit < 1) return found;
      for (const row of rows) {
        const value = one(table, row, parse);
        if (value !== null) found.push(value);
        if (found.length === limit) break;
      }
      return found;
    },
    met: () => [...met.values()],
  };
}
