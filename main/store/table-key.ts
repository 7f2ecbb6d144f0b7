import type { Row } from './row-values.ts';

/** Every table whose rows are read back into records. */
export type Table =
  | 'sales'
  | 'payments'
  | 'attempts'
  | 'look_ups'
  | 'told'
  | 'cancels'
  | 'breakdowns'
  | 'queue'
  | 'issuances'
  | 'point_balances';

const keyColumns: { readonly [T in Table]: readonly string[] } = {
  sales: ['sale_id'],
  payments: ['merchant_uid'],
  attempts: ['merchant_uid', 'number'],
  look_ups: ['look_up_id'],
  told: ['told_id'],
  cancels: ['cancel_id'],
  breakdowns: ['breakdown_id'],
  queue: ['entry_id'],
  issuances: ['request_id'],
  point_balances: ['balance_id'],
};

/** What a row is called, in the audit and to a person: its key, parts joined by a slash. */
export function keyOf(table: Table, row: Row): string {
  return keyColumns[table].map((column) => String(row[column])).join('/');
}
