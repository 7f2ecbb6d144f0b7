import type { Mode } from '../../../preload/views.ts';
import { type BookRow, wasPaid } from '../server/books.ts';

/** True where points of a customer went: in live a test payment takes none. */
export function isMoney(mode: Mode, row: BookRow): boolean {
  return wasPaid(row) && (mode !== 'live' || !row.sandbox);
}
