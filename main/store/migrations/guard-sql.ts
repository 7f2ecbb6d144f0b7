/** `words` name the trigger too: `payments: paid stays paid`. */
export function guard(table: string, words: string, event: string, when = '1'): string {
  return `CREATE TRIGGER "${table}: ${words}" BEFORE ${event} ON ${table} WHEN ${when}
BEGIN SELECT RAISE(ABORT, '${words}'); END;`;
}

/** Naming one of `columns` in an UPDATE is refused, whatever the value. */
export function fixed(table: string, columns: string): string {
  return guard(table, 'facts are fixed', `UPDATE OF ${columns}`);
}

/** INSERT OR REPLACE deletes without a DELETE trigger; so the key must be new. */
export function insertedOnce(table: string, same: string): string {
  return guard(table, 'inserted once', 'INSERT', `EXISTS (SELECT 1 FROM ${table} WHERE ${same})`);
}

export function neverDeleted(table: string): string {
  return guard(table, 'nothing is ever deleted', 'DELETE');
}
