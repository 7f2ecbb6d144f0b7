import type Database from 'better-sqlite3';
import type { AuditDetail } from './ledger.ts';
import type { Row } from './row-values.ts';
import type { Stopping } from './stopping.ts';
import type { Table } from './table-key.ts';
import type { RowReading } from './unreadable-rows.ts';

type Value = string | number | null;

/** Values for named parameters. */
export type Params = Readonly<Record<string, Value>>;

/** A SELECT, prepared once. */
export type Query<P extends readonly Value[]> = {
  get(...params: P): Row | undefined;
  all(...params: P): readonly Row[];
  /** Row by row; nothing may be written before it ends. */
  each(...params: P): IterableIterator<Row>;
};

/** The statements of one connection. What SQLite throws for a bad disk comes out as `LedgerStopped`. */
export type Statements = {
  query<P extends readonly Value[]>(sql: string): Query<P>;
  /** The first row that an INSERT or UPDATE with RETURNING wrote; undefined when it wrote none. */
  writing(sql: string): (params: Params) => Row | undefined;
};

/** What the modules of the tables stand on. */
export type Books = Statements & {
  readonly rows: RowReading;
  /** Epoch ms. */
  readonly nowMs: () => number;
  /** The number of this holder of the ledger. */
  readonly fence: number;
  /** Adds the audit row of a row that was just written; its digest goes into the chain. */
  readonly noteRow: (change: RowChange) => void;
};

/** A row as it now stands in its table. */
export type RowChange = {
  readonly table: Table;
  readonly action: string;
  readonly object: string;
  readonly detail: AuditDetail;
  readonly row: Row;
};

export function statementsOf(db: Database.Database, stopping: Stopping): Statements {
  return {
    query<P extends readonly Value[]>(sql: string) {
      const statement = db.prepare<Value[], Row>(sql);
      return {
        get: (...params: P) => stopping.guard(() => statement.get(...params)),
        all: (...params: P) => stopping.guard(() => statement.all(...params)),
        each: (...params: P) => guarded(() => statement.iterate(...params), stopping),
      };
    },
    writing(sql) {
      const statement = db.prepare<[Params], Row>(sql);
      return (params) => {
        // After SQLite undid a transaction by itself, what follows would be kept without the rest.
        if (!db.inTransaction) throw new Error('the ledger is written only inside `write`');
        return stopping.guard(() => statement.get(params));
      };
    },
  };
}

/** Begins with the first row asked for, and ends also when the reader stops half-way. */
function* guarded(begin: () => IterableIterator<Row>, stopping: Stopping): Generator<Row> {
  const rows = stopping.guard(begin);
  try {
    for (;;) {
      const step = stopping.guard(() => rows.next());
      if (step.done) return;
      yield step.value;
    }
  } finally {
    rows.return?.();
  }
}

/** An INSERT of `columns` from parameters of the same names, that answers with the row. */
export function insertSql(table: string, columns: readonly string[]): string {
  const values = columns.map((column) => `@${column}`);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')}) RETURNING *`;
}

/** An UPDATE of `columns` from parameters of the same names, that answers with the row. */
export function updateSql(table: string, columns: readonly string[], where: string): string {
  const setters = columns.map((column) => `${column} = @${column}`);
  return `UPDATE ${table} SET ${setters.join(', ')} WHERE ${where} RETURNING *`;
}
